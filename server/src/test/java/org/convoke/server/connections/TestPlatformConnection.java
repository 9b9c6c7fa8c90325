package org.convoke.server.connections;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Budgets.Budget;
import org.convoke.connectors.Budgets.Window;
import org.convoke.connectors.Callbacks;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Directory;
import org.convoke.connectors.EventStream;
import org.convoke.connectors.Finding;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.SignIn;
import org.convoke.connectors.Tokens;
import org.convoke.connectors.Wire;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// The test platform at work: a small client as a connector has one.
record TestPlatformConnection(ConnectionContext context) implements PlatformConnection {

  private static final Phrase CALLS = Phrase.of("调用", "Calls");

  /// Asks the platform, with one more try when it has forgotten the token.
  JsonNode ask(String path, Map<String, ?> body) {
    var budgets =
        List.of(
            new Budget("calls", CALLS, Window.SECOND, limit(1_000)),
            new Budget("calls:day", CALLS, Window.DAY, 100_000));
    return context.budgets().within(budgets, () -> askWithToken(path, body));
  }

  private JsonNode askWithToken(String path, Map<String, ?> body) {
    for (var tries = 0; ; tries++) {
      var token = context.tokens().token("app", Duration.ofMinutes(5), this::fetch);
      var reply = send(path, body, Optional.of(token));
      if (reply.status() != 401 || tries > 0) {
        return read(reply);
      }
      context.tokens().refused("app", token);
    }
  }

  private long limit(long otherwise) {
    return context.setting("perSecond").map(Long::parseLong).orElse(otherwise);
  }

  private Tokens.Fresh fetch() {
    var reply =
        send(
            "/token",
            Map.of("appSecret", context.setting("appSecret").orElse("")),
            Optional.empty());
    var answer = read(reply);
    return new Tokens.Fresh(
        answer.path("token").asText(), Duration.ofSeconds(answer.path("seconds").asLong()));
  }

  private Wire.Reply send(String path, Map<String, ?> body, Optional<String> token) {
    var uri = URI.create(context.setting("server").orElseThrow() + path + "?access_token=abc");
    var headers =
        token
            .map(it -> Map.of("Authorization", "Bearer " + it, "Content-Type", "application/json"))
            .orElse(Map.of("Content-Type", "application/json"));
    return context
        .wire()
        .send(
            new Wire.Request(
                path.substring(1),
                path.equals("/people") ? "GET" : "POST",
                uri,
                headers,
                path.equals("/people") ? Optional.empty() : Optional.of(Json.write(body)),
                Duration.ofSeconds(5),
                Set.of("authorization", "access_token", "appsecret", "token")));
  }

  private static JsonNode read(Wire.Reply reply) {
    var body = Json.read(reply.body(), JsonNode.class);
    var code = body.path("code").asText();
    return switch (reply.status()) {
      case 200 -> body;
      case 401, 403 ->
          throw new Forbidden("platform-refused", Phrase.of("平台拒绝：%s", "Refused: %s", code));
      case 404 -> throw new NotFound(Phrase.of("平台上没有：%s", "Not there: %s", code));
      case 429 ->
          throw new LimitExceeded(
              "throttled",
              Phrase.of("平台限流", "Throttled"),
              Duration.ofSeconds(reply.header("Retry-After").map(Long::parseLong).orElse(1L)));
      default -> throw new Invalid("platform-refused", Phrase.of("平台拒绝：%s", "Refused: %s", code));
    };
  }

  @Override
  public List<Finding> check() {
    try {
      ask("/people", Map.of());
      return List.of(
          finding("credentials", Finding.State.OK, "凭证有效", "The credentials are good", ""),
          finding("callbacks", Finding.State.UNKNOWN, "尚未收到回调", "No callback yet", "callbacks"));
    } catch (Forbidden refused) {
      return List.of(
          finding(
              "credentials",
              Finding.State.MISSING,
              refused.detail().zh(),
              refused.detail().en(),
              "credentials"));
    }
  }

