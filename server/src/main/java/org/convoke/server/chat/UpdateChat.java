package org.convoke.server.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.connectors.Action;
import org.convoke.connectors.Action.Input;
import org.convoke.connectors.Action.Output;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.MemberOutcome;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// The step *update group chat*: name, members, then owner, then those who leave, so that one step
/// can hand a chat over to a newcomer and take the old owner out. Thread-safe.
final class UpdateChat implements LocalAction {

  private static final Phrase EMPTY_STAYS = Phrase.of("留空则不变。", "Empty: stays as it is.");

  static final Action ACTION =
      new Action(
          "updateChat",
          Phrase.of("更新群聊", "Update a group chat"),
          Phrase.of(
              "改名、转让群主、添加和移除成员；留空的输入不变，每项变更在群里留下通知。",
              "Renames a chat, transfers it, adds and removes members. What is empty stays; each change leaves a notice in the chat."),
          List.of(
              new Input(
                  "chatId",
                  Phrase.of("群聊ID", "Chat id"),
                  Phrase.of("要更新的群聊。", "The chat to update."),
                  ValueType.CHAT,
                  true),
              new Input("name", Phrase.of("新名称", "New name"), EMPTY_STAYS, ValueType.TEXT, false),
              new Input(
                  "owner", Phrase.of("新群主", "New owner"), EMPTY_STAYS, ValueType.PERSON, false),
              new Input(
                  "addMembers",
                  Phrase.of("添加成员", "Members to add"),
                  Phrase.of("已在群里的人不受影响。", "Those who are members stay."),
                  ValueType.PERSONS,
                  false),
              new Input(
                  "removeMembers",
                  Phrase.of("移除成员", "Members to remove"),
                  Phrase.of("不在群里的人不受影响。", "Those who are no members do not matter."),
                  ValueType.PERSONS,
                  false)),
          List.of(
              new Output("chatId", Phrase.of("群聊ID", "Chat id"), ValueType.CHAT),
              new Output("name", Phrase.of("群聊名称", "Name"), ValueType.TEXT),
              new Output("added", Phrase.of("实际添加的成员", "Members added"), ValueType.PERSONS),
              new Output("removed", Phrase.of("实际移除的成员", "Members removed"), ValueType.PERSONS),
              new Output("memberCount", Phrase.of("群成员数", "Number of members"), ValueType.NUMBER)));

  private final ChatChanges changes;

  UpdateChat(ChatChanges changes) {
    this.changes = changes;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var input = new ActionInput(ACTION, values);
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
