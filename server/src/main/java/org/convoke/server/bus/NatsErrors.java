package org.convoke.server.bus;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What goes wrong on a connection that stays, or without us asking. Thread-safe.
final class NatsErrors implements ErrorListener {

  private static final Logger LOG = LoggerFactory.getLogger(NatsErrors.class);

  private final NatsBus bus;

  NatsErrors(NatsBus bus) {
    this.bus = bus;
  }

  @Override
  public void errorOccurred(Connection connection, String error) {
    LOG.warn("NATS says: {}", error);
  }

  @Override
  public void exceptionOccurred(Connection connection, Exception e) {
    if (e instanceof IOException) { // lines break; the listener of the connection tells
      LOG.debug("NATS connection", e);
    } else {
      LOG.warn("a message of another node could not be taken", e);
    }
  }

  /// We read too slowly, and the library dropped what did not fit.
  @Override
  public void slowConsumerDetected(Connection connection, Consumer consumer) {
    LOG.warn("messages of other nodes came faster than they could be read; some were dropped");
    bus.tellGap();
  }

  /// We write faster than the line takes.
  @Override
  public void messageDiscarded(Connection connection, Message message) {
    bus.dropped();
  }
}
