package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Problem;

/// What Feishu answered, and meant.
///
/// @param code 0: done
/// @param words Feishu's own
/// @param body whole
record Answer(int code, String words, JsonNode body) {

  boolean isDone() {
    return code == 0;
  }

  boolean isOneOf(Collection<Integer> codes) {
    return codes.contains(code);
  }

  /// What came with success.
  ///
  /// @throws Problem when Feishu refused
  /// @throws Unanswered when an earlier call with the same key is still under way
  JsonNode data() {
    if (!isDone()) {
      throw Codes.failure(this);
    }
    return body.path("data");
  }
}
