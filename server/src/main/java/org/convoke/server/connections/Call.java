package org.convoke.server.connections;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.convoke.model.Phrase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A call to a platform, or from one, without its secrets.
///
/// @param operation what it does: `im/v1/chats create`
/// @param url with its query; of an inbound one the path and query
/// @param status null: there was no answer
/// @param error why it failed on our side; null: it did not
record Call(
    UUID id,
    Direction direction,
    String operation,
    String method,
    String url,
    Map<String, String> requestHeaders,
    @Nullable String requestBody,
    @Nullable Integer status,
    Map<String, String> responseHeaders,
    @Nullable String responseBody,
    @Nullable Phrase error,
    int tookMillis,
    Instant at) {

  /// Who called whom.
  @Schema(name = "CallDirection")
  enum Direction {
    /// the platform us
    IN,
    /// we the platform
    OUT
  }
}
