package org.convoke.server.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.model.ChatId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private final AtomicInteger written = new AtomicInteger();
  private final Bus bus = new Bus();
  private final Realtime realtime = new Realtime(bus);
  private final List<Delivery> received = new ArrayList<>();

  /// Counts how often it is made JSON.
  private final class Body {
    @JsonValue
    String json() {
      written.incrementAndGet();
      return "text";
    }
  }

  @Test
  void an_event_becomes_json_once_however_many_listen() {
    bus.receive(received::add);
    tell();
    var delivery = received.getFirst();
    assertThat(delivery.json()).isSameAs(delivery.json()).contains("\"type\":\"message\"");
    assertThat(written).hasValue(1);
  }

  @Test
  void an_event_that_nobody_hears_becomes_no_json() {
    bus.receive(received::add);
    tell();
    assertThat(received).hasSize(1);
    assertThat(written).hasValue(0);
  }

  @Test
  void events_without_properties_are_json_too() {
    assertThat(org.convoke.model.Json.write(new Event.Pong())).isEqualTo("{\"type\":\"pong\"}");
  }

  private void tell() {
    realtime.toPeople(
        OrgId.create(), List.of(PersonId.create()), new Event.Message(ChatId.create(), new Body()));
  }
}
