package org.convoke.server.connections;

import org.convoke.model.Phrase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One configured app on one platform.
///
/// @param key names it in definitions of flows
/// @param connector key of the connector that serves it
public record Connection(String id, String key, String connector, Phrase name, State state) {

  /// Key of the connection, and of its connector, that every organization has: chats of Convoke's
  /// own, without a vendor.
  public static final String BUILT_IN = "builtin";

  static final Connection OF_OURSELVES =
      new Connection(
          BUILT_IN,
          BUILT_IN,
          BUILT_IN,
          Phrase.of("内置群聊（召集）", "Built-in chat (Convoke)"),
          State.READY);

  /// Whether it can be used now.
  @Schema(name = "ConnectionState")
  public enum State {
    READY
  }
}
