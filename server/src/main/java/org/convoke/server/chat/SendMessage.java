package org.convoke.server.chat;

import java.util.List;
import java.util.Map;
import org.convoke.connectors.Action;
import org.convoke.connectors.Action.Input;
import org.convoke.connectors.Action.Output;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// The step *send message*: the application writes, not a person. Thread-safe.
final class SendMessage implements LocalAction {

  static final Action ACTION =
      new Action(
          "sendMessage",
          Phrase.of("发送群消息", "Send a message"),
          Phrase.of("以自动化的名义在群里发送一条文字消息。", "Writes a text into a group chat, as the automation."),
          List.of(
              new Input(
                  "chatId",
                  Phrase.of("群聊ID", "Chat id"),
                  Phrase.of("接收消息的群聊。", "The chat to write into."),
                  ValueType.CHAT,
                  true),
              new Input(
                  "text",
                  Phrase.of("消息内容", "Text"),
                  Phrase.of("1 到 5000 个字符。", "1 to 5,000 characters."),
                  ValueType.TEXT,
                  true),
              new Input(
                  "mentions",
                  Phrase.of("提醒谁看", "Mentions"),
                  Phrase.of("必须是群成员。", "Must be members."),
                  ValueType.PERSONS,
                  false)),
          List.of(new Output("messageId", Phrase.of("消息ID", "Message id"), ValueType.TEXT)));

  private final Messages messages;

  SendMessage(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var input = new ActionInput(ACTION, values);
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
