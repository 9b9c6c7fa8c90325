package org.convoke.server.platform;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The parameters that methods take as text, because what is wrong with them is a problem of ours.
/// A name means the same everywhere.
final class WireParameters {

  private WireParameters() {}

  static Parameter complete(Parameter parameter) {
    return switch (parameter.getName()) {
      case "limit" ->
          parameter.schema(
              WireSchemas.integer()
                  .minimum(BigDecimal.ONE)
                  .maximum(BigDecimal.valueOf(Paging.MAX))
                  .defaultValue(Paging.DEFAULT));
      case "cursor" -> parameter.description("The `nextCursor` of the page before");
      case "filter" ->
          parameter.schema(null).content(WireSchemas.content("application/json", "Condition"));
      case "sort" -> parameter.description("A field, with `-` before it from the greatest down");
      case "ids", "personIds" ->
          parameter.schema(WireSchemas.ids()).style(Parameter.Style.FORM).explode(false);
      case "If-Match" -> parameter.required(true).description("The `ETag` of what was read");
      case "Idempotency-Key" ->
          parameter.description("The same key within 24 hours has the first answer again");
      default -> parameter;
    };
  }
}
