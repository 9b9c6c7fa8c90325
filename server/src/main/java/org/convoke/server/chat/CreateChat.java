package org.convoke.server.chat;

import java.util.List;
import java.util.Map;
import org.convoke.connectors.Action;
import org.convoke.connectors.Action.Input;
import org.convoke.connectors.Action.Output;
import org.convoke.connectors.NewChat;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// The step *create group chat*. Reads nothing but memory, and writes three tables in one
/// statement. Thread-safe.
final class CreateChat implements LocalAction {

  static final Action ACTION =
      new Action(
          "createChat",
          Phrase.of("创建群聊", "Create a group chat"),
          Phrase.of("创建一个群聊，群成员立即看到它。", "Creates a group chat; its members see it at once."),
          List.of(
              new Input(
                  "name",
                  Phrase.of("群聊名称", "Name"),
                  Phrase.of("1 到 100 个字符。", "1 to 100 characters."),
                  ValueType.TEXT,
                  true),
              new Input(
                  "owner",
                  Phrase.of("群主", "Owner"),
                  Phrase.of("必须是群成员之一。", "Must be one of the members."),
                  ValueType.PERSON,
                  true),
              new Input(
                  "members",
                  Phrase.of("群成员", "Members"),
                  Phrase.of("至少一人，含群主。", "At least one, the owner included."),
                  ValueType.PERSONS,
                  true)),
          List.of(
              new Output("chatId", Phrase.of("群聊ID", "Chat id"), ValueType.CHAT),
              new Output("name", Phrase.of("群聊名称", "Name"), ValueType.TEXT),
              new Output("ownerId", Phrase.of("群主", "Owner"), ValueType.PERSON),
              new Output("memberCount", Phrase.of("群成员数", "Number of members"), ValueType.NUMBER),
              new Output("members", Phrase.of("群成员", "Members"), ValueType.PERSONS),
              new Output("link", Phrase.of("群聊链接", "Link"), ValueType.TEXT)));

  private final ChatCreation creation;

  CreateChat(ChatCreation creation) {
    this.creation = creation;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var input = new ActionInput(ACTION, values);
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
