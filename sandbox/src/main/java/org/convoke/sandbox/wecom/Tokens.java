package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.wecom.State.Token;

/// The app's token, the same one as long as it lives, and the tickets of the JS-SDK. Source:
/// documents 91039, 96909.
final class Tokens {

  private static final long LIFETIME = 7200;

  private final Corp corp;

  Tokens(Corp corp, Gate gate) {
    this.corp = corp;
    gate.open("GET", "/cgi-bin/gettoken", this::token);
    gate.get("/cgi-bin/get_jsapi_ticket", _ -> ticket("corp"));
    gate.get("/cgi-bin/ticket/get", _ -> ticket("agent"));
    gate.get("/cgi-bin/getcallbackip", _ -> Json.of("ip_list", List.of("127.0.0.1")));
    gate.get("/cgi-bin/get_api_domain_ip", _ -> Json.of("ip_list", List.of("127.0.0.1")));
  }

  private Answer token(Request request) {
    var app = corp.app();
    if (!request.query("corpid").equals(app.corpId)) {
      throw Refusals.of(40013);
    }
    var ofContacts = request.query("corpsecret").equals(app.contactSecret);
    if (!ofContacts && !request.query("corpsecret").equals(app.secret)) {
      throw Refusals.of(40001);
    }
    var now = corp.parts().seconds();
    var token =
        corp.state().tokens.values().stream()
            .filter(t -> t.ofContacts() == ofContacts && t.expiresAt() > now)
            .findFirst()
            .orElseGet(() -> create(ofContacts, now));
    return Gate.success(
        Json.of("access_token", token.value(), "expires_in", token.expiresAt() - now));
  }

  private Token create(boolean ofContacts, long now) {
    var value = "wctoken%0200d".formatted(corp.state().next("token"));
    var token = new Token(value, ofContacts, now + LIFETIME);
    corp.state().tokens.put(value, token);
    return token;
  }

  private ObjectNode ticket(String kind) {
    return Json.of("ticket", "sandbox-ticket-" + kind, "expires_in", LIFETIME);
  }
}
