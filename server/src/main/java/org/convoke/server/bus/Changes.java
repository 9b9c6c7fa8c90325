package org.convoke.server.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.convoke.model.Json;
import org.convoke.server.bus.Changed.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what the nodes remember of the database in step: whoever changes something tells it here
/// after the commit, and whoever remembers such things has said here how to forget them.
///
/// A message may be lost, so what is remembered also expires by itself within a minute; after a gap
/// everything is forgotten. Thread-safe.
@Singleton
public class Changes {

  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  private final Bus bus;
  private final Counter gaps;
  private final Map<Kind, List<Consumer<Changed>>> forgetting = new EnumMap<>(Kind.class);
  private final Map<Kind, List<Consumer<Changed>>> following = new EnumMap<>(Kind.class);
  private final List<Runnable> forgettingAll = new CopyOnWriteArrayList<>();

  Changes(Bus bus, MeterRegistry metrics) {
    this.bus = bus;
    this.gaps =
        Counter.builder("convoke.bus.gaps")
            .description("how often messages of other nodes may have been missed")
            .register(metrics);
    for (var kind : Kind.values()) {
      forgetting.put(kind, new CopyOnWriteArrayList<>());
      following.put(kind, new CopyOnWriteArrayList<>());
    }
    bus.receive(Room.CHANGES, this::heard);
    bus.onGap(this::missed);
  }

  /// Tells the other nodes; what this node remembers, the caller has forgotten himself. Returns at
  /// once.
  public void tell(Changed change) {
    bus.publish(Room.CHANGES, () -> Json.write(change));
  }

  /// Registers somebody who remembers things of a kind.
  ///
  /// @param one forgets what another node has changed
  /// @param all forgets everything: nobody knows what was changed
  public void forget(Kind kind, Consumer<Changed> one, Runnable all) {
    of(forgetting, kind).add(one);
    forgettingAll.add(all);
  }

  /// Registers somebody who looks again after everybody has forgotten.
  public void follow(Kind kind, Consumer<Changed> follower) {
    of(following, kind).add(follower);
  }

  private void heard(String text) {
    try {
      var change = Json.MAPPER.readValue(text, Changed.class);
      if (change == null) {
        missed();
        return;
      }
      of(forgetting, change.kind()).forEach(it -> it.accept(change));
      of(following, change.kind()).forEach(it -> it.accept(change));
    } catch (JsonProcessingException e) {
      // A newer node, in the middle of an upgrade, tells of something we do not know.
      LOG.debug("not understood: {}", text, e);
      missed();
    }
  }

  private void missed() {
    gaps.increment();
    forgettingAll.forEach(Runnable::run);
  }

  private static List<Consumer<Changed>> of(Map<Kind, List<Consumer<Changed>>> all, Kind kind) {
    return Objects.requireNonNull(all.get(kind));
  }
}
