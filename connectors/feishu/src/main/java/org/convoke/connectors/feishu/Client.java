package org.convoke.connectors.feishu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.Budgets.Budget;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Tokens.Fresh;
import org.convoke.connectors.Unanswered;
import org.convoke.connectors.Wire;
import org.convoke.model.Json;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Unavailable;

/// Calls Feishu's open APIs: spends the budgets, gets the token and gets it again when Feishu does
/// not take it, and tells what was refused from what nobody knows. Thread-safe.
///
/// Sources: tenant_access_token/internal (2025-03), frequency-control (2024-10), the generic list
/// of errors (2025-08).
final class Client {

  private static final String TENANT = "tenant";

  /// Feishu gives a new token in the last 30 minutes of the old one only; asking before changes
  /// nothing.
  private static final Duration EARLY = Duration.ofMinutes(25);

  /// A guess: Feishu names no time for its own answers.
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /// A token that is not taken any more, and one that is none: another one helps.
  private static final Set<Integer> TOKEN_REFUSED = Set.of(99991663, 99991664, 99991665);

  private static final Set<String> MASKED =
      Set.of(
          "authorization",
          "app_secret",
          "appsecret",
          "url", // of the long connection, with a ticket in it
          "client_secret",
          "tenant_access_token",
          "app_access_token",
          "access_token",
          "refresh_token",
          "code_verifier");

  /// The month of the quota begins in China. A guess: Feishu does not say where.
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final ConnectionContext context;
  private final Settings settings;

  Client(ConnectionContext context, Settings settings) {
    this.context = context;
    this.settings = settings;
  }

  /// Calls as the app.
  ///
  /// @return also when Feishu refused
  /// @throws Problem `LimitExceeded` or `Unavailable` when surely nothing was done
  /// @throws Unanswered when nobody knows whether a change was made
  Answer call(Ask ask) {
    return context.budgets().within(budgets(ask.api()), () -> sendWithToken(ask));
  }

  private Answer sendWithToken(Ask ask) {
    var token = token();
    var answer = send(ask, Map.of("Authorization", "Bearer " + token));
    if (!answer.isOneOf(TOKEN_REFUSED)) {
      return answer;
    }
    context.tokens().refused(TENANT, token);
    return send(ask, Map.of("Authorization", "Bearer " + token()));
  }

  /// Calls without the app's token: as a person, or to get one.
  Answer callAs(Ask ask, Map<String, String> headers) {
    return context.budgets().within(budgets(ask.api()), () -> send(ask, headers));
  }

  private List<Budget> budgets(Api api) {
    var budgets = new ArrayList<Budget>(List.of(api.second(), api.minute()));
    if (settings.metered() && api.isMetered()) {
      budgets.add(Api.MONTH);
    }
    return budgets;
  }

  private String token() {
    return context.tokens().token(TENANT, EARLY, this::fetch);
  }

  private Fresh fetch() {
    var answer =
        callAs(
            Ask.of(Api.TOKEN).body("app_id", settings.appId(), "app_secret", settings.appSecret()),
            Map.of());
    if (!answer.isDone()) {
      throw Codes.failure(answer);
    }
    return new Fresh(
        answer.body().path("tenant_access_token").asText(),
        Duration.ofSeconds(answer.body().path("expire").asLong()));
  }

  private Answer send(Ask ask, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json; charset=utf-8");
    var request =
        new Wire.Request(
            (ask.isProbe() ? Wire.PROBE : "") + ask.api().operation(),
            ask.api().method(),
            ask.uri(settings.base()),
            all,
            ask.body().map(Json::write),
            TIMEOUT,
            MASKED);
    return answer(ask.api(), reply(ask.api(), request));
  }

  /// @throws Problem when the guard of the wire refuses the address
  void requireAllowed(URI address) {
    context.wire().requireAllowed(address);
  }

  private Wire.Reply reply(Api api, Wire.Request request) {
    try {
      return context.wire().send(request);
    } catch (Unanswered unanswered) {
      throw unknown(api, unanswered.reason());
    }
  }

  private Answer answer(Api api, Wire.Reply reply) {
    var body = json(reply.body());
    var code = body.map(it -> it.path("code").asInt()).orElse(0);
    if (code == Codes.QUOTA_USED_UP) {
      context.budgets().usedUp(Api.MONTH);
      throw Codes.quotaUsedUp(untilNextMonth());
    }
    if (reply.status() == 429 || code == Codes.THROTTLED) {
      throw throttled(reply);
    }
    if (body.isEmpty() || reply.status() >= 500) {
      throw unknown(api, unreadable(reply, code));
    }
    return new Answer(code, words(body.get()), body.get());
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(Json.MAPPER.readTree(text)).filter(it -> it.path("code").isInt());
    } catch (JsonProcessingException page) {
      return Optional.empty();
    }
  }

  /// The OAuth calls say it in other fields.
  private static String words(JsonNode body) {
    return body.path("msg").asText(body.path("error_description").asText());
  }

  private static Phrase unreadable(Wire.Reply reply, int code) {
    return code == 0
        ? Phrase.of(
            "飞书返回了无法识别的内容（HTTP %d）", "Feishu's answer cannot be read (HTTP %d)", reply.status())
        : Phrase.of(
            "飞书内部错误 %d（HTTP %d）", "Feishu's internal error %d (HTTP %d)", code, reply.status());
  }

  /// What only reads was surely not made.
  private static RuntimeException unknown(Api api, Phrase reason) {
    return api.changes()
        ? new Unanswered(reason)
        : new Unavailable(
            "platform-unavailable", Phrase.of("%s，稍后会重试。", "%s; tried again later.", reason), null);
  }

  /// Feishu says to the second when it takes calls again, which may be long before the minute ends.
  private static LimitExceeded throttled(Wire.Reply reply) {
    var seconds =
        reply
            .header("x-ogw-ratelimit-reset")
            .filter(text -> text.matches("\\d{1,6}"))
            .map(Long::parseLong)
            .orElse(1L);
    return Codes.throttled(Duration.ofSeconds(Math.max(1, seconds)));
  }

  private Duration untilNextMonth() {
    var now = context.clock().instant();
    var next = LocalDate.ofInstant(now, CHINA).withDayOfMonth(1).plusMonths(1);
    return Duration.between(now, ZonedDateTime.of(next.atStartOfDay(), CHINA));
  }
}
