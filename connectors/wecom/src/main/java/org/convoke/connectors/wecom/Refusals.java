package org.convoke.connectors.wecom;

import java.time.Duration;
import java.util.regex.Pattern;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Unauthenticated;

/// What WeCom's error codes mean, with a remedy. Its words are kept, since only the code is stable
/// (document 90313 and the pages of the calls).
final class Refusals {

  static final int NO_SUCH_CHAT_ID = 86001;
  static final int NO_SUCH_CHAT = 86003;
  static final int MEMBER_COUNT = 86006;
  static final int FOREIGN_CHAT = 86008;
  static final int NOT_PERMITTED = 48002;
  static final int NO_PRIVILEGE = 60011;
  static final int UNTRUSTED_IP = 60020;
  static final int CODE_USED = 40029;
  static final int TOO_MANY_RESULTS = 81017;

  private static final int MOST_WORDS = 300;
  private static final Duration CONCURRENCY_PAUSE = Duration.ofSeconds(1);
  private static final Pattern IP = Pattern.compile("from ip: ?([0-9a-fA-F.:]+[0-9a-fA-F])");

  private Refusals() {}

  /// The problem of an answer that is no success.
  static Problem problem(Answer answer) {
    return switch (answer.code()) {
      case 45009 -> limit(answer, answer.request().pause());
      case 45033 -> limit(answer, CONCURRENCY_PAUSE);
      case 40001, 40091 ->
          forbidden(
              answer,
              "credentials-refused",
              "Secret 不正确。在应用详情页查看并重新填写",
              "the secret is wrong. Copy it again from the app's page");
      case 40013 ->
          forbidden(
              answer,
              "credentials-refused",
              "企业 ID 不正确。在“我的企业 → 企业信息”中查看",
              "the Corp ID is wrong. Copy it from My company → Company information");
      case 40014, 41001, 42001 ->
          forbidden(
              answer,
              "token-refused",
              "新取得的凭证也被拒绝。检查 Secret 是否属于此应用",
              "a token just fetched is refused too. See whether the secret is this app's");
      case NOT_PERMITTED ->
          forbidden(
              answer,
              "not-permitted",
              "应用没有调用此接口的权限。请管理员在管理后台为应用开通",
              "the app may not call this. An administrator grants it in the console");
      case 301055 ->
          forbidden(
              answer, "not-permitted", "应用没有审批应用的权限", "the app has no permission for approvals");
      case NO_PRIVILEGE ->
          forbidden(
              answer,
              "not-in-visible-range",
              "成员、部门不在应用的可见范围内，或可见范围不含根部门（建群需要）。在应用详情页编辑可见范围",
              "people or departments are outside of the app's visible range, or it lacks the root department, which groups need. Edit the visible range on the app's page");
      case UNTRUSTED_IP ->
          forbidden(
              answer,
              "ip-not-trusted",
              "本服务器的 IP %s 不在企业可信 IP 中。在应用详情页“企业可信 IP”中添加，约一分钟后生效".formatted(ip(answer)),
              "this server's IP %s is not trusted. Add it under Trusted IPs on the app's page; it takes about a minute"
                  .formatted(ip(answer)));
      case 50001 ->
          forbidden(
              answer,
              "redirect-not-trusted",
              "返回地址的域名不是应用的可信域名。在“网页授权及 JS-SDK”中设置",
              "the domain to come back to is not the app's trusted domain. Set it under Web authorization and JS-SDK");
      case FOREIGN_CHAT ->
          forbidden(
              answer,
              "not-our-chat",
              "该群不是由此应用创建的，无法操作",
              "the group was not created by this app and cannot be changed");
      case CODE_USED ->
          new Unauthenticated(
              "code-refused",
              words(answer, "登录码无效或已使用。请重新登录", "the code is unknown or used. Sign in again"));
      case NO_SUCH_CHAT_ID, NO_SUCH_CHAT ->
          new NotFound(words(answer, "群聊不存在", "there is no such group"));
      case 90501 ->
          new Conflict(
              "not-a-customer-group", words(answer, "该群不是客户群", "the group is no customer group"));
      case 60111 ->
          invalid(
              answer,
              "unknown-account",
              "成员不存在。检查人员与企业微信账号的关联",
              "there is no such member. See which account the person is linked to");
      case 60123 -> invalid(answer, "unknown-department", "部门不存在", "there is no such department");
      case 81013 ->
          invalid(
              answer,
              "no-receiver",
              "没有有效的接收人：都不存在或不在可见范围内",
              "nobody can receive it: all are unknown or outside of the visible range");
      case TOO_MANY_RESULTS ->
          invalid(answer, "too-many-results", "结果太多", "there are too many results");
      case 86004 -> invalid(answer, "name-refused", "群名不被接受", "the name is not accepted");
      case 86005 ->
          invalid(
              answer,
              "owner-refused",
              "群主不被接受。群主必须是群成员，且在应用可见范围内",
              "the owner is not accepted. He must be a member and in the app's visible range");
      case MEMBER_COUNT ->
          invalid(answer, "member-count", "群成员数应为 2 到 2000 人", "a group has 2 to 2,000 members");
      case 86007, 86216 ->
          invalid(
              answer,
              "member-refused",
              "有成员不被接受。检查每个成员都在应用可见范围内",
              "a member is not accepted. See that everybody is in the app's visible range");
      case 86217 -> invalid(answer, "sender-refused", "发送者不在群里", "the sender is not in the group");
      case 40058, 86220 ->
          invalid(answer, "parameter-refused", "参数不被接受", "a parameter is not accepted");
      default -> invalid(answer, "platform-refused", "企业微信拒绝了此操作", "WeCom refused it");
    };
  }

  /// The address by which WeCom saw this server, from the words of a 60020.
  static String ip(Answer answer) {
    var found = IP.matcher(answer.message());
    return found.find() ? found.group(1) : "?";
  }

  private static Forbidden forbidden(Answer answer, String code, String zh, String en) {
    return new Forbidden(code, words(answer, zh, en));
  }

  private static Invalid invalid(Answer answer, String code, String zh, String en) {
    return new Invalid(code, words(answer, zh, en));
  }

  private static LimitExceeded limit(Answer answer, Duration pause) {
    return new LimitExceeded(
        "platform-limit",
        words(answer, "调用过于频繁，稍后自动重试", "called too often; tried again later"),
        pause);
  }

  private static Phrase words(Answer answer, String zh, String en) {
    var message = answer.message();
    var said = message.length() > MOST_WORDS ? message.substring(0, MOST_WORDS) + "…" : message;
    return new Phrase(
        "%s。（企业微信 %d：%s）".formatted(zh, answer.code(), said),
        "WeCom: %s. (%d: %s)".formatted(en, answer.code(), said));
  }
}
