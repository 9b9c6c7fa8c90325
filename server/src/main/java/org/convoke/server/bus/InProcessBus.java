package org.convoke.server.bus;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// The bus of a server that is the only one on its database: nobody hears, so nothing is made.
final class InProcessBus implements Bus {

  @Override
  public void publish(Room room, Supplier<String> message) {}

  @Override
  public void receive(Room room, Consumer<String> receiver) {}

  @Override
  public void onGap(Runnable listener) {}

  @Override
  public State state() {
    return State.ALONE;
  }
}
