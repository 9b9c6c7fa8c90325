package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Tokens;
import org.convoke.connectors.Unanswered;
import org.convoke.connectors.Wire;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;

/// Calls DingTalk's API with a token that is good. Thread-safe; blocks.
final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String TOKEN_HEADER = "x-acs-dingtalk-access-token";
  private static final Set<String> MASKED =
      Set.of(
          "access_token",
          "accesstoken",
          "refreshtoken",
          "appsecret",
          "clientsecret",
          "code",
          "ticket",
          TOKEN_HEADER);
  private static final String BUSY = "-1";

  private final ConnectionContext context;
  private final DingTalkSettings settings;
  private final Allowances allowances;
  private final Refusals refusals;

  Api(ConnectionContext context, DingTalkSettings settings) {
    this.context = context;
    this.settings = settings;
    this.allowances = new Allowances(settings);
    this.refusals = new Refusals(context.clock());
  }

  /// The body of what DingTalk answered.
  ///
  /// @throws org.convoke.model.Problem when it refused, or surely did nothing
  /// @throws Unanswered when the call changes something and nobody knows whether it did
  JsonNode required(Request request) {
    return call(request).required(refusals);
  }

  /// What DingTalk answered, refusals too.
  ///
  /// @throws Unavailable when it surely did nothing
  /// @throws Unanswered when the call changes something and nobody knows whether it did
  Answer call(Request request) {
    var answer = context.budgets().within(allowances.of(request), () -> withToken(request));
    if (Refusals.isMonthUsedUp(answer)) {
      context.budgets().usedUp(allowances.month());
    }
    return answer;
  }

  Refusals refusals() {
    return refusals;
  }

  private Answer withToken(Request request) {
    if (request.userToken() != null) {
      return send(request, request.userToken());
    }
    var token = token(request.host());
    var answer = send(request, token);
    if (!answer.refusesToken()) {
      return answer;
    }
    context.tokens().refused(request.host().tokenKind(), token);
    return send(request, token(request.host()));
  }

  private String token(Host host) {
    return context.tokens().token(host.tokenKind(), Host.EARLY, () -> fetch(host));
  }

  private Tokens.Fresh fetch(Host host) {
    return switch (host) {
      case API -> fetchNew();
      case OAPI -> fetchOld();
    };
  }

  private Tokens.Fresh fetchNew() {
    var request =
        Request.ask(
            Host.API,
            "/v1.0/oauth2/accessToken",
            fields().put("appKey", settings.appKey()).put("appSecret", settings.appSecret()));
    var body = exchange(request, request.query(), Map.of()).required(refusals);
    return fresh(body.path("accessToken"), body.path("expireIn"));
  }

  private Tokens.Fresh fetchOld() {
    var request =
        Request.get(
            Host.OAPI, "/gettoken", "appkey", settings.appKey(), "appsecret", settings.appSecret());
    var body = exchange(request, request.query(), Map.of()).required(refusals);
    return fresh(body.path("access_token"), body.path("expires_in"));
  }

  private static Tokens.Fresh fresh(JsonNode token, JsonNode seconds) {
    return new Tokens.Fresh(token.asText(), Duration.ofSeconds(seconds.asLong(7200)));
  }

  /// A call that needs no token, such as those that fetch a person's.
  Answer open(Request request) {
    return exchange(request, request.query(), Map.of());
  }

  private Answer send(Request request, String token) {
    if (request.host() == Host.API) {
      return exchange(request, request.query(), Map.of(TOKEN_HEADER, token));
    }
    var query = new TreeMap<>(request.query());
    query.put("access_token", token);
    return exchange(request, query, Map.of());
  }

  private Answer exchange(Request request, Map<String, String> query, Map<String, String> headers) {
    var reply = reply(request, outgoing(request, query, headers));
    var body =
        json(reply.body()).filter(JsonNode::isObject).orElseThrow(() -> unreadable(request, reply));
    if (isIpBlock(body)) {
      throw ipBlock();
    }
    var answer = Answer.of(request, reply, body);
    if (reply.status() >= 500 || answer.code().equals(BUSY)) {
      throw lost(request, Phrase.of("钉钉系统繁忙（%s）", "DingTalk is busy (%s)", answer.code()));
    }
    return answer;
  }

  /// @throws Problem when the guard of the wire refuses the address
  void requireAllowed(URI address) {
    context.wire().requireAllowed(address);
  }

  private Wire.Reply reply(Request request, Wire.Request outgoing) {
    try {
      return context.wire().send(outgoing);
    } catch (Unanswered e) {
      throw lost(request, e.reason());
    }
  }

  private Wire.Request outgoing(
      Request request, Map<String, String> query, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    request.body().ifPresent(_ -> all.put("Content-Type", "application/json"));
    var base = request.host() == Host.API ? settings.api() : settings.oapi();
    var tail = query.isEmpty() ? "" : "?" + encoded(query);
    return new Wire.Request(
        request.operation(),
        request.method(),
        URI.create(base + request.path() + tail),
        all,
        request.body().map(JsonNode::toString),
        TIMEOUT,
        MASKED);
  }

  static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /// The gate before DingTalk blocks an address that calls too often, for five minutes.
  private static boolean isIpBlock(JsonNode body) {
    return body.path("punish").asText().equals("deny");
  }

  private static LimitExceeded ipBlock() {
    return new LimitExceeded(
        "ip-blocked",
        Phrase.of(
            "调用过于频繁，钉钉暂时屏蔽了本服务器的 IP，五分钟后自动重试。",
            "Called too often: DingTalk has blocked this server's address; tried again after five"
                + " minutes."),
        Refusals.IP_BLOCK);
  }

  /// A page instead of JSON is the block of an address, or a gateway that may have handed the call
  /// on: a call that changes something counts as unknown.
  private static RuntimeException unreadable(Request request, Wire.Reply reply) {
    var reason =
        Phrase.of(
            "钉钉的答复无法理解（HTTP %d）",
            "DingTalk's answer cannot be understood (HTTP %d)", reply.status());
    return request.changes() || reply.status() >= 500 ? lost(request, reason) : ipBlock();
  }

  /// A call that only reads has surely changed nothing.
  private static RuntimeException lost(Request request, Phrase reason) {
    return request.changes()
        ? new Unanswered(reason)
        : new Unavailable("platform-unavailable", Phrase.of("%s。", "%s.", reason), null);
  }
}
