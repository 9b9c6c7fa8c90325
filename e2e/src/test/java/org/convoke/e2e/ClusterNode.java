package org.convoke.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One of several servers on one database, which is killed, paused and started again. Its methods
/// are called by one thread at a time; [#address] by any.
final class ClusterNode implements AutoCloseable {

  private final Path data;
  private final Map<String, String> environment;
  private final int port = PackagedServer.freePort();
  private @Nullable PackagedServer server;

  ClusterNode(Path data, Map<String, String> environment) {
    this.data = data;
    this.environment = environment;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Its identity, as it is in the table of nodes.
  String id() {
    try {
      return Files.readString(data.resolve("node")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill() {
    running().kill();
  }

  /// Returns when it is ready.
  void start() {
    server = PackagedServer.start(data, port, environment);
  }

  /// SIGSTOP: it does nothing any more, and its connections stay.
  void pause() {
    signal("-STOP");
  }

  /// SIGCONT: it goes on as if nothing had happened.
  void goOn() {
    signal("-CONT");
  }

  boolean said(String text) {
    return running().said(text);
  }

  String output() {
    return running().output();
  }

  private PackagedServer running() {
    return Objects.requireNonNull(server, "not started yet");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(running().pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (server != null) {
      goOn();
      server.close();
    }
  }
}
