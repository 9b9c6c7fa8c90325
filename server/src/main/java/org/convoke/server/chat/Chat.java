package org.convoke.server.chat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.convoke.model.ChatId;
import org.convoke.model.FormId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A group of people who write to each other.
///
/// @param ownerId one of its members
/// @param connection key of the connection it lives on
/// @param external whether any member is from outside
/// @param origin null when a person made it
public record Chat(
    ChatId id,
    String name,
    PersonId ownerId,
    String connection,
    boolean external,
    State state,
    int memberCount,
    Instant createdAt,
    @Nullable Origin origin) {

  /// Characters of a name.
  public static final int MAX_NAME = 100;

  /// As many as the largest group of the platforms that customers come from (Feishu: 5,000).
  public static final int MAX_MEMBERS = 5_000;

  @Schema(name = "ChatState")
  public enum State {
    OPEN,
    /// Nothing is written or changed any more; history stays.
    CLOSED
  }

  /// The run of a flow that made a chat.
  ///
  /// @param flowName what people called the flow then
  /// @param formId the form of that record; null: no record triggered the run
  /// @param recordId the record that triggered the run; it may be deleted by now
  @Schema(name = "ChatOrigin")
  public record Origin(
      RunId runId, String flowName, @Nullable FormId formId, @Nullable RecordId recordId) {}

  @JsonIgnore
  public boolean isOpen() {
    return state == State.OPEN;
  }
}
