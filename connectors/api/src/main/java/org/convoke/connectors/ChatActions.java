package org.convoke.connectors;

import java.util.ArrayList;
import java.util.List;
import org.convoke.connectors.Action.Input;
import org.convoke.connectors.Action.Output;
import org.convoke.model.Phrase;
import org.convoke.model.ValueType;

/// What flows may ask of group chats, the same on every connection: a flow that was made for one
/// runs on another when its steps name that.
///
/// A [Platform] whose chats can do all of it answers [#onPlatform]; the server carries these
/// actions out through [GroupChats].
public final class ChatActions {

  private static final Phrase EMPTY_STAYS = Phrase.of("留空则不变。", "Empty: stays as it is.");
  private static final Phrase CHAT_ID = Phrase.of("群聊ID", "Chat id");

  public static final Action CREATE =
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
              new Output("chatId", CHAT_ID, ValueType.CHAT),
              new Output("name", Phrase.of("群聊名称", "Name"), ValueType.TEXT),
              new Output("ownerId", Phrase.of("群主", "Owner"), ValueType.PERSON),
              new Output("memberCount", Phrase.of("群成员数", "Number of members"), ValueType.NUMBER),
              new Output("members", Phrase.of("群成员", "Members"), ValueType.PERSONS),
              new Output("link", Phrase.of("群聊链接", "Link"), ValueType.TEXT)));

  public static final Action UPDATE =
      new Action(
          "updateChat",
          Phrase.of("更新群聊", "Update a group chat"),
          Phrase.of(
              "改名、转让群主、添加和移除成员；留空的输入不变，每项变更在群里留下通知。",
              "Renames a chat, transfers it, adds and removes members. What is empty stays; each change leaves a notice in the chat."),
          List.of(
              chat("要更新的群聊。", "The chat to update."),
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
              new Output("chatId", CHAT_ID, ValueType.CHAT),
              new Output("name", Phrase.of("群聊名称", "Name"), ValueType.TEXT),
              new Output("added", Phrase.of("实际添加的成员", "Members added"), ValueType.PERSONS),
              new Output("removed", Phrase.of("实际移除的成员", "Members removed"), ValueType.PERSONS),
              new Output("memberCount", Phrase.of("群成员数", "Number of members"), ValueType.NUMBER)));

  public static final Action CLOSE =
      new Action(
          "closeChat",
          Phrase.of("关闭群聊", "Close a group chat"),
          Phrase.of(
              "关闭后不能再发送消息或修改，历史消息仍可查看。",
              "Nothing can be sent or changed any more; its history stays readable."),
          List.of(chat("要关闭的群聊；已关闭的不受影响。", "The chat to close; one that is closed stays so.")),
          List.of(new Output("chatId", CHAT_ID, ValueType.CHAT)));

  public static final Action SEND =
      new Action(
          "sendMessage",
          Phrase.of("发送群消息", "Send a message into a group"),
          Phrase.of("以自动化的名义在群里发送一条文字消息。", "Writes a text into a group chat, as the automation."),
          List.of(
              chat("接收消息的群聊。", "The chat to write into."),
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

  /// Only on platforms.
  public static final Action SEND_CARD =
      new Action(
          "sendCard",
          Phrase.of("发送群卡片", "Send a card"),
          Phrase.of(
              "在群里发送一张带标题和按钮的卡片；点击回复按钮可触发“平台事件”自动化。",
              "Writes a card with a title and buttons into a group chat; a click on a reply can start flows."),
          List.of(
              chat("接收卡片的群聊。", "The chat to write into."),
              new Input(
                  "title",
                  Phrase.of("标题", "Title"),
                  Phrase.of("一行。", "One line."),
                  ValueType.TEXT,
                  true),
              new Input(
                  "text",
                  Phrase.of("正文", "Text"),
                  Phrase.of("可用 Markdown 的公共部分。", "The common part of Markdown."),
                  ValueType.TEXT,
                  true),
              new Input(
                  "link",
                  Phrase.of("链接", "Link"),
                  Phrase.of("按钮打开的网址；留空则没有此按钮。", "What the button opens; empty: no such button."),
                  ValueType.TEXT,
                  false),
              new Input(
                  "linkLabel",
                  Phrase.of("链接按钮文字", "Label of the link"),
                  Phrase.of("留空为“查看详情”。", "Empty: \"查看详情\"."),
                  ValueType.TEXT,
                  false),
              new Input(
                  "replies",
                  Phrase.of("回复按钮", "Replies"),
                  Phrase.of("每项一个按钮，点击后送回它的文字。", "A button each; a click sends its text back."),
                  ValueType.TEXTS,
                  false)),
          List.of(new Output("messageId", Phrase.of("消息ID", "Message id"), ValueType.TEXT)));

  /// Only on platforms.
  public static final Action LINK =
      new Action(
          "chatLink",
          Phrase.of("获取群聊链接", "Get a chat's link"),
          Phrase.of("取得用来加入群聊的网址。", "Gets an address by which people join the chat."),
          List.of(chat("要取链接的群聊。", "The chat.")),
          List.of(
              new Output("chatId", CHAT_ID, ValueType.CHAT),
              new Output("link", Phrase.of("群聊链接", "Link"), ValueType.TEXT)));

  private static final List<Output> OUTCOMES =
      List.of(
          new Output("rejected", Phrase.of("未能加入或移除的成员", "Members rejected"), ValueType.PERSONS),
          new Output(
              "outcomes", Phrase.of("每个成员的结果", "What became of each member"), ValueType.ANY));

  /// All of them, with what only platforms tell: who was rejected and why, whether somebody of
  /// another organization is in the chat, and the platform's own ids.
  public static final List<Action> ON_PLATFORMS =
      List.of(
          with(
              with(CREATE, OUTCOMES),
              List.of(
                  new Output(
                      "external", Phrase.of("含外部成员", "Has external members"), ValueType.BOOLEAN),
                  new Output("qrCode", Phrase.of("群二维码", "QR code"), ValueType.TEXT),
                  new Output("ids", Phrase.of("平台的ID", "The platform's ids"), ValueType.ANY))),
          with(UPDATE, OUTCOMES),
          CLOSE,
          SEND,
          SEND_CARD,
          LINK);

  /// [#ON_PLATFORMS] of a platform that takes shorter names than Convoke.
  ///
  /// @param names how long a group's name may be, in a sentence
  public static List<Action> onPlatform(Phrase names) {
    return ON_PLATFORMS.stream()
        .map(it -> it.key().equals(CREATE.key()) ? describing(it, "name", names) : it)
        .toList();
  }

  private static Action describing(Action action, String input, Phrase description) {
    var inputs =
        action.inputs().stream()
            .map(
                it ->
                    it.key().equals(input)
                        ? new Input(it.key(), it.label(), description, it.type(), it.required())
                        : it)
            .toList();
    return new Action(action.key(), action.name(), action.description(), inputs, action.outputs());
  }

  private ChatActions() {}

  private static Input chat(String zh, String en) {
    return new Input("chatId", CHAT_ID, Phrase.of(zh, en), ValueType.CHAT, true);
  }

  private static Action with(Action action, List<Output> more) {
    var outputs = new ArrayList<>(action.outputs());
    outputs.addAll(more);
    return new Action(action.key(), action.name(), action.description(), action.inputs(), outputs);
  }
}
