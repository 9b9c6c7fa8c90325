package org.convoke.server.bus;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// The bus of a test that has one node and no server: nobody else changes anything.
public final class LoneNode {

  private LoneNode() {}

  public static Changes changes() {
    return new Changes(new InProcessBus(), new SimpleMeterRegistry());
  }
}
