package org.convoke.connectors.dingtalk;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Unauthenticated;

/// What the error codes of DingTalk's two hosts mean, with a remedy (page
/// `server-api-error-codes-1` and the pages of the calls). Thread-safe.
final class Refusals {

  /// No access; also for some seconds after a group was created.
  static final String NOT_YET = "400020";

  private static final String NEW = "Forbidden.AccessDenied.";
  private static final Set<String> MONTH_USED_UP =
      Set.of("90020", "88.90020", NEW + "ApiCountLimitForOrg");
  private static final Set<String> SECOND_USED_UP =
      Set.of(
          "90002",
          "90018",
          "90019",
          "88.90002",
          "88.90018",
          "88.90019",
          NEW + "QpsLimitForApi",
          NEW + "QpsLimitForAppkeyAndApi",
          NEW + "QpsLimitForSuitekeyAndOrgAndApi");
  private static final Set<String> BUSY =
      Set.of(
          NEW + "QpmLimitForAppkeyAndApi",
          "send.too.fast",
          "send.byToken.tooFast",
          "too.many.group",
          "request.too.fast",
          "system.busy",
          "systemBusy");

  static final Duration IP_BLOCK = Duration.ofMinutes(5);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int MOST_WORDS = 300;

  private final Clock clock;

  Refusals(Clock clock) {
    this.clock = clock;
  }

  static boolean isMonthUsedUp(Answer answer) {
    return MONTH_USED_UP.contains(answer.code());
  }

  /// The problem of an answer that is no success.
  Problem problem(Answer answer) {
    var code = answer.code();
    if (MONTH_USED_UP.contains(code)) {
      return limit(
          answer,
          untilNextMonth(),
          "本月接口调用额度已用完，下月自动继续。可在钉钉购买更多额度",
          "the month's calls are used up; it goes on next month. More can be bought from DingTalk");
    }
    if (SECOND_USED_UP.contains(code)) {
      return limit(
          answer, Duration.ofSeconds(1), "调用过于频繁，稍后自动重试", "called too often; tried again soon");
    }
    if (BUSY.contains(code)) {
      return limit(
          answer, Duration.ofMinutes(1), "调用过于频繁，稍后自动重试", "called too often; tried again soon");
    }
    if (code.equals(NOT_YET)) {
      return forbidden(
          answer,
          "not-yet",
          "群暂时不能操作（刚创建的群要等几秒）",
          "the group cannot be changed now; one just created needs some seconds");
    }
    return answer.request().host() == Host.API ? newHost(answer) : oldHost(answer);
  }

  private Problem newHost(Answer answer) {
    return switch (answer.code()) {
      case "invalidClientIdOrSecret" ->
          forbidden(
              answer,
              "credentials-refused",
              "Client ID 或 Client Secret 不正确。在“凭证与基础信息”中查看并重新填写",
              "Client ID or Client Secret is wrong. Copy them again from the Credentials page");
      case "InvalidAuthentication" ->
          forbidden(
              answer,
              "token-refused",
              "新取得的凭证也被拒绝。检查应用是否已停用",
              "a token just fetched is refused too. See whether the app is disabled");
      case NEW + "AccessTokenPermissionDenied",
          "groupPermissionDenied",
          "groupTemplatePermissionDenied" ->
          forbidden(
              answer,
              "not-permitted",
              "应用没有此接口的权限。在“权限管理”中开通",
              "the app may not call this. Grant it under Permissions");
      case "permession.checkFailed" ->
          forbidden(
              answer,
              "not-permitted",
              "应用没有群管理权限，或群主不在应用的可见范围内",
              "the app may not manage groups, or the owner is outside of its visible range");
      case NEW + "IpNotInWhiteList" ->
          forbidden(
              answer,
              "ip-not-trusted",
              "本服务器的 IP 不在服务器出口 IP 白名单中。在“安全设置”中添加",
              "this server's IP is not in the list of outgoing IPs. Add it under Security settings");
      case "resource.not.found", "bot.stopped" ->
          new Conflict(
              "robot-missing",
              words(
                  answer,
                  "机器人不在群里或已停用。在群设置中添加此应用的机器人，或改用场景群",
                  "the robot is not in the group, or stopped. Add it in the group's settings, or use scene groups"));
      case "invalid.openConversationId",
          "cidEncryptError",
          "conversation.org.notMatch",
          "invalidParameter.openConversationId.invalid" ->
          new NotFound(words(answer, "群聊不存在", "there is no such group"));
      case "group.disbanded", "group.diaband" ->
          new Conflict("chat-closed", words(answer, "群聊已解散", "the group was disbanded"));
      case "parameter.invalid" ->
          invalid(
              answer,
              "parameter-refused",
              "参数不被接受：群名、群主或成员有误",
              "a parameter is not accepted: the name, the owner or a member");
      case "member.exceed" ->
          invalid(answer, "too-many", "群成员超过上限", "the group has too many members");
      case "member.notFound", "staff.not.found", "invalid.staffid" ->
          invalid(
              answer,
              "unknown-account",
              "有成员不存在。检查人员与钉钉账号的关联",
              "a member is unknown. See which account the person is linked to");
      case "groupTemplate.notFound" ->
          invalid(
              answer,
              "template-unknown",
              "场景群模板不存在或未发布",
              "the scene group template does not exist or is not published");
      case "invalidParameter.user.notFound", "invalidParameter.authCode.notFound" ->
          new Unauthenticated(
              "code-refused",
              words(answer, "登录码无效或已使用。请重新登录", "the code is unknown or used. Sign in again"));
      default ->
          answer.code().startsWith("groupTemplate.permessionDenied")
              ? forbidden(
                  answer,
                  "template-refused",
                  "应用不能使用此场景群模板",
                  "the app may not use this scene group template")
              : invalid(answer, "platform-refused", "钉钉拒绝了此操作", "DingTalk refused it");
    };
  }

