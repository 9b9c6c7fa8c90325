package org.convoke.server.chat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatActions;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Value;

/// The step *close group chat*. Thread-safe.
final class CloseChat implements LocalAction {

  static final Action ACTION = ChatActions.CLOSE;

  private final ChatChanges changes;
  private final Participants participants;

  CloseChat(ChatChanges changes, Participants participants) {
    this.changes = changes;
    this.participants = participants;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var id = participants.input(context.org(), ACTION, values).chat("chatId");
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
