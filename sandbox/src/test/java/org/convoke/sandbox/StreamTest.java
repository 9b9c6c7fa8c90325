package org.convoke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convoke.sandbox.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// DingTalk's Stream mode. The vendor's own client speaks TLS only, so a plain one is used.
class StreamTest {

  private Sandbox sandbox;
  private Client admin;
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    admin = new Client(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private JsonNode ticket() {
    return admin.post(
        "/v1.0/gateway/connections/open",
        Map.of(
            "clientId", "dingsandbox0001",
            "clientSecret", "sandbox-dingtalk-secret",
            "subscriptions", List.of(Map.of("type", "EVENT", "topic", "*"))));
  }

  private WebSocket connect(JsonNode ticket) {
    var address =
        URI.create(ticket.path("endpoint").asText() + "?ticket=" + ticket.path("ticket").asText());
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            address,
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                frames.add(Json.parse(text.toString()));
                socket.request(1);
                return null;
              }
            })
        .join();
  }

  private JsonNode next() throws InterruptedException {
    var frame = frames.poll(10, TimeUnit.SECONDS);
    assertThat(frame).isNotNull();
    return frame;
  }

  private static void answer(WebSocket socket, JsonNode frame, String status) {
    var answer =
        Json.of(
            "code",
            200,
            "message",
            "OK",
            "headers",
            Map.of(
                "messageId",
                frame.at("/headers/messageId").asText(),
                "contentType",
                "application/json"),
            "data",
            "{\"status\":\"" + status + "\"}");
    socket.sendText(Json.text(answer), true).join();
  }

  @Test
  void an_event_comes_over_the_stream_until_it_is_taken() throws Exception {
    var socket = connect(ticket());
    Thread.ofVirtual().start(() -> admin.act("dingtalk", "resign", "person", "zhoumin"));
    var first = next();
    assertThat(first.path("type").asText()).isEqualTo("EVENT");
    assertThat(first.at("/headers/eventType").asText()).isEqualTo("user_leave_org");
    assertThat(Json.parse(first.path("data").asText()).at("/userId/0").asText())
        .isEqualTo("zhoumin");
    answer(socket, first, "LATER");
    var moved =
        Thread.ofVirtual().start(() -> admin.post("/sandbox/clock", Map.of("advanceSeconds", 10)));
    var second = next();
    assertThat(second.at("/headers/eventId")).isEqualTo(first.at("/headers/eventId"));
    answer(socket, second, "SUCCESS");
    assertThat(moved.join(Duration.ofSeconds(20))).isTrue();
    admin.post("/sandbox/clock", Map.of("advanceSeconds", 60));
    assertThat(frames).isEmpty();
    socket.abort();
  }

  @Test
  void what_is_said_to_the_robot_comes_as_a_callback() throws Exception {
    var socket = connect(ticket());
    Thread.ofVirtual()
        .start(() -> admin.act("dingtalk", "sendMessage", "person", "lina", "text", "你好"));
    var frame = next();
    assertThat(frame.path("type").asText()).isEqualTo("CALLBACK");
    assertThat(frame.at("/headers/topic").asText()).isEqualTo("/v1.0/im/bot/messages/get");
    assertThat(Json.parse(frame.path("data").asText()).at("/text/content").asText())
        .isEqualTo("你好");
    answer(socket, frame, "SUCCESS");
    socket.abort();
  }

  @Test
  void a_ticket_is_good_once() {
    var ticket = ticket();
    connect(ticket).abort();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> connect(ticket))
        .isInstanceOf(CompletionException.class);
  }
}
