package org.convoke.server.chat;

import java.util.Map;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatActions;
import org.convoke.connectors.NewChat;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Value;

/// The step *create group chat*. Reads nothing but memory, and writes three tables in one
/// statement. Thread-safe.
final class CreateChat implements LocalAction {

  static final Action ACTION = ChatActions.CREATE;

  private final ChatCreation creation;
  private final Participants participants;

  CreateChat(ChatCreation creation, Participants participants) {
    this.creation = creation;
    this.participants = participants;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var input = participants.input(context.org(), ACTION, values);
    var wanted = new NewChat(input.text("name"), input.person("owner"), input.people("members"));
    var prepared = creation.prepare(Occasion.of(context), wanted);
    return new Change(output(prepared.result(), wanted), prepared.unit(), prepared.announce());
  }

  private static Value.Fields output(Chat chat, NewChat wanted) {
    return Value.fields(
        Map.of(
            "chatId", Value.of(chat.id()),
            "name", Value.of(chat.name()),
            "ownerId", Value.of(chat.ownerId()),
            "memberCount", Value.of(chat.memberCount()),
            "members", Value.texts(wanted.members()),
            "link", Value.of(Links.to(chat.id()))));
  }

  @Override
  public boolean readsEarlierChanges() {
    return false;
  }
}
