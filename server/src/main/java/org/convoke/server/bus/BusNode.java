package org.convoke.server.bus;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.convoke.database.Database;
import org.convoke.server.platform.HostName;
import org.convoke.server.platform.Settings;
import org.convoke.server.platform.Settings.BusSettings;

/// Makes the bus that the settings ask for. It is connected before anybody gets it, so that nothing
/// is remembered that could go stale unheard, and closed after every observer of the shutdown.
@Singleton
class BusNode {

  @Produces
  @Singleton
  Bus bus(Settings settings, Database database, MeterRegistry metrics) {
    var bus =
        switch (settings.bus()) {
          case BusSettings.InProcess _ -> new InProcessBus();
          case BusSettings.ThroughNats nats -> throughNats(nats, database);
        };
    Gauge.builder("convoke.bus.connected", bus, it -> it.state() == Bus.State.DISCONNECTED ? 0 : 1)
        .description("0 while this node neither hears nor tells the others")
        .register(metrics);
    return bus;
  }

  void stop(@Disposes Bus bus) {
    if (bus instanceof NatsBus nats) {
      nats.close();
    }
  }

  private static NatsBus throughNats(BusSettings.ThroughNats nats, Database database) {
    var prefix = "convoke." + DatabaseMark.of(database);
    var bus =
        new NatsBus(
            NatsConnection.options(nats, HostName.get()), NatsConnection.place(nats), prefix);
    bus.start();
    return bus;
  }
}
