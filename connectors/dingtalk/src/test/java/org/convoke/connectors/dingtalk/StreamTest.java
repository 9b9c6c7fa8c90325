package org.convoke.connectors.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.connectors.TestConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that opens streams as DingTalk's page describes it.
class StreamTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<JsonNode> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<ServerWebSocket> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> answered = new LinkedBlockingQueue<>();
  private final BlockingQueue<PlatformEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
  private final AtomicInteger tickets = new AtomicInteger();
  private volatile boolean refusing;
  private HttpServer server;
  private AutoCloseable stream;
  private TestConnection connection;

  @BeforeEach
  void start() throws Exception {
    server =
        vertx
            .createHttpServer()
            .webSocketHandler(this::connected)
            .requestHandler(this::open)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    var platform = new DingTalkPlatform();
    var settings =
        Map.of(
            "appKey", "key-1",
            "appSecret", "secret-1",
            "corpId", "corp-1",
            "apiAddress", "http://127.0.0.1:" + server.actualPort());
    connection = new TestConnection(platform, settings);
    stream = platform.open(connection).eventStream().orElseThrow().open(this::take, changes::add);
  }

  @AfterEach
  void stop() throws Exception {
    stream.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private void take(List<PlatformEvent> happened) {
    if (refusing) {
      throw new IllegalStateException("cannot be kept now");
    }
    events.addAll(happened);
  }

  private void open(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              asked.add(tree(body.toString()));
              var answer =
                  new JsonObject()
                      .put("endpoint", "ws://127.0.0.1:" + server.actualPort() + "/connect")
                      .put("ticket", "ticket+" + tickets.incrementAndGet());
              request.response().end(answer.encode());
            });
  }

  private void connected(ServerWebSocket socket) {
    socket.textMessageHandler(text -> answered.add(tree(text)));
    opened.add(socket);
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    var found = queue.poll(10, TimeUnit.SECONDS);
    assertThat(found).isNotNull();
    return found;
  }

  private static void send(ServerWebSocket socket, String type, JsonObject headers, String data) {
    socket.writeTextMessage(
        new JsonObject()
            .put("specVersion", "1.0")
            .put("type", type)
            .put("headers", headers.put("messageId", "m1"))
            .put("data", data)
            .encode());
  }

  private static void rename(ServerWebSocket socket) {
    send(
        socket,
        "EVENT",
        new JsonObject()
            .put("topic", "*")
            .put("eventId", "e1")
            .put("eventType", "chat_update_title")
            .put("eventBornTime", 1763690400000L),
        """
        {"chatId":"chat1","openConversationId":"cid1","title":"新群名","operator":"wangfang"}""");
  }

  @Test
  void it_is_opened_with_the_app_s_secret_and_a_ticket() throws InterruptedException {
    var body = next(asked);
    assertThat(body.path("clientId").asText()).isEqualTo("key-1");
    assertThat(body.path("clientSecret").asText()).isEqualTo("secret-1");
    assertThat(body.path("subscriptions").path(0).path("type").asText()).isEqualTo("EVENT");
    assertThat(next(opened).uri()).isEqualTo("/connect?ticket=ticket%2B1");
    assertThat(next(changes)).isTrue();
  }

  @Test
  void it_does_not_go_where_the_guard_forbids() throws InterruptedException {
    var first = next(opened);
    connection.wire().refuseLines(true);
    first.close();
    assertThat(connection.wire().awaitRefused().getHost()).isEqualTo("127.0.0.1");
    assertThat(opened).isEmpty();
    connection.wire().refuseLines(false);
    next(opened);
  }

  @Test
  void an_event_arrives_and_is_said_to_be_taken() throws InterruptedException {
    rename(next(opened));
    var event = next(events);
    assertThat(event.kind()).isEqualTo(Kind.CHAT_RENAMED);
    assertThat(event.key()).isEqualTo("e1");
    assertThat(event.chat().orElseThrow().value()).isEqualTo("chat1|cid1");
    assertThat(event.fields().text("name")).isEqualTo("新群名");
    var answer = next(answered);
    assertThat(answer.path("headers").path("messageId").asText()).isEqualTo("m1");
    assertThat(answer.path("data").asText()).contains("SUCCESS");
  }

  @Test
  void an_event_that_was_not_kept_is_asked_for_again() throws InterruptedException {
    refusing = true;
    var socket = next(opened);
    rename(socket);
    assertThat(next(answered).path("data").asText()).contains("LATER");
    refusing = false;
    rename(socket);
    assertThat(next(answered).path("data").asText()).contains("SUCCESS");
    assertThat(events).hasSize(1);
  }

  @Test
  void a_ping_is_answered_with_what_it_holds() throws InterruptedException {
    send(next(opened), "SYSTEM", new JsonObject().put("topic", "ping"), "{\"opaque\":\"0x1\"}");
    assertThat(next(answered).path("data").asText()).isEqualTo("{\"opaque\":\"0x1\"}");
  }

  @Test
  void a_stream_that_is_ended_is_opened_anew() throws InterruptedException {
    send(next(opened), "SYSTEM", new JsonObject().put("topic", "disconnect"), "{}");
    rename(next(opened));
    assertThat(next(events).key()).isEqualTo("e1");
    assertThat(List.of(next(changes), next(changes), next(changes)))
        .containsExactly(true, false, true);
  }
}
