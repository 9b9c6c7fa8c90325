package org.convoke.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.convoke.sandbox.shared.Fault;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.SandboxClock;
import org.convoke.sandbox.shared.Timers;

/// The state of everything. Thread-safe.
///
/// @param clock the sandbox's time
/// @param timers things to come
/// @param platforms all
record Whole(SandboxClock clock, Timers timers, List<Platform> platforms) {

  JsonNode state() {
    var state = Json.of("aheadSeconds", clock.ahead().toSeconds());
    for (var platform : platforms) {
      state.set(
          platform.parts().key(),
          locked(
              platform,
              () ->
                  Json.of(
                      "limits", platform.parts().limits().all(),
                      "faults", platform.parts().faults().all(),
                      "data", platform.state())));
    }
    return state;
  }

  void restore(JsonNode state) {
    clock.ahead(Duration.ofSeconds(state.path("aheadSeconds").asLong()));
    timers.clear();
    for (var platform : platforms) {
      if (state.get(platform.parts().key()) instanceof ObjectNode part) {
        locked(platform, () -> restore(platform, part));
      }
    }
  }

  /// Everything as it was at the first start.
  void reset() {
    clock.ahead(Duration.ZERO);
    timers.clear();
    platforms.forEach(this::reset);
  }

  /// One platform as it was at the first start; what was to be pushed by any is dropped.
  void reset(Platform platform) {
    locked(
        platform,
        () -> {
          platform.reset();
          platform.parts().limits().reset();
          platform.parts().faults().clear();
          platform.parts().calls().clear();
          platform.parts().pushes().clear();
          return true;
        });
  }

  static <T> T locked(Platform platform, Supplier<T> work) {
    platform.parts().lock().lock();
    try {
      return work.get();
    } finally {
      platform.parts().lock().unlock();
    }
  }

  private static boolean restore(Platform platform, ObjectNode part) {
    platform.restore(part.path("data"));
    platform.parts().limits().reset();
    platform.parts().limits().change(AdminDesk.map(part.path("limits")));
    platform.parts().faults().replace(List.of(Json.read(part.path("faults"), Fault[].class)));
    return true;
  }
}
