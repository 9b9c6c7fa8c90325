package org.convoke.server.realtime;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.bus.Bus;
import org.convoke.server.bus.Room;
import org.convoke.server.realtime.Delivery.Audience;

/// Tells listening browsers what happened. Cheap when nobody listens; returns at once, never fails,
/// and promises nothing: call it after the commit, and let nothing durable depend on it.
/// Thread-safe. Events that one thread tells arrive in their order, on whichever node a browser is.
@Singleton
public class Realtime {

  private final Sockets sockets;
  private final Bus bus;

  Realtime(Sockets sockets, Bus bus) {
    this.sockets = sockets;
    this.bus = bus;
  }

  /// Tells people, on all their devices.
  public void toPeople(OrgId org, Collection<PersonId> people, Event event) {
    if (!people.isEmpty()) {
      tell(new Delivery(new Audience.People(org, List.copyOf(people)), event));
    }
  }

  /// Tells whoever in the organization has subscribed to a topic.
  ///
  /// @param topic `form:<id>`, `runs`, `run:<id>` or `connection:<id>`
  public void toTopic(OrgId org, String topic, Event event) {
    tell(new Delivery(new Audience.Topic(org, topic), event));
  }

  private void tell(Delivery delivery) {
    sockets.deliver(delivery);
    bus.publish(Room.DELIVERIES, delivery::wire);
  }
}
