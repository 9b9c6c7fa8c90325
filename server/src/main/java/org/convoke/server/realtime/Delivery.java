package org.convoke.server.realtime;

import java.util.List;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// An event on its way to its listeners. Its JSON is made once, when the first of them is found,
/// and never when there is none. Thread-safe: at worst two threads make the same JSON.
final class Delivery {

  private final Audience audience;
  private final Event event;
  private volatile @Nullable String json;

  Delivery(Audience audience, Event event) {
    this.audience = audience;
    this.event = event;
  }

  /// Whom an event concerns.
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
      made = Json.write(event);
      json = made;
    }
    return made;
  }
}
