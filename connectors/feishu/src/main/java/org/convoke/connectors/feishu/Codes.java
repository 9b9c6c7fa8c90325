package org.convoke.connectors.feishu;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Unauthenticated;

/// What Feishu's codes mean: the one place where they become problems with words for people.
/// Sources: im-v1/chat, chat-members and message (2024-10 to 2026-04), the generic list of errors
/// (2025-08), messenger-and-group-chat-apis-in-external-chat (2025-05).
///
/// What concerns one chat is a conflict or invalid; [Forbidden] is what concerns the whole
/// connection.
final class Codes {

  static final int THROTTLED = 99991400;
  static final int QUOTA_USED_UP = 99991403;
  static final int ADDRESS_NOT_ALLOWED = 99991401;
  static final int SCOPE_MISSING = 99991672;
  static final int CREATION_UNDER_WAY = 232068;
  static final int DISSOLVED = 232009;
  static final int NO_SUCH_CHAT = 232006;
  static final int NOT_IN_CHAT = 232011;
  static final int NO_SHARING = 232033;
  static final int NO_BOT = 232025;

  /// Somebody of the list cannot be used; which of them, Feishu does not say.
  static final Set<Integer> SOMEBODY_UNUSABLE =
      Set.of(
          232007, 232022, 232024, 232027, 232030, 232043, 99992351, 99992360, 99992361, 99992364);

  /// The bot may not do it in this chat.
  static final Set<Integer> NO_RIGHT = Set.of(232002, 232014, 232016, 232017);

  private static final Set<Integer> UNDER_WAY = Set.of(CREATION_UNDER_WAY, 230049);
  private static final Set<Integer> TOO_OFTEN = Set.of(232019, 230020, 11232, 11233, 11247);
  private static final int MAX_WORDS = 300;

  private enum Kind {
    INVALID,
    CONFLICT,
    FORBIDDEN,
    NOT_FOUND,
    UNAUTHENTICATED
  }

  /// @param remedy empty words: Feishu's own say all there is
  private record Meaning(Kind kind, String code, Phrase reason, Phrase remedy) {}

  private static final Meaning UNKNOWN =
      new Meaning(
          Kind.INVALID,
          "platform-refused",
          Phrase.of("飞书拒绝了此操作", "Feishu refused"),
          Phrase.of("", ""));

  private static final Map<Integer, Meaning> MEANINGS = new HashMap<>();

  static {
    ofTheApp();
    ofChats();
    ofPeople();
    ofMessages();
  }

  private Codes() {}

  private static void ofTheApp() {
    put(
        Kind.FORBIDDEN,
        "wrong-credentials",
        "App ID 或 App Secret 不正确",
        "The App ID or App Secret is wrong",
        "请在开发者后台“凭证与基础信息”页重新复制到连接中。",
        "Copy them again from \"Credentials & Basic Info\" of the developer console.",
        10015,
        10003,
        20002);
    put(
        Kind.FORBIDDEN,
        "app-not-usable",
        "应用已停用或尚未发布",
        "The app is disabled or was not released",
        "请在开发者后台“版本管理与发布”页发布版本，并由企业管理员审核启用。",
        "Release a version under \"Version Management & Release\" and have the tenant's administrator approve and enable it.",
        10014,
        99991662,
        99991673,
        232034,
        232004);
    put(
        Kind.FORBIDDEN,
        "address-not-allowed",
        "本服务器的出口 IP 不在应用的 IP 白名单中",
        "This server's address is not on the app's allow-list",
        "请在开发者后台“安全设置 → IP 白名单”中加入此服务器的出口 IP。",
        "Add this server's public address under \"Security Settings → IP allow-list\" of the developer console.",
        ADDRESS_NOT_ALLOWED);
    put(
        Kind.FORBIDDEN,
        "scope-missing",
        "应用缺少此接口的权限",
        "The app lacks the permission for this call",
        "请在开发者后台“权限管理”页开通，再到“版本管理与发布”发布新版本。",
        "Grant it under \"Permissions & Scopes\" of the developer console, then release a version.",
        SCOPE_MISSING);
    put(
        Kind.FORBIDDEN,
        "bot-off",
        "应用没有启用机器人能力",
        "The app's bot ability is off",
        "请在开发者后台“添加应用能力”页添加机器人，再发布新版本。",
        "Add the bot under \"Add Features\" of the developer console, then release a version.",
        NO_BOT,
        230006);
    put(
        Kind.FORBIDDEN,
        "external-sharing-off",
        "应用没有开启对外共享，不能使用含外部成员的群",
        "The app may not be used in groups with outsiders",
        "企业完成飞书认证后，在开发者后台创建版本时打开“对外共享”（机器人可被添加到外部群、可与外部用户单聊），发布并由管理员审核。",
        "Once the tenant is certified, turn on \"External sharing\" when you create a version in the developer console, release it and have it approved.",
        NO_SHARING,
        231021,
        230027);
    put(
        Kind.FORBIDDEN,
        "token-not-taken",
        "飞书不接受应用的令牌",
        "Feishu does not take the app's token",
        "",
        "",
        99991661,
        99991663,
        99991664,
        99991665,
        99991671);
    put(
        Kind.UNAUTHENTICATED,
        "sign-in-refused",
        "飞书登录没有成功",
        "Signing in with Feishu failed",
        "请重新登录；仍不成功时请管理员检查应用的可用范围与重定向 URL。",
        "Try again; if it fails again, an administrator checks the app's availability and its redirect URLs.",
        20003,
        20004,
        20010,
        20049,
        20065,
        20071,
        99991668,
        99991677);
  }

