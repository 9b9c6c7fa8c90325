package org.convoke.server.connections;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Finding;
import org.convoke.model.Phrase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One configured app on one platform.
///
/// @param id a UUID; [#BUILT_IN] for the one that every organization has
/// @param key names it in definitions of flows
/// @param connector key of the connector that serves it
/// @param settings what is filled in, without secrets
/// @param secrets keys of the secret settings that are filled in
/// @param check what the last check found; null: never checked as it is now
/// @param failure the last call that failed for a reason that concerns the connection as a whole;
///   null: none since it was saved
/// @param syncedAt when its directory was last read; null: never
/// @param version grows when somebody saves it
/// @param updatedAt when somebody saved it; null: nobody did
public record Connection(
    String id,
    String key,
    String connector,
    Phrase name,
    State state,
    Map<String, String> settings,
    List<String> secrets,
    @Nullable Check check,
    @Nullable Failure failure,
    @Nullable Instant syncedAt,
    long version,
    @Nullable Instant updatedAt) {

  public Connection {
    settings = Map.copyOf(settings);
    secrets = List.copyOf(secrets);
  }

  /// Key of the connection, and of its connector, that every organization has: chats of Convoke's
  /// own, without a vendor.
  public static final String BUILT_IN = "builtin";

  static final Connection OF_OURSELVES =
      new Connection(
          BUILT_IN,
          BUILT_IN,
          BUILT_IN,
          Phrase.of("内置群聊（召集）", "Built-in chat (Convoke)"),
          State.READY,
          Map.of(),
          List.of(),
          null,
          null,
          null,
          0,
          null);

  /// Whether it can be used now.
  @Schema(name = "ConnectionState")
  public enum State {
    READY,
    /// a required setting is missing
    INCOMPLETE,
    /// the last check found that flows will fail
    FAILING,
    /// an administrator turned it off
    DISABLED
  }

  /// What a check found.
  public record Check(Instant at, List<Finding> findings) {
    public Check {
      findings = List.copyOf(findings);
    }
  }

  /// What went wrong.
  public record Failure(Instant at, Phrase detail) {}

  /// Whether flows may use it; one that fails is tried, because its fault may be mended by now.
  public boolean isUsable() {
    return state == State.READY || state == State.FAILING;
  }
}
