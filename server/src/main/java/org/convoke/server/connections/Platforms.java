package org.convoke.server.connections;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.convoke.connectors.Platform;

/// The platforms that this server has code for: those that a module on the class path offers as a
/// service, and beans. Thread-safe.
@Singleton
class Platforms {

  private final List<Platform> all;

  @Inject
  Platforms(@All List<Platform> beans) {
    var found = new ArrayList<>(beans);
    ServiceLoader.load(Platform.class).forEach(found::add);
    found.sort(Comparator.comparing(Platform::key));
    this.all = List.copyOf(found);
  }

  /// By key.
  List<Platform> all() {
    return all;
  }

  Optional<Platform> find(String key) {
    return all.stream().filter(platform -> platform.key().equals(key)).findFirst();
  }
}
