package org.convoke.server.realtime;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.convoke.server.bus.Bus;
import org.convoke.server.platform.Start;

/// Tells every socket of this node when events of other nodes may have been missed, so that the
/// browsers ask again. Gaps that come together, as when the bus starts again and every node tells
/// of its own, are told once. Thread-safe.
@Singleton
class Gap {

  private static final Duration TOGETHER = Duration.ofSeconds(2);

  private final Sockets sockets;
  private final Bus bus;
  private final AtomicBoolean telling = new AtomicBoolean();

  Gap(Sockets sockets, Bus bus) {
    this.sockets = sockets;
    this.bus = bus;
  }

  void begin(@Observes @Priority(Start.WORK) StartupEvent event) {
    bus.onGap(this::happened);
  }

  private void happened() {
    if (telling.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(TOGETHER.toMillis(), TimeUnit.MILLISECONDS)
          .execute(this::tell);
    }
  }

  private void tell() {
    telling.set(false);
    var missed = new Event.Missed();
    sockets.all().forEach(socket -> socket.send(missed));
  }
}
