package org.convoke.connectors.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// What WeCom answered: code 0 is success.
record Answer(Request request, int code, String message, JsonNode body) {

  static final int OK = 0;

  boolean isOk() {
    return code == OK;
  }

  /// The same of a call that waits otherwise after a frequency limit.
  Answer pausedFor(Duration pause) {
    return new Answer(request.pausedFor(pause), code, message, body);
  }

  /// The body of a success.
  ///
  /// @throws org.convoke.model.Problem in the words of [Refusals]
  JsonNode required() {
    if (!isOk()) {
      throw Refusals.problem(this);
    }
    return body;
  }
}
