package org.convoke.connectors.feishu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.convoke.connectors.Finding;
import org.convoke.connectors.Finding.State;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;

/// Tries what flows may need, one thing after the other.
///
/// Permissions are tried by calls that cannot succeed: they name a group that does not exist, or an
/// owner and a key that Feishu refuses. Feishu looks at permissions before it looks at those, and
/// calls that fail do not count against the month. What Feishu lets nobody ask (which events are
/// subscribed, whether external sharing is on) is said to be unknown. Thread-safe.
final class Check {

  private static final String NO_CHAT = "oc_convoke_check";
  private static final String NO_PERSON = "ou_convoke_check";
  private static final String TOO_LONG_KEY = "check".repeat(12);
  private static final Phrase NOTHING = Phrase.of("", "");

  private final Client client;
  private final Settings settings;
  private final Map<String, Supplier<Ask>> probes = new LinkedHashMap<>();

  Check(Client client, Settings settings) {
    this.client = client;
    this.settings = settings;
    probes.put("im:chat:create", Check::creation);
    probes.put("im:chat:update", () -> Ask.of(Api.UPDATE_CHAT, NO_CHAT).body("name", "Convoke"));
    probes.put("im:chat:read", () -> Ask.of(Api.READ_CHAT, NO_CHAT));
    probes.put(
        "im:chat.members:write_only",
        () -> Ask.of(Api.ADD_MEMBERS, NO_CHAT).body("id_list", List.of(NO_PERSON)));
    probes.put("im:chat.members:read", () -> Ask.of(Api.LIST_MEMBERS, NO_CHAT));
    probes.put("im:message:send_as_bot", Check::message);
    probes.put("im:chat:delete", () -> Ask.of(Api.DISSOLVE_CHAT, NO_CHAT));
    probes.put(
        "im:chat:moderation:write_only",
        () -> Ask.of(Api.MODERATE_CHAT, NO_CHAT).body("moderation_setting", "only_owner"));
    probes.put(
        "contact:user.id:readonly",
        () -> Ask.of(Api.FIND_USERS).body("emails", List.of("check@convoke.invalid")));
    probes.put("contact:contact.base:readonly", () -> Ask.of(Api.READ_RANGE));
  }

  /// Fails thrice: no such owner, too many members, too long a key.
  private static Ask creation() {
    return Ask.of(Api.CREATE_CHAT)
        .query("user_id_type", "open_id")
        .query("uuid", TOO_LONG_KEY)
        .body("owner_id", NO_PERSON, "user_id_list", List.of(NO_PERSON));
  }

  private static Ask message() {
    return Ask.of(Api.SEND_MESSAGE)
        .query("receive_id_type", "chat_id")
        .body("receive_id", NO_CHAT, "msg_type", "text", "content", "{\"text\":\"check\"}");
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    try {
      var bot = client.call(Ask.of(Api.BOT));
      findings.add(
          ok(
              "credentials",
              Phrase.of("凭证", "Credentials"),
              Phrase.of("App ID 与 App Secret 正确。", "App ID and App Secret are right."),
              Guide.CREATE));
      findings.addAll(address(bot));
      if (bot.code() != Codes.ADDRESS_NOT_ALLOWED) {
        findings.add(bot(bot));
        Scopes.ALL.stream()
            .filter(it -> probes.containsKey(it.key()))
            .forEach(it -> findings.add(scope(it)));
      }
    } catch (Problem problem) {
      findings.add(
          new Finding(
              "credentials",
              State.MISSING,
              Phrase.of("凭证", "Credentials"),
              problem.detail(),
              remedy(problem),
              Guide.CREATE));
    }
    findings.add(encryption());
    findings.addAll(unknowable());
    return findings;
  }

  /// What Feishu refuses the app says in its own words what to do.
  private static Phrase remedy(Problem problem) {
    return problem instanceof Forbidden
        ? NOTHING
        : Phrase.of(
            "请核对开发者后台“凭证与基础信息”页与连接中的地址。",
            "Compare with \"Credentials & Basic Info\" of the developer console, and the connection's address.");
  }

  private static List<Finding> address(Answer bot) {
    return bot.code() != Codes.ADDRESS_NOT_ALLOWED
        ? List.of()
        : List.of(
            new Finding(
                "trusted-ip",
                State.MISSING,
                Phrase.of("IP 白名单", "IP allow-list"),
                Codes.reason(bot),
                Codes.remedy(bot),
                Guide.SECURITY));
  }

  /// `activate_status` 2 is "activated"; bot/v3/info.
  private static Finding bot(Answer bot) {
    var what = Phrase.of("机器人", "Bot");
    if (!bot.isDone()) {
      return new Finding(
          "bot", State.MISSING, what, Codes.reason(bot), Codes.remedy(bot), Guide.BOT);
    }
    var info = bot.body().path("bot");
    return info.path("activate_status").asInt() == 2
        ? ok(
            "bot",
            what,
            Phrase.of("机器人“%s”已启用。", "The bot \"%s\" is active.", info.path("app_name").asText()),
            Guide.BOT)
        : new Finding(
            "bot",
            State.MISSING,
            what,
            Phrase.of(
                "机器人能力没有启用，或含机器人的版本尚未发布。", "The bot is off, or no version with it was released."),
            Phrase.of(
                "请在“添加应用能力”页添加机器人，再到“版本管理与发布”页发布版本。",
                "Add it under \"Add Features\", then release a version under \"Version Management & Release\"."),
            Guide.BOT);
  }

