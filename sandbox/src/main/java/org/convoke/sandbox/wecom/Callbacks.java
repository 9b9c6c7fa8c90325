package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.MessageSeal;
import org.convoke.sandbox.shared.Pushes;
import org.convoke.sandbox.shared.SignInPage;

/// Pushes encrypted XML to the app's callback URL, three times in all until HTTP 200 came within 5
/// s. Source: document 91144; the pauses between the three are not documented.
final class Callbacks {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final List<Duration> LADDER =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(5));

  private final Corp corp;

  Callbacks(Corp corp) {
    this.corp = corp;
  }

  /// Pushes an event; pairs of element names and texts, where a name in lower case is put as it is.
  void push(String event, String changeType, Object... elements) {
    if (corp.app().callbackUrl.isEmpty()) {
      return;
    }
    var xml = new StringBuilder("<xml>");
    element(xml, "ToUserName", corp.app().corpId);
    element(xml, "FromUserName", "sys");
    element(xml, "CreateTime", corp.parts().seconds());
    element(xml, "MsgType", "event");
    element(xml, "Event", event);
    element(xml, "ChangeType", changeType);
    for (var index = 0; index < elements.length; index += 2) {
      element(xml, (String) elements[index], elements[index + 1]);
    }
    var text = xml.append("</xml>").toString();
    var name = changeType.isEmpty() ? event : event + "." + changeType;
    corp.parts()
        .pushes()
        .send(
            new Pushes.Push(
                name, () -> request(text), response -> response.statusCode() == 200, LADDER));
  }

  private static void element(StringBuilder xml, String name, Object value) {
    switch (value) {
      case Number number -> xml.append("<%s>%s</%s>".formatted(name, number, name));
      case Raw raw -> xml.append("<%s>%s</%s>".formatted(name, raw.xml(), name));
      default -> {
        if (!value.toString().isEmpty()) {
          xml.append("<%s><![CDATA[%s]]></%s>".formatted(name, value, name));
        }
      }
    }
  }

  /// Elements within an element.
  record Raw(String xml) {}

  private MessageSeal seal() {
    var app = corp.app();
    return new MessageSeal(app.token, app.encodingAesKey, app.corpId);
  }

  private String signed(String encrypted, String... more) {
    var timestamp = String.valueOf(corp.parts().seconds());
    var nonce = String.valueOf(Math.abs(System.nanoTime() % 1_000_000_000));
    var signature = seal().sign(timestamp, nonce, encrypted);
    var url =
        SignInPage.with(
            corp.app().callbackUrl,
            "msg_signature",
            signature,
            "timestamp",
            timestamp,
            "nonce",
            nonce);
    return SignInPage.with(url, more);
  }

  private HttpRequest request(String xml) {
    var encrypted = seal().encrypt(xml);
    var body =
        "<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[%s]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>"
            .formatted(corp.app().corpId, corp.app().agentId, encrypted);
    return Pushes.request(signed(encrypted), TIMEOUT)
        .header("Content-Type", "text/xml")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /// The console's check of a callback URL: the decrypted `echostr` must come back bare within a
  /// second.
  JsonNode verify() {
    var echo = "echo" + corp.state().next("echo");
    var encrypted = seal().encrypt(echo);
    var request =
        Pushes.request(signed(encrypted, "echostr", encrypted), Duration.ofSeconds(1))
            .GET()
            .build();
    return corp.parts()
        .unlocked(
            () -> {
              try {
                var response = corp.parts().pushes().ask(request);
                var right = response.statusCode() == 200 && echo.equals(response.body());
                return Json.of(
                    "ok", right, "status", response.statusCode(), "answer", response.body());
              } catch (IOException e) {
                return Json.of("ok", false, "status", 0, "answer", e.toString());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Json.of("ok", false, "status", 0, "answer", "interrupted");
              }
            });
  }
}
