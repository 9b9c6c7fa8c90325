package org.convoke.bench;

import static java.util.Locale.ROOT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import org.convoke.e2e.PackagedServer;

/// Time to ready on the first start and on later ones, and resident memory when idle.
final class Start implements Bench.Benchmark {

  private static final int LATER_STARTS = 5;
  private static final Duration IDLE = Duration.ofSeconds(15);

  @Override
  public void run(Options options) throws Exception {
    var data = Files.createTempDirectory("convoke-bench-");
    try {
      print("first start", seconds(start(data)));
      var later = new ArrayList<Duration>();
      for (var i = 0; i < LATER_STARTS; i++) {
        later.add(start(data));
      }
      later.sort(null);
      print("later start, median", seconds(later.get(LATER_STARTS / 2)));
      print("later start, slowest", seconds(later.getLast()));
      print("resident when idle", residentWhenIdle(data) + " MiB beside the database");
    } finally {
      Folders.delete(data);
    }
  }

  private static Duration start(Path data) {
    try (var server = PackagedServer.start(data, PackagedServer.freePort())) {
      return server.timeToReady();
    }
  }

  private static long residentWhenIdle(Path data) {
    try (var server = PackagedServer.start(data, PackagedServer.freePort())) {
      LockSupport.parkNanos(IDLE.toNanos());
      return Machine.residentMebibytes(server.pid());
    }
  }

  private static String seconds(Duration duration) {
    return String.format(ROOT, "ready after %.2f s", duration.toMillis() / 1e3);
  }

  private static void print(String what, String finding) {
    System.out.printf(ROOT, "  %-22s %s%n", what, finding);
  }
}
