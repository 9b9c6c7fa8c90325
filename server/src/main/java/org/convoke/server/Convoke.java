package org.convoke.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.convoke.server.platform.Start;
import org.convoke.server.platform.StartFailure;
import org.convoke.server.platform.Terminal;
import org.jspecify.annotations.Nullable;

/// Starts the server and, when that fails, says why.
@QuarkusMain
public final class Convoke {

  private Convoke() {}

  /// Returns when the server has stopped. The exit code is 1 when it could not start.
  public static void main(String... arguments) {
    Quarkus.run(null, Convoke::ended, arguments);
  }

  private static void ended(int code, @Nullable Throwable failure) {
    if (failure != null) {
      report(failure);
    }
    // Not System.exit: this may run in a shutdown hook, where that would wait for itself.
    Runtime.getRuntime().halt(failure == null ? code : 1);
  }

  private static void report(Throwable failure) {
    var known = startFailure(failure);
    if (known.isPresent()) {
      Terminal.complain(known.get().sentence(Terminal.language()));
    } else {
      failure.printStackTrace();
    }
  }

  private static Optional<StartFailure> startFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure known) {
        return Optional.of(known);
      }
      if (cause instanceof QuarkusBindException port) {
        return Optional.of(Start.portInUse(port.getHost(), port.getPort(), port));
      }
    }
    return Optional.empty();
  }
}
