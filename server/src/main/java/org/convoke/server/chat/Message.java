package org.convoke.server.chat;

import java.time.Instant;
import java.util.List;
import org.convoke.model.ChatId;
import org.convoke.model.MessageId;
import org.convoke.model.PersonId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What was written in a chat, or a notice of what happened to it.
///
/// @param seq its number in the chat, from 1 without gaps
/// @param senderId null for the application, which writes for flows, and for notices
/// @param text empty in a notice
/// @param notice null in a text
/// @param mentions members whose attention it wants
/// @param mentionAll whether it wants everybody's
public record Message(
    MessageId id,
    ChatId chatId,
    long seq,
    Kind kind,
    @Nullable PersonId senderId,
    String text,
    @Nullable Notice notice,
    List<PersonId> mentions,
    boolean mentionAll,
    Instant createdAt) {

  /// Characters of a text.
  public static final int MAX_TEXT = 5_000;

  public Message {
    mentions = List.copyOf(mentions);
  }

  @Schema(name = "MessageKind")
  public enum Kind {
    TEXT,
    NOTICE
  }

  /// A text that has no number yet.
  static Message text(
      ChatId chat,
      @Nullable PersonId sender,
      String text,
      List<PersonId> mentions,
      boolean mentionAll,
      Instant at) {
    return new Message(
        MessageId.create(), chat, 0, Kind.TEXT, sender, text, null, mentions, mentionAll, at);
  }

  /// A notice that has no number yet.
  static Message notice(ChatId chat, Notice notice, Instant at) {
    return new Message(
        MessageId.create(), chat, 0, Kind.NOTICE, null, "", notice, List.of(), false, at);
  }

  /// The same with the number it was given.
  Message numbered(long seq) {
    return new Message(
        id, chatId, seq, kind, senderId, text, notice, mentions, mentionAll, createdAt);
  }
}
