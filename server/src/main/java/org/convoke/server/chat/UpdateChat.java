package org.convoke.server.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatActions;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.MemberOutcome;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.PersonId;
import org.convoke.model.Value;

/// The step *update group chat*: name, members, then owner, then those who leave, so that one step
/// can hand a chat over to a newcomer and take the old owner out. Thread-safe.
final class UpdateChat implements LocalAction {

  static final Action ACTION = ChatActions.UPDATE;

  private final ChatChanges changes;
  private final Participants participants;

  UpdateChat(ChatChanges changes, Participants participants) {
    this.changes = changes;
    this.participants = participants;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var input = participants.input(context.org(), ACTION, values);
    var wanted = wanted(input);
    var known = changes.look(context.org(), input.chat("chatId"), wanted, Set.of());
    var prepared = changes.prepare(Occasion.of(context), known, wanted);
    return new Change(output(prepared.result()), prepared.unit(), prepared.announce());
  }

  private static List<ChatChange> wanted(ActionInput input) {
    var wanted = new ArrayList<ChatChange>();
    if (input.has("name")) {
      wanted.add(new ChatChange.Rename(input.text("name")));
    }
    wanted.add(new ChatChange.AddMembers(input.people("addMembers")));
    if (input.has("owner")) {
      wanted.add(new ChatChange.Transfer(input.person("owner")));
    }
    wanted.add(new ChatChange.RemoveMembers(input.people("removeMembers")));
    return wanted;
  }

  private static Value.Fields output(ChatChanges.Changed changed) {
    var added = new ArrayList<PersonId>();
    var removed = new ArrayList<PersonId>();
    for (var outcome : changed.members()) {
      switch (outcome) {
        case MemberOutcome.Added(var person) -> added.add(person);
        case MemberOutcome.Removed(var person) -> removed.add(person);
        case MemberOutcome.Unchanged _, MemberOutcome.Rejected _ -> {}
      }
    }
    var chat = changed.chat();
    return Value.fields(
        Map.of(
            "chatId", Value.of(chat.id()),
            "name", Value.of(chat.name()),
            "added", Value.texts(added),
            "removed", Value.texts(removed),
            "memberCount", Value.of(chat.memberCount())));
  }

  @Override
  public boolean readsEarlierChanges() {
    return true;
  }
}
