package org.convoke.connectors.feishu;

import org.convoke.connectors.Accounts.Known;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;

/// Why somebody cannot be in a group, or cannot be taken out of it.
///
/// @param reason part of a sentence that begins with the person's name
record Why(String code, Phrase reason, Phrase remedy) {

  static final Why UNKNOWN_PERSON =
      new Why(
          "unknown-person",
          Phrase.of("不在本组织中", "is not of this organization"),
          Phrase.of("请重新选择人员。", "Choose somebody else."));

  static final Why DEPARTED =
      new Why(
          "person-departed",
          Phrase.of("已离职", "left the organization"),
          Phrase.of("请换一位在职人员。", "Choose somebody who is active."));

  static final Why NO_ACCOUNT =
      new Why(
          "no-account",
          Phrase.of("没有关联飞书账号", "has no Feishu account linked"),
          Phrase.of(
              "请管理员在“管理 → 连接 → 账号”中同步通讯录，或为他手动关联。",
              "An administrator synchronizes the directory, or links an account, under Administration → Connections → Accounts."));

  static final Why ACCOUNT_NOT_KNOWN =
      new Why(
          "unknown-account",
          Phrase.of("的飞书账号不存在", "has an account that Feishu does not know"),
          Phrase.of(
              "请在“管理 → 连接 → 账号”中重新关联；测试应用与正式应用的 open_id 不能混用。",
              "Link it again under Administration → Connections → Accounts; open_ids of a test app do not work for another app."));

  static final Why NOT_AVAILABLE =
      new Why(
          "not-available",
          Phrase.of(
              "不能被加入：不在应用的可用范围内、已从飞书离职，或被禁止对外沟通",
              "cannot be added: outside the app's availability, resigned in Feishu, or barred from external groups"),
          Phrase.of(
              "请在开发者后台“版本管理与发布”中把他加入应用的可用范围；含外部人员的群还须管理员允许他对外沟通。",
              "Put him into the app's availability in the developer console; for groups with outsiders the tenant's administrator allows him external communication."));

  static final Why NO_FRIEND =
      new Why(
          "not-a-contact-of-the-owner",
          Phrase.of(
              "不能被加入：不是群主的飞书联系人，或没有打开过机器人的单聊",
              "cannot be added: no Feishu contact of the owner, or never opened the bot's chat"),
          Phrase.of(
              "请群主先在飞书里加他为外部联系人，或换一位已与他互为联系人的员工做群主，然后重试。",
              "The owner adds him as an external contact in Feishu first, or an employee who already has becomes the owner; then try again."));

  static final Why WAITS =
      new Why(
          "waits-for-approval",
          Phrase.of("等待群主同意入群", "waits for the owner's approval"),
          Phrase.of("请群主在飞书中同意。", "The owner approves in Feishu."));

  static final Why INTERNAL_CHAT =
      new Why(
          "internal-chat",
          Phrase.of(
              "是外部人员，内部群不能加入外部人员，也不能变为外部群",
              "is an outsider; an internal group takes none and cannot become external"),
          Phrase.of("请新建一个从一开始就包含他的群。", "Create a new group with him in it from the start."));

  static final Why OWNER =
      new Why(
          "owner-stays",
          Phrase.of("是群主，不能被移出", "is the owner and cannot be removed"),
          Phrase.of("请先转让群主。", "Transfer the group first."));

  static final Why BOT_NOT_MANAGER =
      new Why(
          "bot-not-manager",
          Phrase.of(
              "不能被移出：机器人不是群管理员", "cannot be removed: the bot is no administrator of the group"),
          Phrase.of(
              "请群主在飞书的群设置中把机器人设为群管理员，或自己移出他。",
              "The owner makes the bot an administrator in the group's settings, or removes him himself."));

  static final Why NOT_SAID =
      new Why(
          "not-added",
          Phrase.of("没有进群，飞书没有说明原因", "is not in the group; Feishu does not say why"),
          Phrase.of("请重试，或在飞书中手动添加。", "Try again, or add him in Feishu."));

  /// An outsider of whom Feishu never told the open_id.
  static Why neverOpened(Settings settings) {
    return new Why(
        "contact-not-opened",
        Phrase.of(
            "是外部人员，还没有打开过机器人的单聊，飞书不提供他的 open_id",
            "is an outsider who never opened the bot's chat: Feishu does not tell his open_id"),
        Phrase.of(
            "请员工把机器人分享给他（名片、二维码或 %s），他在飞书 7.22 以上版本中打开并确认后即可入群。",
            "An employee shares the bot with him (card, QR code or %s); once he opened and confirmed it in Feishu 7.22 or later he can be added.",
            settings.botLink()));
  }

  /// What Feishu said when it refused somebody or a list he is in.
  static Why said(Answer answer) {
    return new Why(
        "platform-refused",
        Phrase.of("不能被加入：%s", "cannot be added: %s", Codes.reason(answer)),
        Codes.remedy(answer));
  }

  /// Nobody could be added, because of something else.
  static Why because(Problem problem) {
    return new Why(
        problem.code(),
        Phrase.of("不能被加入：%s", "cannot be added: %s", problem.detail()),
        Phrase.of("处理后请用“更新群聊”添加他。", "See to it, then add him by updating the chat."));
  }

  Rejected rejected(PersonId person, String name) {
    return new Rejected(
        person, code, new Phrase(name + reason.zh() + "。", name + " " + reason.en() + "."), remedy);
  }

  Rejected rejected(Known known) {
    return rejected(known.person(), known.name());
  }
}
