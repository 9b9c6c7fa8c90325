package org.convoke.server.connections;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.model.FormId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A group chat on a platform that a flow made.
///
/// @param name as it is wanted
/// @param owner as it is wanted; null: an app owns it
/// @param memberCount as far as is known
/// @param ids the platform's own ids of it
/// @param run the run that made it
/// @param record the record that the run was for
/// @param drift what the platform has otherwise than it is wanted: `name`, `owner`, `members`,
///   `closed`
/// @param members who is wanted in it; empty when that is not known
/// @param missing those of them whom the platform had not in it when it was last looked at
/// @param facts how the platform has it; null: never looked
record RemoteChat(
    ChatHandle handle,
    String name,
    @Nullable PersonId owner,
    boolean external,
    State state,
    int memberCount,
    String link,
    Map<String, String> ids,
    @Nullable RunId run,
    @Nullable FormId form,
    @Nullable RecordId record,
    List<String> drift,
    List<PersonId> members,
    List<PersonId> missing,
    @Nullable ChatFacts facts,
    @Nullable Instant seenAt,
    Instant createdAt) {

  RemoteChat {
    ids = Map.copyOf(ids);
    drift = List.copyOf(drift);
    members = List.copyOf(members);
    missing = List.copyOf(missing);
  }

  /// Whether it is wanted any more.
  @Schema(name = "RemoteChatState")
  enum State {
    OPEN,
    CLOSED
  }
}
