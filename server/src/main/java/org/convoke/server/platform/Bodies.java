package org.convoke.server.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Bodies of calls: those that must be there, and those that need not.
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

  /// A body with a field that nobody reads: he who wrote it sees what he may write, which is also
  /// what he may have left out.
  ///
  /// @param known what the body takes, as it is written
  public static Invalid unknownField(String field, Collection<String> known) {
    var name = field.substring(field.lastIndexOf('.') + 1);
    var all = String.join(", ", known.stream().sorted().toList());
    return Invalid.field(
        field,
        "unknown-field",
        Phrase.of(
            "没有名为“%s”的字段，此处可以填写：%s。",
            "There is no field \"%s\"; expected here: %s.", Phrase.shortened(name), all));
  }

  /// The body of a call that may come without one. It is taken as text, by a method that consumes
  /// anything, because a call without a body has no media type to choose a reader by: it would be
  /// answered with 415.
  ///
  /// @return empty when there is none, or it is `null`
  public static <T> Optional<T> optional(@Nullable String body, Class<T> type)
      throws JsonProcessingException {
    return body == null || body.isBlank()
        ? Optional.empty()
        : Optional.ofNullable(WireJson.MAPPER.readValue(body, type));
  }
}
