package org.convoke.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/// How a sandbox runs.
///
/// @param host address to listen on; anyone who reaches it can do everything
/// @param port 0 for any free one
/// @param stateFile where the state is kept between starts
public record SandboxSettings(String host, int port, Optional<Path> stateFile) {

  /// On the loopback address, any free port, nothing kept: for tests.
  public static SandboxSettings forTests() {
    return new SandboxSettings("127.0.0.1", 0, Optional.empty());
  }

  /// On the loopback address.
  public static SandboxSettings onPort(int port) {
    return new SandboxSettings("127.0.0.1", port, Optional.empty());
  }

  /// The same on another address.
  public SandboxSettings withHost(String other) {
    return new SandboxSettings(other, port, stateFile);
  }

  /// The same with a file that keeps the state.
  public SandboxSettings withStateFile(Path file) {
    return new SandboxSettings(host, port, Optional.of(file));
  }
}
