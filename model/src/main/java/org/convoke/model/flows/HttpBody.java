package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an HTTP request carries.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = HttpBody.Json.class, name = "json"),
  @JsonSubTypes.Type(value = HttpBody.Text.class, name = "text")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface HttpBody {

  /// A JSON object.
  record Json(Map<String, Mapping> values) implements HttpBody {
    public Json {
      var ordered = new LinkedHashMap<>(values == null ? Map.<String, Mapping>of() : values);
      ordered.values().removeIf(Objects::isNull);
      values = Collections.unmodifiableMap(ordered);
    }
  }

  /// A text.
  ///
  /// @param text null only in a draft
  /// @param contentType null: `text/plain; charset=utf-8`
  record Text(@Nullable Mapping text, @Nullable String contentType) implements HttpBody {}
}
