package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.convoke.connectors.Wire;
import org.jspecify.annotations.Nullable;

/// Where on the way to a platform the process is to die next; it dies once. Thread-safe.
@Singleton
class Deaths {

  /// On which side of a call.
  enum Side {
    /// nothing is sent
    BEFORE,
    /// the platform has taken the request; nobody reads the answer
    AFTER
  }

  private record Plan(Side side, String path) {}

  private final AtomicReference<@Nullable Plan> next = new AtomicReference<>();

  /// @param path of the call, as it begins; of a POST
  void at(Side side, String path) {
    next.set(new Plan(side, path));
  }

  void never() {
    next.set(null);
  }

  void pass(Side side, Wire.Request request) {
    var plan = next.get();
    if (plan != null
        && plan.side() == side
        && request.method().equals("POST")
        && request.uri().getPath().equals(plan.path())
        && next.compareAndSet(plan, null)) {
      throw new Death();
    }
  }
}
