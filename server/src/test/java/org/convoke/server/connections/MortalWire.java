package org.convoke.server.connections;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.net.URI;
import org.convoke.connectors.Wire;

/// The way to the platforms, on which the process of a test can die. Thread-safe.
@Decorator
@Priority(1)
class MortalWire implements Wire {

  private final Wire wire;
  private final Deaths deaths;

  @Inject
  MortalWire(@Delegate Wire wire, Deaths deaths) {
    this.wire = wire;
    this.deaths = deaths;
  }

  @Override
  public Reply send(Request request) {
    deaths.pass(Deaths.Side.BEFORE, request);
    var reply = wire.send(request);
    deaths.pass(Deaths.Side.AFTER, request);
    return reply;
  }

  @Override
  public void requireAllowed(URI address) {
    wire.requireAllowed(address);
  }
}
