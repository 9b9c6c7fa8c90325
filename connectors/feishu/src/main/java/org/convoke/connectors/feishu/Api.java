package org.convoke.connectors.feishu;

import java.util.Locale;
import org.convoke.connectors.Budgets.Budget;
import org.convoke.connectors.Budgets.Window;
import org.convoke.model.Phrase;

/// The calls that this connector makes: their paths, but for `/callback`'s below `/open-apis`, with
/// `%s` for a variable.
enum Api {
  TOKEN("POST", "/auth/v3/tenant_access_token/internal", Phrase.of("取令牌", "Get a token")),
  LONG_CONNECTION("POST", "/callback/ws/endpoint", Phrase.of("打开长连接", "Open a long connection")),
  BOT("GET", "/bot/v3/info", Phrase.of("读机器人", "Read the bot")),
  CREATE_CHAT("POST", "/im/v1/chats", true, Phrase.of("创建群聊", "Create chats")),
  UPDATE_CHAT("PUT", "/im/v1/chats/%s", true, Phrase.of("更新群聊", "Change chats")),
  READ_CHAT("GET", "/im/v1/chats/%s", Phrase.of("读群聊", "Read chats")),
  DISSOLVE_CHAT("DELETE", "/im/v1/chats/%s", true, Phrase.of("解散群聊", "Dissolve chats")),
  MODERATE_CHAT("PUT", "/im/v1/chats/%s/moderation", true, Phrase.of("设置发言权限", "Mute chats")),
  LIST_CHATS("GET", "/im/v1/chats", Phrase.of("列出群聊", "List chats")),
  LINK_CHAT("POST", "/im/v1/chats/%s/link", Phrase.of("取群链接", "Get links")),
  ADD_MEMBERS("POST", "/im/v1/chats/%s/members", true, Phrase.of("添加群成员", "Add members")),
  REMOVE_MEMBERS("DELETE", "/im/v1/chats/%s/members", true, Phrase.of("移除群成员", "Remove members")),
  LIST_MEMBERS("GET", "/im/v1/chats/%s/members", Phrase.of("列出群成员", "List members")),
  SEND_MESSAGE("POST", "/im/v1/messages", true, Phrase.of("发送消息", "Send messages")),
  FIND_USERS("POST", "/contact/v3/users/batch_get_id", Phrase.of("按手机或邮箱找人", "Find people")),
  READ_USER("GET", "/contact/v3/users/%s", Phrase.of("读人员", "Read people")),
  READ_USERS("GET", "/contact/v3/users/batch", Phrase.of("批量读人员", "Read people")),
  LIST_USERS("GET", "/contact/v3/users/find_by_department", Phrase.of("列出部门人员", "List people")),
  READ_DEPARTMENT("GET", "/contact/v3/departments/%s", Phrase.of("读部门", "Read departments")),
  LIST_DEPARTMENTS(
      "GET", "/contact/v3/departments/%s/children", Phrase.of("列出部门", "List departments")),
  READ_RANGE("GET", "/contact/v3/scopes", Phrase.of("读通讯录范围", "Read the contact range")),
  SIGN_IN("POST", "/authen/v2/oauth/token", Phrase.of("登录换令牌", "Sign in")),
  SIGNED_IN("GET", "/authen/v1/user_info", Phrase.of("读登录人", "Read who signed in"));

  /// Of all calls together, of the free plan. Source: custom-app-api-call-limit, 2024-11 and
  /// 2026-06.
  static final Budget MONTH =
      new Budget(
          "calls:month",
          Phrase.of("基础免费版每月调用", "Calls a month of the Basic plan"),
          Window.MONTH,
          10_000);

  private final String method;
  private final String path;
  private final boolean changes;
  private final Budget minute;
  private final Budget second;

  Api(String method, String path, Phrase name) {
    this(method, path, false, name);
  }

  /// @param changes whether it matters that it was carried out
  Api(String method, String path, boolean changes, Phrase name) {
    this.method = method;
    this.path = path;
    this.changes = changes;
    var key = method.toLowerCase(Locale.ROOT) + path.replace("/%s", "/*");
    // 1000 a minute and 50 a second for each API, app and tenant: frequency-control, 2024-10
    this.minute = new Budget(key + ":minute", name, Window.MINUTE, 1_000);
    this.second = new Budget(key + ":second", name, Window.SECOND, 50);
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  boolean changes() {
    return changes;
  }

  /// Whether it counts against the month: contacts, sign-in and events do not.
  boolean isMetered() {
    return path.startsWith("/im/");
  }

  Budget minute() {
    return minute;
  }

  Budget second() {
    return second;
  }

  /// For the log of calls.
  String operation() {
    return method + " " + path.substring(1).replace("%s", "*");
  }
}
