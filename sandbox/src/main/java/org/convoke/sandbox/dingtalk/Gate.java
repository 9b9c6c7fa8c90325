package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.convoke.sandbox.dingtalk.State.Token;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;

/// Lets calls in on both hosts: token, address, 20 a second for each API, and 5,000 a month of
/// those that are metered. Sources: server-api-error-codes-1, the billing model, API throttling.
final class Gate {

  /// A call; what it gives is the answer, on the old host with `errcode` beside it.
  @FunctionalInterface
  interface Call {
    /// The fields of the answer.
    ObjectNode fields(Request request);
  }

  /// A call for a signed-in person.
  @FunctionalInterface
  interface UserCall {
    /// The fields of the answer.
    ObjectNode fields(Request request, String userId);
  }

  private final Org org;
  private final Routes routes;

  Gate(Org org, Routes routes) {
    this.org = org;
    this.routes = routes;
  }

  /// Registers a metered call of the old host.
  void old(String method, String path, Call call) {
    routes.on(method, path, request -> passOld(request, path, true, call));
  }

  /// Registers a call of the old host that costs nothing.
  void oldFree(String method, String path, Call call) {
    routes.on(method, path, request -> passOld(request, path, false, call));
  }

  /// Registers a metered call of the new host.
  void call(String method, String path, Call call) {
    routes.on(method, path, request -> pass(request, method + " " + path, true, call));
  }

  /// Registers a call of the new host that costs nothing.
  void free(String method, String path, Call call) {
    routes.on(method, path, request -> pass(request, method + " " + path, false, call));
  }

  /// Registers a call with a person's token.
  void user(String method, String path, UserCall call) {
    routes.on(
        method,
        path,
        request -> {
          var token = live(request.header("x-acs-dingtalk-access-token"));
          if (token.isEmpty() || !token.get().kind().equals("user")) {
            throw Refusals.of(400, "InvalidAuthentication", "不合法的access_token");
          }
          return Answer.json(call.fields(request, token.get().userId()));
        });
  }

  /// Registers a call that needs no token.
  void open(String method, String path, Routes.Handler handler) {
    routes.on(method, path, handler);
  }

  /// The old host's envelope of success.
  static ObjectNode success(ObjectNode fields) {
    var answer = Json.of("errcode", 0, "errmsg", "ok", "request_id", "sandbox");
    answer.setAll(fields);
    return answer;
  }

  /// The old host's envelope around a result.
  static ObjectNode result(JsonNode result) {
    return Json.of("result", result);
  }

  private Answer passOld(Request request, String api, boolean metered, Call call) {
    var value = request.query("access_token");
    var token = org.state().tokens.get(value);
    if (token == null || !fits(token, "old")) {
      throw Refusals.old(40014);
    }
    if (token.expiresAt() <= org.parts().seconds()) {
      throw Refusals.old(42001);
    }
    if (isForeign(request)) {
      throw Refusals.forbidden(60020);
    }
    if (!spendSecond(api)) {
      throw Refusals.old(90018);
    }
    if (metered && !spendMonth()) {
      throw Refusals.old(90020);
    }
    return Answer.json(success(call.fields(request)));
  }

  private Answer pass(Request request, String api, boolean metered, Call call) {
    var token = live(request.header("x-acs-dingtalk-access-token"));
    if (token.isEmpty() || !fits(token.get(), "new")) {
      throw Refusals.of(400, "InvalidAuthentication", "不合法的access_token");
    }
    if (isForeign(request)) {
      throw Refusals.of(403, "Forbidden.AccessDenied.IpNotInWhiteList", "访问ip不在白名单之中");
    }
    if (!spendSecond(api)) {
      throw Refusals.of(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "QPS超限");
    }
    if (metered && !spendMonth()) {
      throw Refusals.of(403, "Forbidden.AccessDenied.ApiCountLimitForOrg", "企业本月调用次数已达上限");
    }
    return Answer.json(call.fields(request));
  }

  private Optional<Token> live(String value) {
    return Optional.ofNullable(org.state().tokens.get(value))
        .filter(token -> token.expiresAt() > org.parts().seconds());
  }

  private boolean fits(Token token, String kind) {
    return token.kind().equals(kind)
        || org.app().tokensInterchangeable && !token.kind().equals("user");
  }

  private boolean isForeign(Request request) {
    var allowed = org.app().allowedIps;
    return !allowed.isEmpty() && !allowed.contains(request.remote());
  }

  private boolean spendSecond(String api) {
    return org.parts().limits().spend("perSecond", api, Window.SECOND);
  }

  private boolean spendMonth() {
    return org.parts().limits().spend("monthlyCalls", "", Window.MONTH);
  }
}