  private Problem oldHost(Answer answer) {
    return switch (answer.code().replaceFirst("^88\\.", "")) {
      case "40089", "40001" ->
          forbidden(
              answer,
              "credentials-refused",
              "Client ID 或 Client Secret 不正确。在“凭证与基础信息”中查看并重新填写",
              "Client ID or Client Secret is wrong. Copy them again from the Credentials page");
      case "40014", "42001" ->
          forbidden(
              answer,
              "token-refused",
              "新取得的凭证也被拒绝。检查应用是否已停用",
              "a token just fetched is refused too. See whether the app is disabled");
      case "60011", "43007", "50002", "50004" ->
          forbidden(
              answer,
              "not-permitted",
              "应用没有此接口的权限，或人员、部门不在授权范围内。在“权限管理”中开通",
              "the app may not call this, or not about these people. Grant it under Permissions");
      case "60020" ->
          forbidden(
              answer,
              "ip-not-trusted",
              "本服务器的 IP 不在服务器出口 IP 白名单中。在“安全设置”中添加",
              "this server's IP is not in the list of outgoing IPs. Add it under Security settings");
      case "40078", "40029" ->
          new Unauthenticated(
              "code-refused",
              words(answer, "登录码无效或已使用。请重新登录", "the code is unknown or used. Sign in again"));
      case "50001" ->
          forbidden(
              answer,
              "redirect-not-trusted",
              "返回地址不在“重定向 URL”中",
              "the address to come back to is not among the redirect URLs");
      case "1002", "49007" ->
          new LimitExceeded(
              "group-count",
              words(
                  answer,
                  "企业创建的群已达上限。请改用场景群",
                  "the company has created as many groups as it may. Use scene groups"),
              Duration.ZERO);
      case "34001", "34013", "40016", "49000", "400024" ->
          new NotFound(words(answer, "群聊不存在", "there is no such group"));
      case "49009" ->
          invalid(
              answer,
              "external-refused",
              "内部群不能加入外部联系人",
              "an internal group takes no external contacts");
      case "40031", "33012", "40003", "60121", "40104", "49016", "49018" ->
          invalid(
              answer,
              "unknown-account",
              "有成员不存在。检查人员与钉钉账号的关联",
              "a member is unknown. See which account the person is linked to");
      case "49005", "49011" ->
          invalid(answer, "too-many", "群成员超过上限", "the group has too many members");
      case "49020", "49021", "49022" ->
          invalid(
              answer,
              "invitation-refused",
              "对方设置了不接受群邀请",
              "somebody takes no invitations into groups");
      case "40035", "400002", "49015" ->
          invalid(
              answer,
              "parameter-refused",
              "参数不被接受（群名 1 到 20 个字符）",
              "a parameter is not accepted (a name has 1 to 20 characters)");
      default -> invalid(answer, "platform-refused", "钉钉拒绝了此操作", "DingTalk refused it");
    };
  }

  private Duration untilNextMonth() {
    var now = clock.instant().atZone(CHINA);
    return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1));
  }

  private static LimitExceeded limit(Answer answer, Duration wait, String zh, String en) {
    return new LimitExceeded("platform-limit", words(answer, zh, en), wait);
  }

  private static Forbidden forbidden(Answer answer, String code, String zh, String en) {
    return new Forbidden(code, words(answer, zh, en));
  }

  private static Invalid invalid(Answer answer, String code, String zh, String en) {
    return new Invalid(code, words(answer, zh, en));
  }

  private static Phrase words(Answer answer, String zh, String en) {
    var message = answer.message();
    var said = message.length() > MOST_WORDS ? message.substring(0, MOST_WORDS) + "…" : message;
    return new Phrase(
        "%s。（钉钉 %s：%s）".formatted(zh, answer.code(), said),
        "DingTalk: %s. (%s: %s)".formatted(en, answer.code(), said));
  }
}
