package org.convoke.server.chat;

import java.util.Map;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatActions;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Value;

/// The step *send message*: the application writes, not a person. Thread-safe.
final class SendMessage implements LocalAction {

  static final Action ACTION = ChatActions.SEND;

  private final Messages messages;
  private final Participants participants;

  SendMessage(Messages messages, Participants participants) {
    this.messages = messages;
    this.participants = participants;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var input = participants.input(context.org(), ACTION, values);
    var draft = new Messages.Draft(input.text("text"), input.people("mentions"), false);
    var prepared = messages.prepare(Occasion.of(context), input.chat("chatId"), null, draft);
    var id = prepared.result().draft().id();
    var output = Value.fields(Map.of("messageId", Value.of(id)));
    return new Change(output, prepared.unit(), prepared.announce());
  }

  @Override
  public boolean readsEarlierChanges() {
    return true;
  }
}
