package org.convoke.server.bus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real `nats-server` (Debian package of that name) on a port of its own, which may be stopped
/// and started again. Confined to one thread.
final class NatsServer implements AutoCloseable {

  private final int port;
  private final List<String> options;
  private @Nullable Process process;

  /// @param options as on its command line
  NatsServer(String... options) {
    this.port = freePort();
    this.options = List.of(options);
  }

  static boolean isInstalled() {
    return binary().isPresent();
  }

  URI address() {
    return URI.create("nats://127.0.0.1:" + port);
  }

  NatsServer start() {
    var command = new ArrayList<String>();
    command.add(binary().orElseThrow().toString());
    command.addAll(List.of("-a", "127.0.0.1", "-p", Integer.toString(port)));
    command.addAll(options);
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      awaitReady(process.inputReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /// It says so in its log, on standard error; what it says afterwards is read and forgotten.
  private static void awaitReady(BufferedReader log) throws IOException {
    var line = log.readLine();
    while (line != null && !line.contains("Server is ready")) {
      line = log.readLine();
    }
    if (line == null) {
      throw new IOException("nats-server ended before it was ready");
    }
    Thread.ofVirtual().name("log of nats-server").start(() -> log.lines().forEach(_ -> {}));
  }

  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  private static Optional<Path> binary() {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
        .map(folder -> Path.of(folder, "nats-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
