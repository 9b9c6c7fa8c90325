package org.convoke.server.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.model.ChatId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.realtime.Delivery.Audience;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private final AtomicInteger written = new AtomicInteger();
  private final Audience audience =
      new Audience.People(OrgId.create(), List.of(PersonId.create(), PersonId.create()));
  private final Delivery delivery =
      new Delivery(audience, new Event.Message(ChatId.create(), new Body()));

  /// Counts how often it is made JSON.
  private final class Body {
    @JsonValue
    String json() {
      written.incrementAndGet();
      return "two\nlines";
    }
  }

  @Test
  void an_event_becomes_json_once_however_many_listen() {
    assertThat(delivery.json()).isSameAs(delivery.json()).contains("\"type\":\"message\"");
    delivery.wire();
    assertThat(written).hasValue(1);
  }

  @Test
  void an_event_that_nobody_hears_becomes_no_json() {
    assertThat(delivery.audience()).isEqualTo(audience);
    assertThat(written).hasValue(0);
  }

  @Test
  void another_node_gets_the_same_event_for_the_same_people() {
    var there = Delivery.parse(delivery.wire());
    assertThat(there.audience()).isEqualTo(audience);
    assertThat(there.json()).isEqualTo(delivery.json());
  }

  @Test
  void another_node_gets_topics_too() {
    var topic = new Audience.Topic(OrgId.create(), "runs");
    var there = Delivery.parse(new Delivery(topic, new Event.Pong()).wire());
    assertThat(there.audience()).isEqualTo(topic);
  }

  @Test
  void what_is_no_delivery_is_refused() {
    for (var noise : List.of("", "noise", "{\"to\":\"everybody\"}\n{}")) {
      assertThatThrownBy(() -> Delivery.parse(noise)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void events_without_properties_are_json_too() {
    assertThat(Json.write(new Event.Pong())).isEqualTo("{\"type\":\"pong\"}");
    assertThat(Json.write(new Event.Missed())).isEqualTo("{\"type\":\"missed\"}");
  }
}