  private Finding scope(Scopes scope) {
    var key = "scope:" + scope.key();
    var what = Phrase.same(scope.key());
    try {
      var answer = client.call(Objects.requireNonNull(probes.get(scope.key())).get().probe());
      return answer.code() == Codes.SCOPE_MISSING
          ? new Finding(
              key,
              scope.required() ? State.MISSING : State.WARNING,
              what,
              Phrase.of(
                  "没有此权限，不能%s（飞书 %d：%s）。",
                  "Not granted: cannot %s (Feishu %d: %s).",
                  scope.purpose(),
                  answer.code(),
                  answer.words()),
              Codes.remedy(answer),
              Guide.SCOPES)
          : other(key, scope, answer);
    } catch (Problem later) {
      return new Finding(
          key,
          State.UNKNOWN,
          what,
          later.detail(),
          Phrase.of("请稍后重新检查。", "Check again later."),
          Guide.SCOPES);
    } catch (Unanswered none) {
      return new Finding(
          key,
          State.UNKNOWN,
          what,
          none.reason(),
          Phrase.of("请稍后重新检查。", "Check again later."),
          Guide.SCOPES);
    }
  }

  /// Refused for another reason than the permission, which is what a trial is made for, unless the
  /// reason is the app itself.
  private static Finding other(String key, Scopes scope, Answer answer) {
    return answer.isDone() || !(Codes.failure(answer) instanceof Forbidden)
        ? ok(
            key,
            Phrase.same(scope.key()),
            Phrase.of("已开通：%s。", "Granted: %s.", scope.purpose()),
            Guide.SCOPES)
        : new Finding(
            key,
            State.MISSING,
            Phrase.same(scope.key()),
            Codes.reason(answer),
            Codes.remedy(answer),
            Guide.RELEASE);
  }

  private Finding encryption() {
    var what = Phrase.of("事件加密", "Encryption of events");
    if (settings.streams()) {
      return ok(
          "encryption",
          what,
          Phrase.of(
              "事件经由长连接，由 App Secret 保护。",
              "Events come over the long connection, which the App Secret guards."),
          Guide.EVENTS);
    }
    if (settings.encryptKey().isPresent()) {
      return ok(
          "encryption",
          what,
          Phrase.of(
              "已填写 Encrypt Key，事件会加密并签名。",
              "The Encrypt Key is set: events are encrypted and signed."),
          Guide.EVENTS);
    }
    var received = settings.verificationToken().isPresent();
    return new Finding(
        "encryption",
        State.WARNING,
        what,
        received
            ? Phrase.of(
                "没有填写 Encrypt Key，事件不加密、不签名。",
                "There is no Encrypt Key: events are neither encrypted nor signed.")
            : Phrase.of(
                "没有填写 Encrypt Key 和 Verification Token，不能接收事件。",
                "There is neither Encrypt Key nor Verification Token: events cannot be received."),
        Phrase.of(
            "请在“事件与回调 → 加密策略”页设置 Encrypt Key 并填到连接中。",
            "Set an Encrypt Key under \"Events & Callbacks → Encryption Strategy\" and copy it to the connection."),
        Guide.EVENTS);
  }

  private static List<Finding> unknowable() {
    return List.of(
        new Finding(
            "events",
            State.UNKNOWN,
            Phrase.of("事件订阅", "Events"),
            Phrase.of("飞书不提供查询已订阅事件的接口。", "Feishu tells nobody which events are subscribed."),
            Phrase.of(
                "请在“事件与回调”页对照向导核对事件列表，再让一位同事打开机器人单聊，看“调用记录”中是否出现回调。",
                "Compare \"Events & Callbacks\" with the guide, then have a colleague open the bot's chat and see whether a callback shows up under the connection's calls."),
            Guide.EVENTS),
        new Finding(
            "external-sharing",
            State.UNKNOWN,
            Phrase.of("对外共享", "External sharing"),
            Phrase.of(
                "飞书不提供查询对外共享的接口；没有开启时，创建外部群会返回 232033。",
                "Feishu tells nobody whether it is on; without it, creating an external group is refused with 232033."),
            Phrase.of(
                "要建外部群，请确认企业已认证，并在“版本管理与发布”中打开“对外共享”。",
                "For external groups the tenant is certified and \"External sharing\" is on under \"Version Management & Release\"."),
            Guide.SHARING));
  }

  private static Finding ok(String key, Phrase what, Phrase detail, String step) {
    return new Finding(key, State.OK, what, detail, NOTHING, step);
  }
}
