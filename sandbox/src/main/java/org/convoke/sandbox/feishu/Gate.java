package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.convoke.sandbox.feishu.State.Token;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Refusal;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;

/// Lets calls in: token, app, scopes, rate (1000/min and 50/s for each API) and the month's quota,
/// which only im and vc calls that succeed use up.
final class Gate {

  /// A call behind the gate; what it gives becomes `data`.
  @FunctionalInterface
  interface Call {
    /// The data.
    JsonNode data(Request request);
  }

  /// A call for a signed-in person.
  @FunctionalInterface
  interface UserCall {
    /// The data.
    JsonNode data(Request request, Token user);
  }

  private final Tenant tenant;
  private final Routes routes;

  Gate(Tenant tenant, Routes routes) {
    this.tenant = tenant;
    this.routes = routes;
  }

  /// Registers a call with the app's token and any one of these scopes.
  void app(String method, String pattern, List<String> scopes, Call call) {
    var api = method + " " + pattern;
    routes.on(
        method,
        pattern,
        request -> {
          var token = token(request);
          if (!token.kind().equals("tenant")) {
            throw Refusals.of(99991663);
          }
          return pass(request, api, scopes, r -> success(call.data(r)));
        });
  }

  /// Registers a call with the app's token whose answer is not wrapped.
  void bare(String method, String pattern, Routes.Handler handler) {
    routes.on(
        method,
        pattern,
        request -> {
          token(request);
          return pass(request, method + " " + pattern, List.of(), handler);
        });
  }

  /// Registers a call with a person's token.
  void user(String method, String pattern, UserCall call) {
    routes.on(
        method,
        pattern,
        request -> {
          var token = token(request);
          if (!token.kind().equals("user")) {
            throw Refusals.of(99991668);
          }
          return pass(
              request, method + " " + pattern, List.of(), r -> success(call.data(r, token)));
        });
  }

  /// Registers a call that needs no token; its answer is not wrapped.
  void open(String method, String pattern, Routes.Handler handler) {
    routes.on(method, pattern, handler);
  }

  /// The envelope of success.
  static Answer success(JsonNode data) {
    return Answer.json(Json.of("code", 0, "msg", "success", "data", data))
        .with("X-Tt-Logid", "sandbox-0");
  }

  private Answer pass(Request request, String api, List<String> scopes, Routes.Handler handler) {
    checkApp(request);
    checkScopes(scopes);
    checkRates(api);
    var metered = api.contains("/im/") || api.contains("/vc/") || api.contains("/calendar/");
    var limits = tenant.parts().limits();
    if (metered && !limits.hasLeft("monthlyCalls", "", Window.MONTH)) {
      throw new Refusal(quotaUsedUp());
    }
    var answer = handler.answer(request);
    if (metered) {
      limits.spend("monthlyCalls", "", Window.MONTH);
    }
    return answer;
  }

  private Token token(Request request) {
    var header = request.header("authorization");
    if (!header.startsWith("Bearer ")) {
      throw Refusals.of(99991661);
    }
    var value = header.substring("Bearer ".length()).trim();
    if (!value.startsWith("t-") && !value.startsWith("u-")) {
      throw Refusals.of(99991671);
    }
    var token = tenant.state().tokens.get(value);
    var user = value.startsWith("u-");
    if (token == null) {
      throw Refusals.of(user ? 99991668 : 99991663);
    }
    if (token.expiresAt() <= tenant.parts().seconds()) {
      throw Refusals.of(user ? 99991677 : 99991663);
    }
    return token;
  }

  private void checkApp(Request request) {
    if (!tenant.app().enabled) {
      throw Refusals.of(99991662);
    }
    var allowed = tenant.app().allowedIps;
    if (!allowed.isEmpty() && !allowed.contains(request.remote())) {
      throw Refusals.of(99991401);
    }
  }

  private void checkScopes(List<String> scopes) {
    var granted = tenant.app().scopes;
    if (!granted.contains("*")
        && !scopes.isEmpty()
        && scopes.stream().noneMatch(granted::contains)) {
      throw Refusals.of(
          99991672,
          "Access denied. One of the following scopes is required: ["
              + String.join(", ", scopes)
              + "].");
    }
  }

  private void checkRates(String api) {
    var limits = tenant.parts().limits();
    if (!limits.hasLeft("perMinute", api, Window.MINUTE)) {
      throw new Refusal(throttled(limits.secondsLeft(Window.MINUTE)));
    }
    if (!limits.spend("perSecond", api, Window.SECOND)) {
      throw new Refusal(throttled(limits.secondsLeft(Window.SECOND)));
    }
    limits.spend("perMinute", api, Window.MINUTE);
  }

  /// @param reset seconds until it takes calls again
  Answer throttled(long reset) {
    var limits = tenant.parts().limits();
    return Refusals.answer(429, 99991400)
        .with("x-ogw-ratelimit-limit", String.valueOf(limits.of("perMinute")))
        .with("x-ogw-ratelimit-reset", String.valueOf(reset));
  }

  Answer quotaUsedUp() {
    return Refusals.answer(429, 99991403);
  }
}