  private static void ofChats() {
    put(Kind.NOT_FOUND, "not-found", "飞书里没有这个群", "Feishu has no such group", "", "", NO_SUCH_CHAT);
    put(
        Kind.NOT_FOUND,
        "not-found",
        "机器人不在这个群里",
        "The bot is not in this group",
        "请群主在群设置中重新添加机器人。",
        "The group's owner adds the bot again in the group's settings.",
        NOT_IN_CHAT,
        230002,
        232010);
    put(Kind.CONFLICT, "chat-closed", "这个群已解散", "This group was dissolved", "", "", DISSOLVED);
    put(
        Kind.CONFLICT,
        "bot-not-manager",
        "机器人在这个群里没有此权限",
        "The bot may not do this in this group",
        "请群主在飞书的群设置中把机器人设为群管理员，然后重试。",
        "The group's owner makes the bot an administrator in the group's settings; then try again.",
        232002,
        232014,
        232016,
        232017,
        232038,
        232064,
        230018);
    put(
        Kind.INVALID,
        "owner-external",
        "群主必须是本企业的员工",
        "The owner must be an employee of the tenant",
        "请选择一位本企业员工做群主。",
        "Choose an employee as the owner.",
        232031,
        232032);
    put(
        Kind.INVALID,
        "owner-not-member",
        "新群主不在群里",
        "The new owner is not in the group",
        "请先把他加入群聊。",
        "Add him first.",
        232012);
    put(
        Kind.INVALID,
        "unknown-person",
        "飞书不认识群主的账号",
        "Feishu does not know the owner's account",
        "请在“管理 → 连接 → 账号”中重新关联。",
        "Link it again under Administration → Connections → Accounts.",
        232035);
    put(
        Kind.CONFLICT,
        "chat-full",
        "群成员已达上限",
        "The group is full",
        "请移除部分成员，或由企业管理员提高上限。",
        "Remove members, or have the tenant's administrator raise the limit.",
        232013,
        232044);
    put(
        Kind.INVALID,
        "internal-chat",
        "内部群不能加入外部人员，也不能变为外部群",
        "An internal group cannot take outsiders, nor become external",
        "请新建一个包含外部人员的群。",
        "Create a new group with the outsiders in it.",
        232028);
    put(
        Kind.INVALID,
        "name-refused",
        "群名称未通过飞书审核",
        "Feishu's review refused the name",
        "请换一个名称。",
        "Choose another name.",
        232023);
    put(
        Kind.CONFLICT,
        "owner-stays",
        "群主不能被移出群",
        "The owner cannot be removed",
        "请先转让群主。",
        "Transfer the group first.",
        232029,
        232076);
    put(
        Kind.INVALID,
        "wrong-kind-of-chat",
        "这种群不支持此操作",
        "This kind of group cannot do this",
        "",
        "",
        232008,
        232061,
        232062,
        232063,
        232069,
        232090);
  }

  private static void ofPeople() {
    put(
        Kind.INVALID,
        "person-not-addable",
        "有人不能加入：不在应用的可用范围内、没有打开过机器人的单聊、不是群主的飞书联系人，或被禁止对外沟通",
        "Somebody cannot be added: outside the app's availability, never opened the bot's chat, no Feishu contact of the owner, or barred from external groups",
        "请检查应用的可用范围；外部人员须先打开机器人单聊，并已加群主为飞书联系人。",
        "Check the app's availability; outsiders open the bot's chat first and are Feishu contacts of the owner.",
        232024,
        232043,
        232027,
        230013);
    put(
        Kind.INVALID,
        "person-departed",
        "有人已从飞书离职",
        "Somebody resigned in Feishu",
        "请重新同步通讯录。",
        "Synchronize the directory.",
        232022,
        230029);
    put(
        Kind.INVALID,
        "unknown-person",
        "飞书不认识其中一个账号",
        "Feishu does not know one of the accounts",
        "请在“管理 → 连接 → 账号”中重新关联；测试应用与正式应用的 open_id 不能混用。",
        "Link it again under Administration → Connections → Accounts; open_ids of a test app do not work for another app.",
        232007,
        232030,
        99992351,
        99992360,
        99992361,
        99992364,
        41050);
    put(
        Kind.FORBIDDEN,
        "contact-range",
        "应用的通讯录权限范围不够",
        "The app may not see this part of the directory",
        "请在开发者后台“权限管理 → 通讯录权限范围”中扩大范围，再发布新版本。",
        "Widen the contact range under \"Permissions & Scopes\" of the developer console, then release a version.",
        40004);
  }

