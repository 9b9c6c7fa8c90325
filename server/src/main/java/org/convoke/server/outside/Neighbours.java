package org.convoke.server.outside;

import jakarta.inject.Singleton;

/// What of our own network may be called beside what the settings name: servers that this process
/// started itself. Thread-safe.
@Singleton
public class Neighbours {

  private final Egress egress;

  Neighbours(Egress egress) {
    this.egress = egress;
  }

  public void allow(String host, int port) {
    egress.allow(host, port);
  }
}
