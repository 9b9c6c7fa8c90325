package org.convoke.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The server as it is shipped, run by the launcher as a process of its own on this machine.
///
/// Thread-safe: may be killed from another thread than the one that started it.
public final class PackagedServer implements AutoCloseable {

  /// Three that start together take some 40 s on a machine that does other things too, and minutes
  /// on one that is overloaded.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final URI address;
  private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
  private final CountDownLatch announced = new CountDownLatch(1);
  private final Duration timeToReady;
  private volatile boolean ready;

  private PackagedServer(
      Path data, int port, Map<String, String> environment, List<String> options) {
    var began = System.nanoTime();
    address = URI.create("http://127.0.0.1:" + port);
    process = launch(data, port, environment, options);
    Thread.ofVirtual().name("output of server " + port).start(this::readOutput);
    awaitReady();
    timeToReady = Duration.ofNanos(System.nanoTime() - began);
  }

  /// Starts what was built last and returns when it is ready.
  ///
  /// @param data folder of its database; made when missing
  /// @throws IllegalStateException with the server's output when it is not ready within five
  ///   minutes
  public static PackagedServer start(Path data, int port) {
    return start(data, port, Map.of());
  }

  /// The same, with settings of its own.
  ///
  /// @param environment such as `CONVOKE_DATABASE_URL`, beside what this process has
  public static PackagedServer start(Path data, int port, Map<String, String> environment) {
    return new PackagedServer(data, port, environment, List.of("--no-sandbox"));
  }

  /// The same with the stand-ins of the platforms beside it, which the demo organization is
  /// connected to.
  public static PackagedServer startWithSandbox(Path data, int port) {
    return new PackagedServer(data, port, Map.of(), List.of());
  }

  /// A port that is free now.
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  /// From the start of the launcher to the server's own announcement that it is ready.
  public Duration timeToReady() {
    return timeToReady;
  }

  /// Whether a line of its output so far contains a text.
  public boolean said(String text) {
    return output.stream().anyMatch(line -> line.contains(text));
  }

  /// Everything it has said so far.
  public String output() {
    return String.join("\n", output);
  }

  /// Ends the process with SIGKILL, as a power cut would: it gets no chance to do anything.
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// Asks the process to stop (SIGTERM) and waits for it.
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private static Process launch(
      Path data, int port, Map<String, String> environment, List<String> options) {
    var launcher = System.getProperty("convoke.launcher", "./convoke");
    var command = new ArrayList<>(List.of(launcher, "start", "--as-built"));
    command.addAll(options);
    command.addAll(List.of("--port", "" + port, "--data", data.toString()));
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readOutput() {
    try (BufferedReader reader = process.inputReader()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        output.add(line);
        if (line.contains(":" + address.getPort())) {
          ready = true;
          announced.countDown();
        }
      }
    } catch (IOException e) {
      output.add("output ended: " + e.getMessage());
    } finally {
      announced.countDown();
    }
  }

  private void awaitReady() {
    try {
      var inTime = announced.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime || !ready || !process.isAlive()) {
        close();
        throw new IllegalStateException("The server did not start:\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the server started", e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The server did not stop:\n" + output());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