  private static void ofMessages() {
    put(
        Kind.INVALID,
        "too-long",
        "消息过长",
        "The message is too long",
        "请缩短内容：文字不超过 150 KB，卡片不超过 30 KB。",
        "Shorten it: 150 KB of text, 30 KB of a card.",
        230025);
    put(
        Kind.INVALID,
        "text-refused",
        "消息内容被飞书的内容安全策略拒绝",
        "Feishu's content rules refused the message",
        "请修改内容。",
        "Change the text.",
        230022,
        230028);
    put(
        Kind.INVALID,
        "card-refused",
        "飞书不接受这张卡片",
        "Feishu does not take the card",
        "请检查 Markdown 与链接。",
        "Check its Markdown and links.",
        230099);
    put(
        Kind.CONFLICT,
        "muted",
        "机器人在这个群里被禁言",
        "The bot is muted in this group",
        "请群主解除禁言。",
        "The group's owner lifts it.",
        230035);
  }

  private static void put(
      Kind kind,
      String code,
      String zh,
      String en,
      String remedyZh,
      String remedyEn,
      int... codes) {
    var meaning = new Meaning(kind, code, Phrase.of(zh, en), Phrase.of(remedyZh, remedyEn));
    for (var each : codes) {
      MEANINGS.put(each, meaning);
    }
  }

  /// What to throw for an answer that refuses.
  static RuntimeException failure(Answer answer) {
    if (TOO_OFTEN.contains(answer.code())) {
      return throttled(Duration.ofSeconds(1));
    }
    if (UNDER_WAY.contains(answer.code())) {
      return new Unanswered(
          Phrase.of(
              "飞书仍在处理同一请求（%d）", "Feishu is still at work on the same request (%d)", answer.code()));
    }
    var meaning = MEANINGS.getOrDefault(answer.code(), UNKNOWN);
    var detail = sentence(meaning.reason(), answer, meaning.remedy());
    return switch (meaning.kind()) {
      case INVALID -> new Invalid(meaning.code(), detail);
      case CONFLICT -> new Conflict(meaning.code(), detail);
      case FORBIDDEN -> new Forbidden(meaning.code(), detail);
      case NOT_FOUND -> new NotFound(detail);
      case UNAUTHENTICATED -> new Unauthenticated(meaning.code(), detail);
    };
  }

  /// Why it was refused, with Feishu's code and words.
  static Phrase reason(Answer answer) {
    return sentence(
        MEANINGS.getOrDefault(answer.code(), UNKNOWN).reason(), answer, Phrase.of("", ""));
  }

  /// What somebody can do about it; empty words when that is not known.
  static Phrase remedy(Answer answer) {
    return MEANINGS.getOrDefault(answer.code(), UNKNOWN).remedy();
  }

  private static Phrase sentence(Phrase reason, Answer answer, Phrase remedy) {
    var words = answer.words().strip();
    var shown = words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) + "…" : words;
    return new Phrase(
        "%s（飞书 %d：%s）。%s".formatted(reason.zh(), answer.code(), shown, remedy.zh()),
        "%s (Feishu %d: %s). %s".formatted(reason.en(), answer.code(), shown, remedy.en()).strip());
  }

  static LimitExceeded throttled(Duration wait) {
    return new LimitExceeded(
        "platform-throttled",
        Phrase.of(
            "飞书限制了调用频率，%d 秒后会自动重试。",
            "Feishu throttled the calls; tried again in %d s.", wait.toSeconds()),
        wait);
  }

  static LimitExceeded quotaUsedUp(Duration wait) {
    return new LimitExceeded(
        "platform-quota-used-up",
        Phrase.of(
            "飞书基础免费版本月的接口调用次数已用完（%d），下月初恢复；升级飞书版本可立即解除。",
            "This month's calls of Feishu's free plan are used up (%d); they are free again next month, or at once with a paid plan.",
            QUOTA_USED_UP),
        wait);
  }
}
