package org.convoke.server.realtime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.Supplier;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// An event on its way to its listeners. Its JSON is made once, when the first of them is found,
/// and never when there is none. Thread-safe: at worst two threads make the same JSON.
final class Delivery {

  private final Audience audience;
  private final Supplier<String> maker;
  private volatile @Nullable String json;

  Delivery(Audience audience, Event event) {
    this(audience, () -> Json.write(event));
  }

  private Delivery(Audience audience, Supplier<String> maker) {
    this.audience = audience;
    this.maker = maker;
  }

  /// Whom an event concerns.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Audience.People.class, name = "people"),
    @JsonSubTypes.Type(value = Audience.Topic.class, name = "topic")
  })
  sealed interface Audience {

    /// These people, on all their devices.
    record People(OrgId org, List<PersonId> people) implements Audience {}

    /// Whoever in the organization has subscribed to the topic.
    record Topic(OrgId org, String topic) implements Audience {}
  }

  Audience audience() {
    return audience;
  }

  String json() {
    var made = json;
    if (made == null) {
      made = maker.get();
      json = made;
    }
    return made;
  }

  /// For another node: a line for the audience, and one for the event, which is not read there.
  String wire() {
    return Json.write(audience) + "\n" + json();
  }

  /// What [#wire] wrote.
  ///
  /// @throws IllegalArgumentException when it is something else: a newer node wrote it
  static Delivery parse(String wire) {
    var end = wire.indexOf('\n');
    if (end < 0) {
      throw new IllegalArgumentException("is no delivery");
    }
    var event = wire.substring(end + 1);
    return new Delivery(Json.read(wire.substring(0, end), Audience.class), () -> event);
  }
}
