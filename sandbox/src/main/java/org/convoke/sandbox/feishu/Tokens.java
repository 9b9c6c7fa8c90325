package org.convoke.sandbox.feishu;

import java.util.Optional;
import org.convoke.sandbox.feishu.State.Token;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// The app's tokens: two hours long; asking again gives the same one until its last half hour, then
/// a new one while the old one stays good. Source: tenant_access_token/internal, 2025-03-26.
final class Tokens {

  private static final long LIFETIME = 7200;
  private static final long RENEWED_BELOW = 1800;

  private final Tenant tenant;

  Tokens(Tenant tenant, Gate gate) {
    this.tenant = tenant;
    gate.open("POST", "/open-apis/auth/v3/tenant_access_token/internal", this::tenantToken);
    gate.open("POST", "/open-apis/auth/v3/app_access_token/internal", this::appToken);
  }

  private Answer tenantToken(Request request) {
    var token = current(request.json());
    return Answer.json(
        Json.of(
            "code",
            0,
            "msg",
            "ok",
            "tenant_access_token",
            token.value(),
            "expire",
            token.expiresAt() - tenant.parts().seconds()));
  }

  private Answer appToken(Request request) {
    var token = current(request.json());
    return Answer.json(
        Json.of(
            "code",
            0,
            "msg",
            "ok",
            "app_access_token",
            token.value(),
            "tenant_access_token",
            token.value(),
            "expire",
            token.expiresAt() - tenant.parts().seconds()));
  }

  private Token current(Body body) {
    check(body);
    var now = tenant.parts().seconds();
    var tokens = tenant.state().tokens;
    tokens.values().removeIf(token -> token.kind().equals("tenant") && token.expiresAt() <= now);
    return newest(now).orElseGet(() -> create(now));
  }

  private void check(Body body) {
    var app = tenant.app();
    if (body.text("app_id").isEmpty() || body.text("app_secret").isEmpty()) {
      throw Refusals.of(10003);
    }
    if (!body.text("app_id").equals(app.appId) || !body.text("app_secret").equals(app.appSecret)) {
      throw Refusals.of(10015);
    }
    if (!app.enabled) {
      throw Refusals.of(10014);
    }
  }

  private Optional<Token> newest(long now) {
    return tenant.state().tokens.values().stream()
        .filter(token -> token.kind().equals("tenant"))
        .filter(token -> token.expiresAt() - now >= RENEWED_BELOW)
        .findFirst();
  }

  private Token create(long now) {
    var value = "t-g%040d".formatted(tenant.state().next("token"));
    var token = new Token(value, "tenant", "", "", now + LIFETIME, "");
    tenant.state().tokens.put(value, token);
    return token;
  }
}
