package org.convoke.server.realtime;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.access.AccessChanged;
import org.convoke.server.access.Authentication;
import org.convoke.server.bus.Bus;
import org.convoke.server.bus.Changed;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;
import org.convoke.server.platform.Chore;

/// Closes the sockets of those who may not listen any more: at once when a node ends their access;
/// when it was not heard, or time did, as soon as it is noticed. Thread-safe.
@Singleton
class Admission implements Chore {

  /// How long a socket is believed. Asking is a row of the database now and then: with 50,000
  /// sockets that ping, some 170 a second.
  static final Duration BELIEVED = Duration.ofMinutes(5);

  private final Sockets sockets;
  private final Authentication authentication;
  private final Clock clock;

  Admission(Sockets sockets, Authentication authentication, Clock clock, Changes changes, Bus bus) {
    this.sockets = sockets;
    this.authentication = authentication;
    this.clock = clock;
    changes.follow(Kind.ACCESS, this::changedElsewhere);
    bus.onGap(() -> sockets.all().forEach(Socket::doubt));
  }

  /// Looks at the person's sockets again. Not on the caller's time: he signs out, or changes
  /// somebody else.
  void changed(@Observes AccessChanged change) {
    checkAll(change.organization(), change.person());
  }

  private void changedElsewhere(Changed change) {
    if (change.id() != null) {
      checkAll(change.org(), PersonId.parse(change.id()));
    }
  }

  private void checkAll(OrgId organization, PersonId person) {
    var open = sockets.of(organization, person);
    if (!open.isEmpty()) {
      Thread.ofVirtual().name("socket-admission").start(() -> open.forEach(this::check));
    }
  }

  /// Looks at a socket again if it was believed long enough; called when it says something.
  ///
  /// @return whether it may go on
  boolean stillIn(Socket socket) {
    return clock.instant().isBefore(socket.admittedAt().plus(BELIEVED)) || check(socket);
  }

  /// Looks at those that never say anything.
  @Override
  public void run() {
    sockets.all().forEach(this::stillIn);
  }

  /// Tells everybody that the server stops, so that they come back to another, or later.
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    sockets.all().forEach(Socket::leave);
  }

  private boolean check(Socket socket) {
    var caller = socket.credential().caller(authentication);
    if (caller.isEmpty()) {
      sockets.remove(socket);
      socket.end();
      return false;
    }
    socket.admitted(caller.get(), clock.instant());
    return true;
  }
}
