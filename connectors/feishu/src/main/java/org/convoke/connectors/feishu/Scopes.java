package org.convoke.connectors.feishu;

import java.util.List;
import org.convoke.model.Json;
import org.convoke.model.Phrase;

/// The permissions that the app needs. Sources: im-v1 and contact-v3 (2024-10 to 2026-04),
/// add-bot-to-external-group for what works with outsiders.
///
/// @param key as Feishu names it
/// @param purpose what does not work without it
/// @param required whether groups can be made and kept without it
record Scopes(String key, Phrase purpose, boolean required) {

  static final List<Scopes> ALL =
      List.of(
          needed("im:chat:create", "创建群聊", "create groups"),
          needed("im:chat:update", "改名、转让群主", "rename and transfer groups"),
          needed("im:chat:read", "查看群聊、取群链接", "read groups, get links"),
          needed("im:chat.members:write_only", "添加和移除群成员", "add and remove members"),
          needed("im:chat.members:read", "查看群成员", "read members"),
          needed("im:message:send_as_bot", "在群里发消息和卡片", "write messages and cards"),
          useful("im:chat:delete", "解散内部群", "dissolve internal groups"),
          useful(
              "im:chat:operate_as_owner",
              "机器人不是群主时也能解散内部群",
              "dissolve internal groups the bot does not own"),
          useful(
              "im:chat:moderation:write_only",
              "关闭外部群时设为仅群主可发言",
              "mute external groups when they are closed"),
          useful("im:chat.members:bot_access", "接收机器人进群、退群事件", "hear when the bot joins or leaves"),
          useful(
              "im:chat.access_event.bot_p2p_chat:read",
              "接收客户进入机器人单聊的事件",
              "hear when a customer opens the bot's chat"),
          useful("im:message.p2p_msg:readonly", "接收发给机器人的单聊消息", "receive messages to the bot"),
          useful(
              "im:message.group_at_msg:readonly",
              "接收群里 @机器人 的消息",
              "receive messages that mention the bot"),
          useful("contact:user.id:readonly", "按手机号、邮箱匹配账号", "match accounts by mobile and e-mail"),
          useful("contact:contact.base:readonly", "读取通讯录", "read the directory"),
          useful("contact:user.base:readonly", "读取人员姓名", "read people's names"),
          useful("contact:user.phone:readonly", "读取人员手机号", "read people's mobiles"),
          useful("contact:user.email:readonly", "读取人员邮箱", "read people's e-mail addresses"),
          useful("contact:user.job_title:readonly", "读取人员职务", "read people's titles"),
          useful("contact:department.base:readonly", "读取部门", "read departments"));

  private static Scopes needed(String key, String zh, String en) {
    return new Scopes(key, Phrase.of(zh, en), true);
  }

  private static Scopes useful(String key, String zh, String en) {
    return new Scopes(key, Phrase.of(zh, en), false);
  }

  /// What the console takes under "Permissions & Scopes → Batch import".
  static String forTheConsole() {
    return Json.write(
        Ask.object(
            "scopes",
            Ask.object("tenant", ALL.stream().map(Scopes::key).toList(), "user", List.of())));
  }
}
