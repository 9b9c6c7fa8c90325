package org.convoke.connectors.feishu;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.convoke.connectors.EventLine;
import org.convoke.connectors.LineTalk;
import org.convoke.connectors.PlatformEvent;
import org.convoke.model.Json;

/// What is said on one long connection: frames. What arrives is worked on one after the other, on
/// the line's thread: Feishu waits three seconds for the acknowledgement.
final class Talk implements LineTalk {

  private final Endpoint endpoint;
  private final Events events;
  private final Consumer<List<PlatformEvent>> receiver;
  private final Parts parts = new Parts();

  /// Where to connect, and how often to say that one is there.
  record Endpoint(URI uri, int service, Duration ping) {}

  Talk(Endpoint endpoint, Events events, Consumer<List<PlatformEvent>> receiver) {
    this.endpoint = endpoint;
    this.events = events;
    this.receiver = receiver;
  }

  @Override
  public URI address() {
    return endpoint.uri();
  }

  @Override
  public Duration pulse() {
    return endpoint.ping();
  }

  @Override
  public void ping(EventLine line) {
    line.send(Frame.ping(endpoint.service()).bytes());
  }

  @Override
  public void heard(EventLine line, byte[] message) {
    Frame incoming;
    try {
      incoming = Frame.read(message);
    } catch (IllegalArgumentException noFrame) {
      return;
    }
    if (incoming.method() == Frame.DATA) {
      parts
          .add(incoming)
          .ifPresent(payload -> line.send(incoming.answered(answer(payload)).bytes()));
    }
  }

  /// As the vendor's clients answer: 500 has it sent again.
  private byte[] answer(byte[] payload) {
    var answer = Ask.object("code", 200);
    try {
      var body = Json.MAPPER.readTree(new String(payload, StandardCharsets.UTF_8));
      receiver.accept(events.of(body));
      var shown = Json.write(Events.answer(body)).getBytes(StandardCharsets.UTF_8);
      answer.put("data", Base64.getEncoder().encodeToString(shown));
    } catch (JsonProcessingException | RuntimeException notTaken) {
      // whatever went wrong with one event must not end the connection
      answer.put("code", 500);
    }
    return Json.write(answer).getBytes(StandardCharsets.UTF_8);
  }
}
