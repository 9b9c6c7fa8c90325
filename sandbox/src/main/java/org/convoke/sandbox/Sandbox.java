package org.convoke.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.convoke.sandbox.dingtalk.DingTalk;
import org.convoke.sandbox.feishu.Feishu;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.SandboxClock;
import org.convoke.sandbox.shared.Timers;
import org.convoke.sandbox.wecom.WeCom;

/// A running sandbox. Everything about it is controlled over HTTP below `/sandbox`; this class only
/// starts and stops it. Thread-safe.
public final class Sandbox implements AutoCloseable {

  private final SandboxClock clock = new SandboxClock();
  private final Timers timers = new Timers(clock);
  private final List<Platform> platforms;
  private final StateFile stateFile;
  private final Listener listener;

  private Sandbox(SandboxSettings settings) throws IOException {
    platforms =
        List.of(
            Feishu.platform(clock, timers),
            WeCom.platform(clock, timers),
            DingTalk.platform(clock, timers));
    var whole = new Whole(clock, timers, platforms);
    stateFile = StateFile.open(settings.stateFile(), whole);
    var desk = new Desk(clock, platforms, new AdminDesk(whole), stateFile::changed);
    listener = Listener.start(settings, desk);
    platforms.forEach(platform -> platform.listeningAt(listener.address()));
  }

  /// Starts one.
  ///
  /// @return as soon as it listens
  /// @throws IOException when the port is taken or the state file cannot be read
  public static Sandbox start(SandboxSettings settings) throws IOException {
    return new Sandbox(settings);
  }

  /// Where it listens, such as `http://127.0.0.1:8090`.
  public URI address() {
    return listener.address();
  }

  /// Moves its clock forward and waits, at most ten seconds, until what became due is done.
  public void advance(Duration by) throws InterruptedException {
    clock.advance(by);
    timers.wake();
    timers.settle(Duration.ofSeconds(10));
  }

  /// Stops listening, writes the state file, and drops what was to come.
  @Override
  public void close() {
    listener.close();
    timers.close();
    platforms.forEach(platform -> platform.parts().pushes().close());
    stateFile.close();
  }

  /// Runs one until the process is ended: `[--port N] [--host ADDRESS] [--state FILE]`.
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(arguments);
    } catch (IOException e) {
      System.err.println("sandbox: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(String[] arguments) throws IOException, InterruptedException {
    var settings = SandboxSettings.onPort(8090);
    for (var index = 0; index + 1 < arguments.length; index += 2) {
      var value = arguments[index + 1];
      settings =
          switch (arguments[index]) {
            case "--port" ->
                new SandboxSettings(settings.host(), Integer.parseInt(value), settings.stateFile());
            case "--host" -> settings.withHost(value);
            case "--state" -> settings.withStateFile(Path.of(value));
            default -> throw new IllegalArgumentException("unknown option " + arguments[index]);
          };
    }
    var sandbox = start(settings);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(sandbox::close));
    System.out.println("Sandbox of Feishu, WeCom and DingTalk: " + sandbox.address());
    new CountDownLatch(1).await();
  }
}
