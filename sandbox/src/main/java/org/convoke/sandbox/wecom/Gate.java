package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;
import org.convoke.sandbox.wecom.State.Token;

/// Lets calls in: token, trusted address, and 10,000 a minute for each API. Sources: documents
/// 91039 and 90454.
final class Gate {

  /// A call; what it gives is put beside `errcode`.
  @FunctionalInterface
  interface Call {
    /// The fields of the answer.
    ObjectNode fields(Request request);
  }

  private final Corp corp;
  private final Routes routes;

  Gate(Corp corp, Routes routes) {
    this.corp = corp;
    this.routes = routes;
  }

  void get(String path, Call call) {
    routes.on("GET", path, request -> pass(request, path, call));
  }

  void post(String path, Call call) {
    routes.on("POST", path, request -> pass(request, path, call));
  }

  void both(String path, Call call) {
    get(path, call);
    post(path, call);
  }

  /// Registers a call that needs no token.
  void open(String method, String path, Routes.Handler handler) {
    routes.on(method, path, handler);
  }

  /// The envelope of success.
  static Answer success(ObjectNode fields) {
    return Answer.json(Json.of("errcode", 0, "errmsg", "ok").setAll(fields));
  }

  private Answer pass(Request request, String path, Call call) {
    token(request);
    var app = corp.app();
    if (app.ipGate && !app.trustedIps.contains(request.remote())) {
      throw Refusals.of(60020, "from ip: " + request.remote());
    }
    if (!corp.parts().limits().spend("perMinute", path, Window.MINUTE)) {
      throw Refusals.of(45009);
    }
    return success(call.fields(request));
  }

  /// The token of a call.
  Token token(Request request) {
    var value = request.query("access_token");
    if (value.isEmpty()) {
      throw Refusals.of(41001);
    }
    var token = corp.state().tokens.get(value);
    if (token == null) {
      throw Refusals.of(40014);
    }
    if (token.expiresAt() <= corp.parts().seconds()) {
      throw Refusals.of(42001);
    }
    return token;
  }
}
