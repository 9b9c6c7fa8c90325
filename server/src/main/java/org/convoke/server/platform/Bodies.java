package org.convoke.server.platform;

import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Bodies of calls that need one.
public final class Bodies {

  private Bodies() {}

  /// @throws Invalid when the call came without a body, or with `null`
  public static <T> T required(@Nullable T body) {
    if (body == null) {
      var detail = Phrase.of("请求缺少内容。", "The call needs a body.");
      throw new Invalid("invalid-input", detail, List.of(new FieldProblem("", "required", detail)));
    }
    return body;
  }
}
