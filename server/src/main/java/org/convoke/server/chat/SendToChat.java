package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Action;
import org.convoke.connectors.Action.Input;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.LocalActions;
import org.convoke.engine.StepContext;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.server.connections.OwnAction;

/// The step *send message* into a chat. Thread-safe.
@Singleton
class SendToChat implements OwnAction, LocalAction {

  private static final Phrase NAME = Phrase.of("发送消息", "Send a message");

  private static final Action ACTION =
      new Action(
          LocalActions.SEND_TO_CHAT,
          NAME,
          NAME,
          List.of(
              new Input("chat", Phrase.of("群聊", "Chat"), NAME, ValueType.CHAT, true),
              new Input("text", Phrase.of("消息内容", "Text"), NAME, ValueType.TEXT, true)),
          List.of());

  private final Messages messages;
  private final Participants participants;

  SendToChat(Messages messages, Participants participants) {
    this.messages = messages;
    this.participants = participants;
  }

  @Override
  public String key() {
    return LocalActions.SEND_TO_CHAT;
  }

  @Override
  public LocalAction carriedOut() {
    return this;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var input = participants.input(context.org(), ACTION, values);
    var draft = new Messages.Draft(input.text("text"), List.of(), false);
    var prepared = messages.prepare(Occasion.of(context), input.chat("chat"), null, draft);
    var ids = Value.texts(List.of(prepared.result().draft().id()));
    return new Change(
        Value.fields(Map.of("messageIds", ids)), prepared.unit(), prepared.announce());
  }

  @Override
  public boolean readsEarlierChanges() {
    return true;
  }
}
