package org.convoke.server.realtime;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.realtime.Delivery.Audience;

/// Tells listening browsers what happened. Cheap when nobody listens; returns at once, never fails,
/// and promises nothing: call it after the commit, and let nothing durable depend on it.
/// Thread-safe. Events that one thread tells arrive in their order.
@Singleton
public class Realtime {

  private final Bus bus;

  Realtime(Bus bus) {
    this.bus = bus;
  }

  /// Tells people, on all their devices.
  public void toPeople(OrgId org, Collection<PersonId> people, Event event) {
    if (!people.isEmpty()) {
      bus.publish(new Delivery(new Audience.People(org, List.copyOf(people)), event));
    }
  }

  /// Tells whoever in the organization has subscribed to a topic.
  ///
  /// @param topic `form:<id>`, `runs` or `run:<id>`
  public void toTopic(OrgId org, String topic, Event event) {
    bus.publish(new Delivery(new Audience.Topic(org, topic), event));
  }
}
