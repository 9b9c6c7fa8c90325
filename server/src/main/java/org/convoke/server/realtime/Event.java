package org.convoke.server.realtime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.convoke.model.ChatId;
import org.convoke.model.ConnectionId;
import org.convoke.model.FlowId;
import org.convoke.model.FormId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;

/// What the server tells a browser; in JSON the record's components beside its `type`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = Event.Message.class, name = "message"),
  @JsonSubTypes.Type(value = Event.Chat.class, name = "chat"),
  @JsonSubTypes.Type(value = Event.Read.class, name = "read"),
  @JsonSubTypes.Type(value = Event.Records.class, name = "records"),
  @JsonSubTypes.Type(value = Event.Run.class, name = "run"),
  @JsonSubTypes.Type(value = Event.Errands.class, name = "errands"),
  @JsonSubTypes.Type(value = Event.Connection.class, name = "connection"),
  @JsonSubTypes.Type(value = Event.Missed.class, name = "missed"),
  @JsonSubTypes.Type(value = Event.Pong.class, name = "pong")
})
public sealed interface Event {

  /// The socket is open, for this person; whatever happens from now on is told.
  record Hello(PersonId personId) implements Event {}

  /// A message was written.
  ///
  /// @param message as REST answers it
  record Message(ChatId chatId, Object message) implements Event {}

  /// Something about a chat changed.
  record Chat(ChatId chatId, Change change) implements Event {}

  /// The person read a conversation, on this or another device.
  record Read(String conversationId, long readSeq) implements Event {}

  /// A record of a form was added, changed or deleted.
  record Records(FormId formId, RecordId recordId) implements Event {}

  /// A run came to a state.
  record Run(RunId runId, FlowId flowId, String state) implements Event {}

  /// What waits for the reader is not what it was: a step of a run asks something of him, or goes
  /// on.
  record Errands() implements Event {}

  /// Something of a connection changed: its calls, or groups on its platform.
  record Connection(ConnectionId connectionId) implements Event {}

  /// Events may not have been told, because nodes of the server could not hear each other for a
  /// while: whatever is on the screen should be asked for again.
  record Missed() implements Event {}

  /// The answer to a ping.
  record Pong() implements Event {}

  /// What changed about a chat.
  enum Change {
    /// the reader is in a chat that is new to him: it was created, or he was added
    CREATED,
    /// its name or owner
    UPDATED,
    /// who is in it
    MEMBERS,
    CLOSED,
    /// the reader is not in it any more, and will hear no more of it
    LEFT;

    @JsonValue
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
