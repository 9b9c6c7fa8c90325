package org.convoke.connectors.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.convoke.connectors.Wire;

/// What DingTalk answered, in either envelope.
///
/// @param code empty: success; else the code of the envelope, of the old host `88.60011` when there
///   is a code below it
record Answer(Request request, String code, String message, JsonNode body) {

  // Wrong or expired tokens (server-api-error-codes-1). 40001 is a wrong secret too: of gettoken,
  // where there is no token to fetch anew.
  private static final Set<String> TOKEN_REFUSED =
      Set.of(
          "40001", "40014", "42001", "88.40001", "88.40014", "88.42001", "InvalidAuthentication");

  static Answer of(Request request, Wire.Reply reply, JsonNode body) {
    return request.host() == Host.API ? newHost(request, reply, body) : oldHost(request, body);
  }

  private static Answer newHost(Request request, Wire.Reply reply, JsonNode body) {
    var code = reply.status() / 100 == 2 ? "" : body.path("code").asText("unknown");
    return new Answer(request, code, body.path("message").asText(), body);
  }

  private static Answer oldHost(Request request, JsonNode body) {
    var code = body.path("errcode").asText();
    var below = body.path("sub_code").asText();
    var message = body.path(below.isEmpty() ? "errmsg" : "sub_msg").asText();
    var whole = below.isEmpty() ? code : code + "." + below;
    return new Answer(request, whole.equals("0") ? "" : whole, message, body);
  }

  boolean isOk() {
    return code.isEmpty();
  }

  boolean refusesToken() {
    return TOKEN_REFUSED.contains(code);
  }

  /// The body of a success.
  ///
  /// @throws org.convoke.model.Problem in the words of [Refusals]
  JsonNode required(Refusals refusals) {
    if (!isOk()) {
      throw refusals.problem(this);
    }
    return body;
  }
}
