package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.convoke.sandbox.dingtalk.State.Code;
import org.convoke.sandbox.dingtalk.State.Person;
import org.convoke.sandbox.dingtalk.State.Token;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.SignInPage;

/// Signs persons in: in the browser by OAuth, in the client by a code without a page. Source:
/// obtain-user-token, obtain-the-userid-of-a-user-by-using-the-log-free.
final class SignIn {

  private static final long CODE_SECONDS = 300;
  private static final long TOKEN_SECONDS = 7200;

  private final Org org;

  SignIn(Org org, Gate gate) {
    this.org = org;
    gate.open("GET", "/oauth2/auth", this::authorize);
    gate.open("POST", "/v1.0/oauth2/userAccessToken", this::userToken);
    gate.user("GET", "/v1.0/contact/users/me", (_, userId) -> profile(userId));
    gate.oldFree("POST", "/topapi/v2/user/getuserinfo", this::identity);
  }

  /// The page where one chooses who to be; `person=` in the query chooses at once.
  private Answer authorize(Request request) {
    var redirect = request.query("redirect_uri");
    var registered = org.app().redirectUris;
    if (!request.query("client_id").equals(org.app().appKey)) {
      return Answer.text(400, "unknown client_id");
    }
    if (redirect.isEmpty() || !registered.isEmpty() && !registered.contains(redirect)) {
      return Answer.text(400, "50001: redirect_uri is not authorised");
    }
    if (!request.query("scope").matches("openid( corpid)?")) {
      return Answer.text(400, "scope: openid, or openid corpid");
    }
    if (!request.query("person").isEmpty()) {
      var code = code(request.query("person"), true);
      return Answer.redirect(
          SignInPage.with(
              redirect, "authCode", code, "code", code, "state", request.query("state")));
    }
    var people =
        org.state().people.values().stream()
            .filter(p -> !p.left && !p.external)
            .map(p -> new SignInPage.Choice(p.userId, p.name, p.title))
            .toList();
    return SignInPage.of("钉钉 DingTalk", request, people);
  }

  /// A code as the client's `dd.requestAuthCode` gives it, or as the browser brings it back.
  String code(String userId, boolean ofBrowser) {
    var value = "dtcode%026d".formatted(org.state().next("code"));
    var expires = org.parts().seconds() + CODE_SECONDS;
    org.state().codes.put(value, new Code(value, userId, ofBrowser, expires));
    return value;
  }

  private Answer userToken(Request request) {
    var body = request.json();
    if (!body.text("clientId").equals(org.app().appKey)
        || !body.text("clientSecret").equals(org.app().appSecret)) {
      throw Refusals.of(400, "invalidClientIdOrSecret", "无效的clientId或者clientSecret");
    }
    return Answer.json(
        switch (body.text("grantType")) {
          case "authorization_code" -> byCode(body);
          case "refresh_token" -> byRefresh(body);
          default -> throw Refusals.of(400, "invalidParameter.grantType", "grantType");
        });
  }

  private ObjectNode byCode(Body body) {
    var code = org.state().codes.remove(body.text("code"));
    if (code == null || !code.ofBrowser() || code.expiresAt() <= org.parts().seconds()) {
      throw Refusals.of(400, "invalidParameter.authCode.notFound", "不存在的临时授权码");
    }
    return issue(code.userId());
  }

  private ObjectNode byRefresh(Body body) {
    var wanted = body.text("refreshToken");
    var found =
        org.state().tokens.values().stream()
            .filter(t -> !wanted.isEmpty() && t.refresh().equals(wanted))
            .findFirst()
            .orElseThrow(() -> Refusals.of(400, "invalidParameter.refreshToken", "refreshToken"));
    org.state().tokens.remove(found.value());
    return issue(found.userId());
  }

  private ObjectNode issue(String userId) {
    var number = org.state().next("token");
    var value = "user%028d".formatted(number);
    var refresh = "refresh%025d".formatted(number);
    var expires = org.parts().seconds() + TOKEN_SECONDS;
    org.state().tokens.put(value, new Token(value, "user", userId, refresh, expires));
    return Json.of(
        "accessToken", value,
        "refreshToken", refresh,
        "expireIn", TOKEN_SECONDS,
        "corpId", org.app().corpId);
  }

  private ObjectNode profile(String userId) {
    var person = org.state().people.get(userId);
    if (person == null) {
      throw Refusals.of(404, "invalidParameter.user.notFound", "找不到该用户");
    }
    return Json.of(
        "nick", person.name,
        "avatarUrl", org.address() + "/sandbox-avatar.png",
        "mobile", person.mobile,
        "openId", "openid-" + person.userId,
        "unionId", person.unionId,
        "email", person.email,
        "stateCode", "86");
  }

  private ObjectNode identity(Request request) {
    var code = org.state().codes.remove(request.json().text("code"));
    if (code == null || code.ofBrowser() || code.expiresAt() <= org.parts().seconds()) {
      throw Refusals.old(40078);
    }
    var person = org.employee(code.userId()).orElseThrow(() -> Refusals.old(60121));
    return Gate.result(identity(person));
  }

  private static ObjectNode identity(Person person) {
    var admin = person.userId.equals("admin");
    return Json.of(
        "userid", person.userId,
        "unionid", person.unionId,
        "associated_unionid", person.unionId,
        "name", person.name,
        "device_id", "sandbox",
        "sys", admin,
        "sys_level", admin ? 1 : 0);
  }
}
