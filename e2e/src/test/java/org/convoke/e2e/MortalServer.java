package org.convoke.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// A server that is killed and comes back on the same port with the same data.
///
/// One thread kills and closes it; any thread may wait for it to live (guarded by its own lock).
final class MortalServer implements AutoCloseable {

  private final Path data;
  private final Map<String, String> environment;
  private final int port = PackagedServer.freePort();
  private PackagedServer server;
  private boolean alive = true;

  MortalServer(Path data) {
    this(data, Map.of());
  }

  /// @param environment settings of its own
  MortalServer(Path data, Map<String, String> environment) {
    this.data = data;
    this.environment = environment;
    server = PackagedServer.start(data, port, environment);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Api api() {
    return Api.signIn(server.address(), "admin", "convoke");
  }

  /// Kills the server at once and starts the next one; returns when that is ready.
  void killAndRestart() {
    alive(false);
    server.kill();
    server = PackagedServer.start(data, port, environment);
    alive(true);
  }

  /// Returns at once, or when the server that is starting is ready.
  synchronized void awaitAlive() throws InterruptedException {
    while (!alive) {
      wait();
    }
  }

  private synchronized void alive(boolean now) {
    alive = now;
    notifyAll();
  }

  @Override
  public void close() {
    server.close();
  }
}
