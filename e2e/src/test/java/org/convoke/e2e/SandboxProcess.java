package org.convoke.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The stand-ins of the platforms as a process of their own, which outlives every node
/// (docs/sandbox.md). Thread-safe.
final class SandboxProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final int port = PackagedServer.freePort();

  /// Returns when it answers.
  ///
  /// @param folder for what it prints
  SandboxProcess(Path folder) throws IOException {
    var launcher = System.getProperty("convoke.launcher", "./convoke");
    var output = folder.resolve("sandbox.log").toFile();
    process = launch(output, launcher, "sandbox", "--port", "" + port);
    if (!Await.until(PATIENCE, this::answers)) {
      close();
      throw new IllegalStateException("the sandbox did not start: see " + output);
    }
  }

  private static Process launch(File output, String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  /// As nodes call it.
  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  SandboxDesk desk() {
    return new SandboxDesk(address());
  }

  private boolean answers() {
    try {
      return desk().get("clock").isObject();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
