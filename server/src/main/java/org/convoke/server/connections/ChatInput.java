package org.convoke.server.connections;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.convoke.connectors.Action;
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.NewChat;
import org.convoke.model.FieldProblem;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// Reads the inputs of the actions of [org.convoke.connectors.ChatActions]; what is missing or no
/// id is a fault of the input.
///
/// @param current who somebody is by now, who may have been merged into another
record ChatInput(Action action, Value.Fields values, UnaryOperator<PersonId> current) {

  private static final int MAX_HANDLE = 200;

  String text(String key) {
    return values.text(key).strip();
  }

  boolean has(String key) {
    return !values.get(key).isEmpty();
  }

  ChatHandle chat() {
    var text = text("chatId");
    if (text.isEmpty()) {
      throw missing("chatId");
    }
    if (text.length() > MAX_HANDLE) {
      throw Invalid.field("chatId", "wrong-type", Phrase.of("不是群聊ID。", "Is no id of a chat."));
    }
    return new ChatHandle(text);
  }

  PersonId person(String key) {
    var people = people(key);
    if (people.size() != 1) {
      throw missing(key);
    }
    return people.getFirst();
  }

  List<PersonId> people(String key) {
    var people = new LinkedHashSet<PersonId>();
    var faults = new ArrayList<FieldProblem>();
    for (var text : values.texts(key)) {
      if (Id.isId(text)) {
        people.add(current.apply(PersonId.parse(text)));
      } else {
        faults.add(
            new FieldProblem(
                key, "unknown-person", Phrase.of("找不到人员 %s。", "There is no person %s.", text)));
      }
    }
    if (!faults.isEmpty()) {
      throw Invalid.input(faults);
    }
    return List.copyOf(people);
  }

  NewChat newChat() {
    return new NewChat(text("name"), person("owner"), people("members"));
  }

  /// Name, newcomers, owner, then those who leave, so that one step can hand a chat over to a
  /// newcomer and take the old owner out.
  List<ChatChange> changes() {
    var changes = new ArrayList<ChatChange>();
    if (has("name")) {
      changes.add(new ChatChange.Rename(text("name")));
    }
    if (has("addMembers")) {
      changes.add(new ChatChange.AddMembers(people("addMembers")));
    }
    if (has("owner")) {
      changes.add(new ChatChange.Transfer(person("owner")));
    }
    if (has("removeMembers")) {
      changes.add(new ChatChange.RemoveMembers(people("removeMembers")));
    }
    return changes;
  }

  Card card() {
    var buttons = new ArrayList<Card.Button>();
    if (has("link")) {
      buttons.add(
          new Card.Button.Link(has("linkLabel") ? text("linkLabel") : "查看详情", text("link")));
    }
    values.texts("replies").forEach(it -> buttons.add(new Card.Button.Reply(it, it)));
    return new Card(required("title"), required("text"), buttons);
  }

  String required(String key) {
    if (!has(key)) {
      throw missing(key);
    }
    return values.text(key);
  }

  private Invalid missing(String key) {
    var label = action.input(key).orElseThrow(() -> new IllegalArgumentException(key)).label();
    return Invalid.field(key, "required", Phrase.of("请填写 %s。", "%s is missing.", label));
  }
}
