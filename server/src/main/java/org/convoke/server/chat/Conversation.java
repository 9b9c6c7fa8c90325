package org.convoke.server.chat;

import org.convoke.model.ChatId;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An entry of a person's inbox.
///
/// @param id `GROUP<chatId>`
/// @param lastMessage the newest message; a chat always has one, the notice of its creation
/// @param unread messages after the one he has read up to
/// @param mentioned whether one of them mentions him or everybody
/// @param readSeq number of the message he has read up to
/// @param lastSeq number of the newest message
public record Conversation(
    String id,
    Type type,
    Chat chat,
    Message lastMessage,
    long unread,
    boolean mentioned,
    long readSeq,
    long lastSeq) {

  private static final Phrase KIND = Phrase.of("会话", "conversation");

  @Schema(name = "ConversationType")
  public enum Type {
    GROUP
  }

  /// The conversation that a member of a chat has.
  static String idOf(ChatId chat) {
    return Type.GROUP.name() + chat;
  }

  static NotFound notFound(String id) {
    return NotFound.of(KIND, id);
  }

  /// @throws NotFound when the text names no conversation
  static ChatId chatOf(String id) {
    if (!id.startsWith(Type.GROUP.name())) {
      throw notFound(id);
    }
    return ChatId.parse(id.substring(Type.GROUP.name().length()));
  }
}
