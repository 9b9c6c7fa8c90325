package org.convoke.connectors.dingtalk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convoke.connectors.EventLine;
import org.convoke.connectors.LineTalk;
import org.convoke.connectors.PlatformEvent;

/// What is said on one connection of the stream: JSON. What arrives is worked on one after the
/// other, on the line's thread.
final class Talk implements LineTalk {

  private static final ObjectMapper JSON = new ObjectMapper();

  // The vendor's client says every minute that it is there.
  private static final Duration PULSE = Duration.ofMinutes(1);

  private final URI address;
  private final Events events;
  private final Consumer<List<PlatformEvent>> receiver;

  Talk(URI address, Events events, Consumer<List<PlatformEvent>> receiver) {
    this.address = address;
    this.events = events;
    this.receiver = receiver;
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Duration pulse() {
    return PULSE;
  }

  @Override
  public void ping(EventLine line) {
    line.ping();
  }

  @Override
  public void heard(EventLine line, byte[] message) {
    try {
      var told = JSON.readTree(message);
      var headers = told.path("headers");
      var topic = headers.path("topic").asText();
      switch (told.path("type").asText()) {
        case "SYSTEM" -> system(line, topic, headers, told.path("data").asText());
        case "EVENT" -> answer(line, headers, status(taken(headers, told.path("data").asText())));
        default -> answer(line, headers, status(true));
      }
    } catch (IOException e) {
      line.end(); // no frame of DingTalk: a new connection
    }
  }

  private static void system(EventLine line, String topic, JsonNode headers, String data) {
    switch (topic) {
      case "ping" -> answer(line, headers, data);
      case "disconnect" -> line.end();
      default -> {}
    }
  }

  /// Whatever goes wrong with an event, DingTalk sends it again.
  private boolean taken(JsonNode headers, String data) {
    try {
      var happened = event(headers, JSON.readTree(data));
      happened.ifPresent(it -> receiver.accept(List.of(it)));
      return true;
    } catch (JsonProcessingException | RuntimeException e) {
      return false;
    }
  }

  private Optional<PlatformEvent> event(JsonNode headers, JsonNode payload) {
    return events.event(
        headers.path("eventType").asText(),
        headers.path("eventId").asText(),
        headers.path("eventBornTime").asLong(),
        payload);
  }

  private static String status(boolean taken) {
    return "{\"status\":\"" + (taken ? "SUCCESS" : "LATER") + "\"}";
  }

  private static void answer(EventLine line, JsonNode headers, String data) {
    var answer = Request.fields().put("code", 200).put("message", "OK").put("data", data);
    answer
        .putObject("headers")
        .put("messageId", headers.path("messageId").asText())
        .put("contentType", "application/json")
        .put("time", headers.path("time").asText());
    line.send(answer.toString());
  }
}
