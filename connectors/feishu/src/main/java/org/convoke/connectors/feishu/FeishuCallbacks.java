package org.convoke.connectors.feishu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import org.convoke.connectors.Callbacks;
import org.convoke.connectors.ReplayWindow;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.Phrase;

/// Takes what Feishu sends to the connection's address: the challenge, events of both schemas, and
/// clicks on cards. Thread-safe.
///
/// With an Encrypt Key everything must be encrypted, and everything but the challenge signed within
/// the [ReplayWindow]; without one the Verification Token alone tells Feishu from others. Sources:
/// event overview and webhook mode (2025-04), receive and decrypt (2025-06).
final class FeishuCallbacks implements Callbacks {

  private static final String JSON = "application/json; charset=utf-8";

  private final Settings settings;
  private final Events events;
  private final ReplayWindow window;

  FeishuCallbacks(Settings settings, Events events, Clock clock) {
    this.settings = settings;
    this.events = events;
    this.window = new ReplayWindow(clock);
  }

  @Override
  public Taken take(Inbound call) {
    var body = opened(call);
    requireToken(body);
    if (body.path("type").asText().equals("url_verification")) {
      var challenge = Ask.object("challenge", body.path("challenge").asText());
      return new Taken(JSON, Json.write(challenge), List.of());
    }
    settings.encryptKey().ifPresent(key -> requireSignature(call, key));
    requireApp(body);
    return new Taken(JSON, Json.write(Events.answer(body)), events.of(body));
  }

  private JsonNode opened(Inbound call) {
    var outer = parsed(call.body());
    if (settings.encryptKey().isEmpty()) {
      return outer;
    }
    return Seal.decrypt(settings.encryptKey().get(), outer.path("encrypt").asText())
        .map(FeishuCallbacks::parsed)
        .orElseThrow(
            () ->
                refused(
                    Phrase.of(
                        "无法用连接中的 Encrypt Key 解密",
                        "cannot be decrypted with the connection's Encrypt Key")));
  }

  private static JsonNode parsed(String text) {
    try {
      var node = Json.MAPPER.readTree(text);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // falls through to the same answer as any other text that is no object
    }
    throw new Invalid(
        "malformed-json", Phrase.of("回调的内容不是 JSON 对象。", "The callback is no JSON object."));
  }

  private void requireToken(JsonNode body) {
    var token = body.path("header").path("token").asText(body.path("token").asText());
    if (settings.verificationToken().isEmpty()) {
      if (settings.encryptKey().isEmpty()) {
        throw refused(
            Phrase.of(
                "连接没有填写 Encrypt Key 或 Verification Token",
                "the connection has neither Encrypt Key nor Verification Token"));
      }
    } else if (!Seal.areEqual(settings.verificationToken().get(), token)) {
      throw refused(Phrase.of("Verification Token 不符", "the Verification Token is another"));
    }
  }

  private void requireSignature(Inbound call, String key) {
    var timestamp = call.header("x-lark-request-timestamp").orElse("");
    var nonce = call.header("x-lark-request-nonce").orElse("");
    var signature = call.header("x-lark-signature").orElse("");
    if (!Seal.areEqual(Seal.signature(timestamp, nonce, key, call.body()), signature)) {
      throw refused(Phrase.of("签名不符", "the signature is wrong"));
    }
    if (!window.holdsSeconds(timestamp)) {
      throw refused(Phrase.of("签名已过期", "the signature is too old"));
    }
  }

  private void requireApp(JsonNode body) {
    var app = body.path("header").path("app_id").asText(body.path("event").path("app_id").asText());
    if (!app.isEmpty() && !app.equals(settings.appId())) {
      throw refused(Phrase.of("它属于另一个应用 %s", "it is of another app, %s", app));
    }
  }

  private static Forbidden refused(Phrase reason) {
    return new Forbidden(
        "callback-refused", Phrase.of("不接受此回调：%s。", "The callback is not taken: %s.", reason));
  }
}
