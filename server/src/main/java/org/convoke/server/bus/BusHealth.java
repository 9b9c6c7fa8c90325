package org.convoke.server.bus;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says how the bus is, and is never down: a node that has lost the bus serves on, only later with
/// news, and when NATS stops for all of them, taking them out of the balancer would be the outage.
@Readiness
@Singleton
class BusHealth implements HealthCheck {

  private final Bus bus;

  BusHealth(Bus bus) {
    this.bus = bus;
  }

  @Override
  public HealthCheckResponse call() {
    var state = bus.state();
    return HealthCheckResponse.named("bus")
        .up()
        .withData("state", state.name().toLowerCase(Locale.ROOT))
        .withData("degraded", state == Bus.State.DISCONNECTED)
        .build();
  }
}
