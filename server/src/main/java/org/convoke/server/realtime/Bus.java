package org.convoke.server.realtime;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Carries deliveries to whoever has sockets: within this process. The seam where many nodes come
/// in: they put the delivery's JSON on the wire here and hand in what they receive, and neither
/// [Realtime] nor [Sockets] notices. Thread-safe.
@Singleton
class Bus {

  private final List<Consumer<Delivery>> receivers = new CopyOnWriteArrayList<>();

  /// Adds somebody who is given every delivery, on the thread of whoever publishes it: he must not
  /// wait and must not fail.
  void receive(Consumer<Delivery> receiver) {
    receivers.add(receiver);
  }

  /// Hands a delivery to every receiver. Deliveries of one thread arrive in their order.
  void publish(Delivery delivery) {
    for (var receiver : receivers) {
      receiver.accept(delivery);
    }
  }
}
