package org.convoke.e2e;

import java.nio.file.Path;

/// A server that is killed and comes back on the same port with the same data.
///
/// One thread kills and closes it; any thread may wait for it to live (guarded by its own lock).
final class MortalServer implements AutoCloseable {

  private final Path data;
  private final int port = PackagedServer.freePort();
  private PackagedServer server;
  private boolean alive = true;

  MortalServer(Path data) {
    this.data = data;
    server = PackagedServer.start(data, port);
  }

  Api api() {
    return Api.signIn(server.address(), "admin", "convoke");
  }

  /// Kills the server at once and starts the next one; returns when that is ready.
  void killAndRestart() {
    alive(false);
    server.kill();
    server = PackagedServer.start(data, port);
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
