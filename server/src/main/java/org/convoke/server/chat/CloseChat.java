package org.convoke.server.chat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.connectors.Action;
import org.convoke.connectors.Action.Input;
import org.convoke.connectors.Action.Output;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// The step *close group chat*. Thread-safe.
final class CloseChat implements LocalAction {

  static final Action ACTION =
      new Action(
          "closeChat",
          Phrase.of("关闭群聊", "Close a group chat"),
          Phrase.of(
              "关闭后不能再发送消息或修改，历史消息仍可查看。",
              "Nothing can be sent or changed any more; its history stays readable."),
          List.of(
              new Input(
                  "chatId",
                  Phrase.of("群聊ID", "Chat id"),
                  Phrase.of("要关闭的群聊；已关闭的不受影响。", "The chat to close; one that is closed stays so."),
                  ValueType.CHAT,
                  true)),
          List.of(new Output("chatId", Phrase.of("群聊ID", "Chat id"), ValueType.CHAT)));

  private final ChatChanges changes;

  CloseChat(ChatChanges changes) {
    this.changes = changes;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var id = new ActionInput(ACTION, values).chat("chatId");
    var known = changes.look(context.org(), id, List.of(), Set.of());
    var prepared = changes.prepareClose(Occasion.of(context), known.chat());
    var output = Value.fields(Map.of("chatId", Value.of(id)));
    return new Change(output, prepared.unit(), prepared.announce());
  }

  @Override
  public boolean readsEarlierChanges() {
    return true;
  }
}
