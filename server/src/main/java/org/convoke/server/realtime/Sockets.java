package org.convoke.server.realtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.access.Scope;
import org.convoke.server.bus.Bus;
import org.convoke.server.bus.Room;
import org.convoke.server.realtime.Delivery.Audience;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open sockets of this node, by person and by topic. A delivery looks up only those it
/// concerns: with nobody there it costs a look into an empty map. Thread-safe.
@Singleton
class Sockets {

  /// Of one person: devices and tabs of somebody who means it.
  static final int MAX_PER_PERSON = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

  private final ConcurrentHashMap<Listener, Set<Socket>> byPerson = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Topic, Set<Socket>> byTopic = new ConcurrentHashMap<>();

  Sockets(Bus bus, MeterRegistry metrics) {
    bus.receive(Room.DELIVERIES, this::heard);
    Gauge.builder("convoke.sockets", this, it -> it.all().size()).register(metrics);
  }

  private record Listener(OrgId org, PersonId person) {}

  private record Topic(OrgId org, String name) {}

  /// Lets a socket hear what concerns its person.
  ///
  /// @return false when the person has too many
  boolean add(Socket socket) {
    var sockets = byPerson.compute(listener(socket), (_, open) -> with(open, socket));
    if (sockets.size() <= MAX_PER_PERSON) {
      return true;
    }
    remove(socket);
    return false;
  }

  /// Lets a socket hear these topics and no others.
  void subscribe(Socket socket, Set<String> topics) {
    var org = socket.caller().organization();
    for (var gone : socket.topics()) {
      if (!topics.contains(gone)) {
        byTopic.computeIfPresent(new Topic(org, gone), (_, open) -> without(open, socket));
      }
    }
    for (var topic : topics) {
      byTopic.compute(new Topic(org, topic), (_, open) -> with(open, socket));
    }
    socket.topics(topics);
    if (!topics.isEmpty() && socket.isClosed()) { // while this was going on
      subscribe(socket, Set.of());
    }
  }

  /// Forgets a socket.
  void remove(Socket socket) {
    socket.closed();
    subscribe(socket, Set.of());
    byPerson.computeIfPresent(listener(socket), (_, open) -> without(open, socket));
  }

  /// The sockets of a person.
  Set<Socket> of(OrgId org, PersonId person) {
    return byPerson.getOrDefault(new Listener(org, person), Set.of());
  }

  /// Every socket.
  List<Socket> all() {
    return byPerson.values().stream().flatMap(Set::stream).toList();
  }

  /// Hands an event to the sockets of this node that it concerns. Must not wait and does not fail.
  void deliver(Delivery delivery) {
    switch (delivery.audience()) {
      case Audience.People(var org, var people) -> toPeople(org, people, delivery);
      case Audience.Topic(var org, var topic) -> {
        for (var socket : byTopic.getOrDefault(new Topic(org, topic), Set.of())) {
          socket.send(delivery.json());
        }
      }
    }
  }

  private void heard(String wire) {
    if (byPerson.isEmpty()) {
      return;
    }
    try {
      deliver(Delivery.parse(wire));
    } catch (IllegalArgumentException e) {
      LOG.debug("a delivery of another node is not understood", e);
    }
  }

  /// What concerns people is about their chats: a token that may not read chats does not hear it.
  private void toPeople(OrgId org, List<PersonId> people, Delivery delivery) {
    if (byPerson.isEmpty()) {
      return;
    }
    for (var person : people) {
      for (var socket : of(org, person)) {
        if (socket.caller().has(Scope.CHATS_READ)) {
          socket.send(delivery.json());
        }
      }
    }
  }

  private static Listener listener(Socket socket) {
    return new Listener(socket.caller().organization(), socket.caller().person());
  }

  private static Set<Socket> with(@Nullable Set<Socket> open, Socket socket) {
    var sockets = open == null ? ConcurrentHashMap.<Socket>newKeySet(1) : open;
    sockets.add(socket);
    return sockets;
  }

  private static @Nullable Set<Socket> without(Set<Socket> open, Socket socket) {
    open.remove(socket);
    return open.isEmpty() ? null : open;
  }
}
