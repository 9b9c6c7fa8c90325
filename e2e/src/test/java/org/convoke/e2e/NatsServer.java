package org.convoke.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real `nats-server` that is stopped and started again on the same port. Confined to one thread.
final class NatsServer implements AutoCloseable {

  private final int port = PackagedServer.freePort();
  private Process process = launch();

  String url() {
    return "nats://127.0.0.1:" + port;
  }

  void stop() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  void startAgain() {
    process = launch();
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  private Process launch() {
    var command = List.of(binary().toString(), "-a", "127.0.0.1", "-p", Integer.toString(port));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path binary() {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
        .map(folder -> Path.of(folder, "nats-server"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no nats-server found: apt-get install nats-server, or see nats.io"));
  }
}
