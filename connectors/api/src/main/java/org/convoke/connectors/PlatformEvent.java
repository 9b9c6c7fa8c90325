package org.convoke.connectors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// Something that happened on a platform.
///
/// @param key the same for the same happening, however often it is told
/// @param at when it happened, by the platform's clock
/// @param chat the chat concerned
/// @param fields what flows may use, as the platform declares it ([Platform#events]): `operator`
///   and `people` as person ids where known
public record PlatformEvent(
    Kind kind, String key, Instant at, Optional<ChatHandle> chat, Value.Fields fields) {

  private static final Action.Output CHAT_ID =
      new Action.Output("chatId", Phrase.of("群聊", "Group"), ValueType.CHAT);
  private static final Action.Output NAMES =
      new Action.Output("names", Phrase.of("平台上的名称", "Names on the platform"), ValueType.TEXTS);

  /// Accounts on the platform, of whoever the event concerns.
  public static final Action.Output ACCOUNTS =
      new Action.Output("accounts", Phrase.of("平台账号", "Accounts on the platform"), ValueType.TEXTS);

  /// People whose accounts are known, by the key `people`.
  public static Action.Output people(String zh, String en) {
    return new Action.Output("people", Phrase.of(zh, en), ValueType.PERSONS);
  }

  /// Who did it, when his account is known, by the key `operator`.
  public static Action.Output operator(String zh, String en) {
    return new Action.Output("operator", Phrase.of(zh, en), ValueType.PERSON);
  }

  /// A text of what a platform tells.
  public static Action.Output text(String key, String zh, String en) {
    return new Action.Output(key, Phrase.of(zh, en), ValueType.TEXT);
  }

  /// What a platform tells of one kind of happening.
  ///
  /// @param brings what flows may use of it, in the order people pick from; nothing else
  public record Declaration(Kind kind, List<Action.Output> brings) {

    public Declaration {
      brings = List.copyOf(brings);
    }

    /// The same with more that this platform tells.
    public Declaration with(Action.Output... more) {
      return new Declaration(kind, Stream.concat(brings.stream(), Stream.of(more)).toList());
    }

    /// The same without what this platform does not tell.
    ///
    /// @param keys of what the kind usually brings
    public Declaration without(String... keys) {
      var left = List.of(keys);
      return new Declaration(
          kind, brings.stream().filter(each -> !left.contains(each.key())).toList());
    }

    /// Whether flows may use a value of it.
    public boolean brings(String key) {
      return brings.stream().anyMatch(each -> each.key().equals(key));
    }
  }

  /// What can happen, the same for all platforms.
  public enum Kind {
    MEMBERS_ADDED(
        Phrase.of("群成员加入", "Members joined a group"),
        CHAT_ID,
        people("加入的人员", "Who joined"),
        NAMES,
        operator("操作人", "Who did it"),
        ACCOUNTS),
    MEMBERS_REMOVED(
        Phrase.of("群成员离开", "Members left a group"),
        CHAT_ID,
        people("离开的人员", "Who left"),
        NAMES,
        operator("操作人", "Who did it"),
        ACCOUNTS),
    CHAT_RENAMED(
        Phrase.of("群聊改名", "A group was renamed"),
        CHAT_ID,
        text("name", "新名称", "New name"),
        operator("操作人", "Who did it")),
    OWNER_CHANGED(
        Phrase.of("群主变更", "A group's owner changed"),
        CHAT_ID,
        people("新群主", "The new owner"),
        operator("操作人", "Who did it"),
        ACCOUNTS),
    CHAT_CLOSED(Phrase.of("群聊解散", "A group was disbanded"), CHAT_ID),
    CHAT_CREATED(Phrase.of("群聊创建", "A group was created"), CHAT_ID),
    CONTACT_OPENED(
        Phrase.of("客户首次联系", "A customer's first contact"),
        people("客户", "The customer"),
        NAMES,
        ACCOUNTS),
    MESSAGE_RECEIVED(
        Phrase.of("收到消息", "A message came"),
        CHAT_ID,
        text("value", "内容", "Text"),
        operator("发送人", "Who sent it"),
        ACCOUNTS),
    CARD_CLICKED(
        Phrase.of("点击卡片按钮", "A card's button was clicked"),
        CHAT_ID,
        text("value", "按钮的值", "Value of the button"),
        operator("点击的人", "Who clicked"),
        ACCOUNTS),
    DIRECTORY_CHANGED(
        Phrase.of("通讯录变更", "The directory changed"), text("value", "变更类型", "What changed"));

    private final Phrase title;
    private final List<Action.Output> fields;

    Kind(Phrase title, Action.Output... fields) {
      this.title = title;
      this.fields = List.of(fields);
    }

    /// What it brings where a platform tells all that is usual.
    public Declaration declared() {
      return new Declaration(this, fields);
    }

    /// What people call it.
    public Phrase title() {
      return title;
    }
  }
}
