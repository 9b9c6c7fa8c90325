package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.connectors.TestConnection;
import org.convoke.model.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LongConnectionTest {

  private final BlockingQueue<PlatformEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
  private Frontier frontier;

  @BeforeEach
  void start() {
    frontier = new Frontier();
  }

  @AfterEach
  void stop() {
    frontier.close();
  }

  private TestConnection connection;

  private AutoCloseable open(Consumer<List<PlatformEvent>> receiver) {
    return open(receiver, false);
  }

  private AutoCloseable open(Consumer<List<PlatformEvent>> receiver, boolean refuses) {
    var settings =
        Map.of("appId", "cli_1", "appSecret", "secret", "base", frontier.url(), "events", "stream");
    var platform = new FeishuPlatform();
    connection = new TestConnection(platform, settings);
    connection.wire().refuseLines(refuses);
    var stream = platform.open(connection).eventStream().orElseThrow();
    return stream.open(receiver, changes::add);
  }

  private static JsonNode event(String type, JsonNode event) {
    return Ask.object(
        "schema",
        "2.0",
        "header",
        Ask.object("event_id", "e1", "event_type", type),
        "event",
        event);
  }

  private JsonNode acknowledged() throws Exception {
    var frame = frontier.frame(Frame.DATA);
    assertThat(frame.header("message_id")).contains("m1");
    assertThat(frame.sequence()).isEqualTo(1);
    return Json.MAPPER.readTree(new String(frame.payload(), StandardCharsets.UTF_8));
  }

  @Test
  void events_arrive_and_are_acknowledged() throws Exception {
    try (var _ = open(events::addAll)) {
      var line = frontier.line();
      Frontier.push(line, event("im.chat.disbanded_v1", Ask.object("chat_id", "oc_1")));
      assertThat(events.poll(20, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CHAT_CLOSED);
      assertThat(acknowledged().path("code").asInt()).isEqualTo(200);
      assertThat(changes.poll(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(changes.poll(20, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void a_click_is_answered_with_a_toast() throws Exception {
    try (var _ = open(events::addAll)) {
      Frontier.push(frontier.line(), event("card.action.trigger", Ask.object()));
      var data = Base64.getDecoder().decode(acknowledged().path("data").asText());
      assertThat(new String(data, StandardCharsets.UTF_8)).contains("toast");
    }
  }

  @Test
  void what_was_not_kept_is_asked_for_again() throws Exception {
    Consumer<List<PlatformEvent>> full =
        _ -> {
          throw new IllegalStateException("the database is away");
        };
    try (var _ = open(full)) {
      var line = frontier.line();
      Frontier.push(line, event("im.chat.disbanded_v1", Ask.object("chat_id", "oc_1")));
      assertThat(acknowledged().path("code").asInt()).isEqualTo(500);
      Frontier.push(line, event("x", Ask.object()));
      assertThat(acknowledged().path("code").asInt()).isEqualTo(500);
    }
  }

  @Test
  void it_says_that_it_is_there_and_comes_back_when_it_was_cut() throws Exception {
    try (var _ = open(events::addAll)) {
      var line = frontier.line();
      assertThat(frontier.frame(Frame.CONTROL).header("type")).contains("ping");
      line.close();
      var again = frontier.line();
      Frontier.push(again, event("im.chat.disbanded_v1", Ask.object("chat_id", "oc_1")));
      assertThat(events.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void it_does_not_go_where_the_guard_forbids() throws Exception {
    try (var _ = open(events::addAll, true)) {
      assertThat(connection.wire().awaitRefused().getHost()).isEqualTo("127.0.0.1");
      connection.wire().refuseLines(false);
      assertThat(frontier.line().uri()).contains("service_id=7");
    }
  }

  @Test
  void it_does_not_follow_to_the_servers_of_others() throws Exception {
    frontier.sendTo("localhost");
    try (var _ = open(events::addAll)) {
      frontier.awaitAsked("localhost");
      frontier.sendTo("127.0.0.1");
      frontier.awaitAsked("127.0.0.1");
      assertThat(frontier.line().uri()).contains("service_id=7");
    }
  }
}
