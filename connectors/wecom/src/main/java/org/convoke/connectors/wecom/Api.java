package org.convoke.connectors.wecom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Tokens;
import org.convoke.connectors.Unanswered;
import org.convoke.connectors.Wire;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;

/// Calls WeCom's API with a token that is good. Thread-safe; blocks.
///
/// WeCom answers failures with HTTP 200 and an `errcode`; anything that is no JSON with an
/// `errcode` comes from something in between, so that nobody knows what became of the call.
final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "app";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Set<String> MASKED = Set.of("access_token", "corpsecret", "code");
  // Token invalid, missing, expired: fetched again, once (document 91039).
  private static final Set<Integer> TOKEN_REFUSED = Set.of(40014, 41001, 42001);
  private static final int BUSY = -1;
  private static final String TOKEN_PATH = "/cgi-bin/gettoken";

  private final ConnectionContext context;
  private final WeComSettings settings;
  private final Blocks blocks;

  Api(ConnectionContext context, WeComSettings settings) {
    this.context = context;
    this.settings = settings;
    this.blocks = new Blocks(context.clock());
  }

  /// What WeCom answers, refusals too.
  ///
  /// @throws Unavailable when it surely did nothing
  /// @throws Unanswered when the call changes something and nobody knows whether it did
  Answer call(Request call) {
    return blocks.seen(context.budgets().within(call.budgets(), () -> sendWithToken(call)));
  }

  private Answer sendWithToken(Request call) {
    var token = token();
    var answer = send(call, token);
    if (!TOKEN_REFUSED.contains(answer.code())) {
      return answer;
    }
    context.tokens().refused(TOKEN, token);
    return send(call, token());
  }

  /// The same token is given again while it is good, so there is none to be had early.
  private String token() {
    return context.tokens().token(TOKEN, Duration.ZERO, this::fetch);
  }

  private Tokens.Fresh fetch() {
    var call =
        Request.get(TOKEN_PATH, "corpid", settings.corpId(), "corpsecret", settings.secret());
    var body = answer(call, reply(call, call.query())).required();
    return new Tokens.Fresh(
        body.path("access_token").asText(),
        Duration.ofSeconds(body.path("expires_in").asLong(7200)));
  }

  private Answer send(Request call, String token) {
    var query = new TreeMap<>(call.query());
    query.put("access_token", token);
    return answer(call, reply(call, query));
  }

  private Wire.Reply reply(Request call, Map<String, String> query) {
    try {
      return context.wire().send(outgoing(call, query));
    } catch (Unanswered e) {
      throw lost(call, e.reason());
    }
  }

  private Wire.Request outgoing(Request call, Map<String, String> query) {
    return new Wire.Request(
        call.path().replace("/cgi-bin/", ""),
        call.method(),
        URI.create(settings.base() + call.path() + "?" + encoded(query)),
        call.body().isPresent() ? Map.of("Content-Type", "application/json") : Map.of(),
        call.body().map(JsonNode::toString),
        TIMEOUT,
        MASKED);
  }

  static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Answer answer(Request call, Wire.Reply reply) {
    var body = json(reply.body()).filter(it -> it.path("errcode").isInt());
    if (reply.status() >= 500 || body.isEmpty()) {
      throw lost(
          call,
          Phrase.of(
              "企业微信的答复无法理解（HTTP %d）",
              "WeCom's answer cannot be understood (HTTP %d)", reply.status()));
    }
    var answer =
        new Answer(
            call,
            body.get().path("errcode").asInt(),
            body.get().path("errmsg").asText(),
            body.get());
    if (answer.code() == BUSY) {
      throw lost(call, Phrase.of("企业微信系统繁忙（-1）", "WeCom is busy (-1)"));
    }
    return answer;
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /// A call that only reads has surely changed nothing.
  private static RuntimeException lost(Request call, Phrase reason) {
    return call.changes()
        ? new Unanswered(reason)
        : new Unavailable("platform-unavailable", Phrase.of("%s。", "%s.", reason), null);
  }
}
