package org.convoke.server.connections;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convoke.connectors.Finding;
import org.convoke.model.Value;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A connection in the reader's language. Of a secret it tells only that it is set.
///
/// @param settings by key; of a secret `{"set":true}`
/// @param check null: never checked as it is now
/// @param lastError null: none since it was saved
/// @param callbackAddress where the platform sends its callbacks; null for the built-in one
/// @param signInAddress where it sends people back to; null for the built-in one
@Schema(name = "Connection")
record ConnectionView(
    String id,
    String key,
    String connector,
    String name,
    Connection.State state,
    Value.Fields settings,
    @Nullable CheckView check,
    @Nullable FailureView lastError,
    @Nullable Instant syncedAt,
    @Nullable String callbackAddress,
    @Nullable String signInAddress,
    long version,
    @Nullable Instant updatedAt) {

  @Schema(name = "ConnectionCheck")
  record CheckView(Instant at, List<FindingView> findings) {}

  @Schema(name = "Finding")
  record FindingView(
      String key,
      Finding.State state,
      String what,
      String detail,
      String remedy,
      String guideStep) {

    static FindingView of(Finding finding, Locale language) {
      return new FindingView(
          finding.key(),
          finding.state(),
          finding.what().in(language),
          finding.detail().in(language),
          finding.remedy().in(language),
          finding.guideStep());
    }
  }

  @Schema(name = "ConnectionFailure")
  record FailureView(Instant at, String detail) {}

  /// @param address of this server, as people reach it
  static ConnectionView of(Connection connection, URI address, Locale language) {
    var isOurs = connection.id().equals(Connection.BUILT_IN);
    return new ConnectionView(
        connection.id(),
        connection.key(),
        connection.connector(),
        connection.name().in(language),
        connection.state(),
        settings(connection),
        check(connection.check(), language),
        failure(connection.failure(), language),
        connection.syncedAt(),
        isOurs ? null : address + "/callbacks/" + connection.id(),
        isOurs ? null : address + "/api/v1/auth/" + connection.id() + "/back",
        connection.version(),
        connection.updatedAt());
  }

  private static Value.Fields settings(Connection connection) {
    var all = new LinkedHashMap<String, Value>();
    connection.settings().forEach((key, text) -> all.put(key, Value.of(text)));
    connection.secrets().forEach(key -> all.put(key, Value.fields(Map.of("set", Value.of(true)))));
    return Value.fields(all);
  }

  private static @Nullable CheckView check(Connection.@Nullable Check check, Locale language) {
    return check == null
        ? null
        : new CheckView(
            check.at(), check.findings().stream().map(it -> FindingView.of(it, language)).toList());
  }

  private static @Nullable FailureView failure(
      Connection.@Nullable Failure failure, Locale language) {
    return failure == null ? null : new FailureView(failure.at(), failure.detail().in(language));
  }
}
