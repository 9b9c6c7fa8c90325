package org.convoke.server.connections;

import java.time.Instant;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.model.ConnectionId;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.jspecify.annotations.Nullable;

/// A group chat that a person has to create, and the step that waits for it.
///
/// @param begunAt since when chats count that the person created
/// @param askedAt when he was last asked, or was about to be; null: he was not
/// @param problem why he could not be asked; null: nothing is known to have gone wrong
/// @param handle the chat that was taken; null: none yet
/// @param wayAskedAt when a way to join was last asked for; null: none was
/// @param way the platform's id of the way; null: none, or nobody knows
record AssistedChat(
    Place place,
    RunId run,
    String path,
    String name,
    Instant begunAt,
    @Nullable Instant askedAt,
    @Nullable Phrase problem,
    Instant giveUpAt,
    @Nullable ChatHandle handle,
    @Nullable Instant wayAskedAt,
    @Nullable String way) {

  /// Whose it is.
  ///
  /// @param key of the step's effect
  record Place(OrgId org, ConnectionId connection, EffectKey key) {}
}