  private static Finding finding(
      String key, Finding.State state, String zh, String en, String guideStep) {
    return new Finding(
        key,
        state,
        Phrase.of("凭证", "Credentials"),
        Phrase.of(zh, en),
        state == Finding.State.OK
            ? Phrase.of("", "")
            : Phrase.of("在控制台核对", "Compare with the console"),
        guideStep);
  }

  @Override
  public GroupChats groupChats() {
    return new TestGroupChats(this);
  }

  @Override
  public Directory directory() {
    return new Directory() {
      @Override
      public Contents read() {
        var members = new ArrayList<Member>();
        for (var person : ask("/people", Map.of()).path("people")) {
          members.add(
              new Member(
                  new Account(
                      person.path("id").asText(),
                      Map.of("union", "u-" + person.path("id").asText())),
                  person.path("name").asText(),
                  text(person, "mobile"),
                  text(person, "email"),
                  Optional.empty(),
                  List.of("d1")));
        }
        return new Contents(List.of(new Unit("d1", "测试部门", Optional.empty())), members);
      }

      @Override
      public Map<String, Account> match(List<String> mobiles, List<String> emails) {
        return Map.of();
      }

      @Override
      public Optional<Who> who(String account) {
        for (var person : ask("/people", Map.of()).path("people")) {
          if (person.path("id").asText().equals(account)) {
            return text(person, "name").map(it -> new Who(it, account.startsWith("staff-")));
          }
        }
        return Optional.empty();
      }
    };
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText()).filter(it -> !it.isEmpty());
  }

  /// `POST` with the token in the query: events of its body; `GET`: what it says to echo.
  @Override
  public Callbacks callbacks() {
    return call -> {
      var expected = context.setting("callbackToken").orElse("");
      if (expected.isEmpty() || !expected.equals(call.query().get("token"))) {
        throw new Forbidden("wrong-signature", Phrase.of("签名不对", "Wrong signature"));
      }
      if (call.method().equals("GET")) {
        return new Callbacks.Taken("text/plain", call.query().getOrDefault("echo", ""), List.of());
      }
      var events =
          StreamSupport.stream(
                  Json.read(call.body(), JsonNode.class).path("events").spliterator(), false)
              .map(TestPlatformConnection::event)
              .toList();
      return new Callbacks.Taken("application/json", "{\"ok\":true}", events);
    };
  }

  private static PlatformEvent event(JsonNode node) {
    return new PlatformEvent(
        PlatformEvent.Kind.valueOf(node.path("kind").asText()),
        node.path("key").asText(),
        Instant.parse(node.path("at").asText("2026-11-21T10:00:00Z")),
        text(node, "chat").map(ChatHandle::new),
        Json.read(
            node.path("fields").isMissingNode() ? "{}" : node.path("fields").toString(),
            Value.Fields.class));
  }

  @Override
  public SignIn signIn() {
    return new SignIn() {
      @Override
      public URI authorize(URI back, String state) {
        return URI.create(
            "%s/authorize?redirect=%s&state=%s"
                .formatted(
                    context.setting("server").orElseThrow(),
                    URLEncoder.encode(back.toString(), StandardCharsets.UTF_8),
                    state));
      }

      @Override
      public Account identify(String code, URI back) {
        return new Account(ask("/identity", Map.of("code", code)).path("id").asText(), Map.of());
      }
    };
  }

  @Override
  public Optional<EventStream> eventStream() {
    return context
        .setting("stream")
        .map(TestPlatformConnection::unbroken)
        .map(
            name ->
                (receiver, changes) -> {
                  TestPlatform.LINES.put(name, receiver);
                  changes.accept(true);
                  return () -> TestPlatform.LINES.remove(name);
                });
  }

  private static String unbroken(String stream) {
    if (stream.equals("broken")) {
      throw new IllegalStateException("a mistake in a connector");
    }
    return stream;
  }

  @Override
  public boolean readAgain(URI address) {
    if (!address.getPath().equals("/people")) {
      return false;
    }
    ask("/people", Map.of());
    return true;
  }
}
