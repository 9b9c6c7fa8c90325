package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Base64;
import org.convoke.sandbox.feishu.State.Code;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.feishu.State.Token;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.SignInPage;

/// Signs persons in by OAuth 2.0. Sources: obtain-oauth-code, get-user-access-token and user_info,
/// 2026-03 and 2026-04.
final class SignIn {

  private static final long CODE_SECONDS = 300;
  private static final long TOKEN_SECONDS = 7200;
  private static final long REFRESH_SECONDS = 604_800;

  private final Tenant tenant;

  SignIn(Tenant tenant, Gate gate) {
    this.tenant = tenant;
    gate.open("GET", "/open-apis/authen/v1/authorize", this::authorize);
    gate.open("POST", "/open-apis/authen/v2/oauth/token", this::token);
    gate.user("GET", "/open-apis/authen/v1/user_info", (_, user) -> profile(user));
  }

  /// The page where one chooses who to be; `person=` in the query chooses at once, `deny=true`
  /// refuses.
  private Answer authorize(Request request) {
    var redirect = request.query("redirect_uri");
    var registered = tenant.app().redirectUris;
    if (!request.query("client_id").equals(tenant.app().appId)) {
      return Answer.text(400, "20002: unknown client_id");
    }
    if (redirect.isEmpty() || !registered.isEmpty() && !registered.contains(redirect)) {
      return Answer.text(400, "20029: redirect_uri is not registered");
    }
    if (!request.query("response_type", "code").equals("code")) {
      return Answer.text(400, "20001: response_type");
    }
    if (request.query("scope").split(" ").length > 50) {
      return Answer.text(400, "20027: more than 50 scopes");
    }
    if (request.query("deny").equals("true")) {
      return Answer.redirect(
          SignInPage.with(redirect, "error", "access_denied", "state", request.query("state")));
    }
    return request.query("person").isEmpty() ? page(request) : signedIn(request, redirect);
  }

  private Answer page(Request request) {
    var people =
        tenant.state().people.values().stream()
            .filter(p -> !tenant.isExternal(p) && !p.resigned)
            .map(p -> new SignInPage.Choice(p.openId, p.name, p.title))
            .toList();
    return SignInPage.of("飞书 Feishu", request, people);
  }

  private Answer signedIn(Request request, String redirect) {
    var person = tenant.person("open_id", request.query("person"));
    var code = "code%060d".formatted(tenant.state().next("code"));
    tenant
        .state()
        .codes
        .put(
            code,
            new Code(
                code,
                person.openId,
                redirect,
                request.query("code_challenge"),
                request.query("code_challenge_method", "plain"),
                request.query("scope"),
                tenant.parts().seconds() + CODE_SECONDS));
    return Answer.redirect(
        SignInPage.with(redirect, "code", code, "state", request.query("state")));
  }

  private Answer token(Request request) {
    var body = request.json();
    if (!body.text("client_id").equals(tenant.app().appId)
        || !body.text("client_secret").equals(tenant.app().appSecret)) {
      return refused(20002, "invalid_client", "The client secret is invalid.");
    }
    return switch (body.text("grant_type")) {
      case "authorization_code" -> byCode(body);
      case "refresh_token" -> byRefresh(body);
      default -> refused(20001, "unsupported_grant_type", "grant_type");
    };
  }

  private Answer byCode(Body body) {
    var code = tenant.state().codes.get(body.text("code"));
    if (code == null) {
      return refused(20003, "invalid_grant", "The authorization code is not found.");
    }
    if (code.openId().isEmpty()) {
      return refused(20065, "invalid_grant", "The authorization code has been used.");
    }
    // Used up whatever comes of it.
    tenant
        .state()
        .codes
        .put(code.value(), new Code(code.value(), "", "", "", "", "", code.expiresAt()));
    if (code.expiresAt() <= tenant.parts().seconds()) {
      return refused(20004, "invalid_grant", "The authorization code has expired.");
    }
    if (!body.text("redirect_uri").equals(code.redirectUri())) {
      return refused(20071, "invalid_grant", "The redirect_uri does not match.");
    }
    if (!code.challenge().isEmpty() && !challengeOf(code, body).equals(code.challenge())) {
      return refused(20049, "invalid_grant", "The code_verifier does not match.");
    }
    var person = tenant.person("open_id", code.openId());
    if (!person.available || person.resigned) {
      return refused(20010, "access_denied", "The user may not use the app.");
    }
    return issue(person, code.scope());
  }

  private static String challengeOf(Code code, Body body) {
    var verifier = body.text("code_verifier");
    return code.challengeMethod().equals("S256")
        ? Base64.getUrlEncoder().withoutPadding().encodeToString(Seal.sha256(verifier))
        : verifier;
  }

  private Answer byRefresh(Body body) {
    var wanted = body.text("refresh_token");
    var found =
        tenant.state().tokens.values().stream()
            .filter(t -> !wanted.isEmpty() && t.refresh().equals(wanted))
            .findFirst();
    if (found.isEmpty()) {
      return refused(20064, "invalid_grant", "The refresh token has been revoked.");
    }
    var old = found.get();
    if (old.expiresAt() - TOKEN_SECONDS + REFRESH_SECONDS <= tenant.parts().seconds()) {
      return refused(20037, "invalid_grant", "The refresh token has expired.");
    }
    var without =
        new Token(old.value(), old.kind(), old.openId(), old.scope(), old.expiresAt(), "");
    tenant.state().tokens.put(old.value(), without);
    return issue(tenant.person("open_id", old.openId()), old.scope());
  }

  private Answer issue(Person person, String scope) {
    var number = tenant.state().next("token");
    var offline = Arrays.asList(scope.split(" ")).contains("offline_access");
    var refresh = offline ? "ur-%01020d".formatted(number) : "";
    // As long as the real ones, so that too short a column is found here.
    var value = "u-%01020d".formatted(number);
    var expires = tenant.parts().seconds() + TOKEN_SECONDS;
    tenant
        .state()
        .tokens
        .put(value, new Token(value, "user", person.openId, scope, expires, refresh));
    var answer =
        Json.of(
            "code", 0,
            "access_token", value,
            "expires_in", TOKEN_SECONDS,
            "scope", scope,
            "token_type", "Bearer");
    if (offline) {
      answer.put("refresh_token", refresh).put("refresh_token_expires_in", REFRESH_SECONDS);
    }
    return Answer.json(answer);
  }

  private JsonNode profile(Token user) {
    var person = tenant.person("open_id", user.openId());
    return Json.of(
        "open_id", person.openId,
        "union_id", person.unionId,
        "user_id", person.userId,
        "name", person.name,
        "en_name", person.userId,
        "avatar_url", tenant.address() + "/sandbox-avatar.png",
        "email", person.email,
        "enterprise_email", "",
        "mobile", person.mobile.isEmpty() ? "" : "+86" + person.mobile,
        "tenant_key", person.tenantKey,
        "employee_no", "");
  }

  private static Answer refused(int code, String error, String description) {
    return Answer.json(
        400, Json.of("code", code, "error", error, "error_description", description));
  }
}
