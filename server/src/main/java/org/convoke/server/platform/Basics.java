package org.convoke.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/// The settings, the clock and the JSON that everybody is given.
@ApplicationScoped
class Basics {

  @Produces
  @Singleton
  Settings settings(Config config) {
    return SettingsReader.read(config, System.getenv().keySet());
  }

  /// Tests put a clock in its place that is set by hand.
  @Produces
  @Singleton
  @io.quarkus.arc.DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  /// The same JSON on the wire as in the database, but nothing that the database does not take.
  @Produces
  @Singleton
  @io.quarkus.arc.Unremovable
  com.fasterxml.jackson.databind.ObjectMapper mapper() {
    return WireJson.MAPPER;
  }
}
