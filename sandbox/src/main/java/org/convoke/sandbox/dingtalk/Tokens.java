package org.convoke.sandbox.dingtalk;

import org.convoke.sandbox.dingtalk.State.Token;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// The app's token of each host: two hours; asking again while it lives gives the same one and
/// renews it. Source: obtain-orgapp-token and obtain-the-access-token-of-an-internal-app.
final class Tokens {

  private static final long LIFETIME = 7200;

  private final Org org;

  Tokens(Org org, Gate gate) {
    this.org = org;
    gate.open("GET", "/gettoken", this::old);
    gate.open("POST", "/v1.0/oauth2/accessToken", this::token);
  }

  private Answer old(Request request) {
    if (!isRight(request.query("appkey"), request.query("appsecret"))) {
      throw Refusals.old(40089);
    }
    var fields = Json.of("access_token", current("old"), "expires_in", LIFETIME);
    return Answer.json(Gate.success(fields));
  }

  private Answer token(Request request) {
    var body = request.json();
    if (!isRight(body.text("appKey"), body.text("appSecret"))) {
      throw Refusals.of(400, "invalidClientIdOrSecret", "无效的clientId或者clientSecret");
    }
    return Answer.json(Json.of("accessToken", current("new"), "expireIn", LIFETIME));
  }

  private boolean isRight(String key, String secret) {
    return key.equals(org.app().appKey) && secret.equals(org.app().appSecret);
  }

  private String current(String kind) {
    var now = org.parts().seconds();
    var value =
        org.state().tokens.values().stream()
            .filter(token -> token.kind().equals(kind) && token.expiresAt() > now)
            .map(Token::value)
            .findFirst()
            .orElseGet(() -> "%s%029d".formatted(kind, org.state().next("token")));
    org.state().tokens.put(value, new Token(value, kind, "", "", now + LIFETIME));
    return value;
  }
}
