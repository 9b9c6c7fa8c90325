package org.convoke.server.platform;

import java.util.List;

/// A problem on the wire: RFC 9457, with our `code`, `requestId` and `errors`.
///
/// @param detail a sentence in the caller's language
/// @param requestId finds the call in the log
/// @param errors the fields concerned; empty when it is not about fields
public record ProblemDetails(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String requestId,
    List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /// @param field path in the body: `values.name`
  public record FieldError(String field, String code, String detail) {}
}
