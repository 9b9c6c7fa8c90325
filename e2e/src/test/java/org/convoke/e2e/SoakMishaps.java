package org.convoke.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// What goes wrong in a soak, one thing after the other as a seed says. Confined to one thread.
///
/// When [#next] returns, everything runs again.
final class SoakMishaps {

  private enum Mishap {
    /// SIGKILL, and a new process a little later
    KILL,
    /// two of three at the same moment
    KILL_TWO,
    /// SIGSTOP for longer than the others wait until they take its runs
    PAUSE_PAST_THE_LEASE,
    /// SIGSTOP for a moment
    PAUSE,
    /// SIGSTOP of one, SIGKILL of another meanwhile
    PAUSE_AND_KILL,
    /// the database ends every connection
    DROP_CONNECTIONS,
    /// several times in a row
    DROP_CONNECTIONS_AGAIN_AND_AGAIN,
    /// no messages from node to node
    STOP_NATS
  }

  /// After 10 s of silence a node is taken for dead.
  private static final int LEASE_SECONDS = 14;

  private final Cluster cluster;
  private final Random random;
  private final Map<Mishap, Integer> counts = new TreeMap<>();

  SoakMishaps(Cluster cluster, Random random) {
    this.cluster = cluster;
    this.random = random;
  }

  /// After a pause, the next one from its beginning to its end.
  void next() throws InterruptedException {
    pause(1_000 + random.nextInt(6_000));
    var mishap = Mishap.values()[random.nextInt(Mishap.values().length)];
    var one = random.nextInt(cluster.nodes.size());
    var other = (one + 1 + random.nextInt(cluster.nodes.size() - 1)) % cluster.nodes.size();
    var millis = random.nextInt(4_000);
    System.out.printf("%s: node %d, node %d, %d ms%n", mishap, one, other, millis);
    counts.merge(mishap, 1, Integer::sum);
    happen(mishap, cluster.nodes.get(one), cluster.nodes.get(other), millis);
  }

  /// How often each has happened.
  @Override
  public String toString() {
    return counts.toString();
  }

  private void happen(Mishap mishap, ClusterNode one, ClusterNode other, int millis)
      throws InterruptedException {
    switch (mishap) {
      case KILL -> {
        one.kill();
        pause(millis);
        one.start();
      }
      case KILL_TWO -> {
        one.kill();
        other.kill();
        pause(millis);
        one.start();
        other.start();
      }
      case PAUSE_PAST_THE_LEASE -> {
        one.pause();
        pause(LEASE_SECONDS * 1_000 + millis);
        one.goOn();
      }
      case PAUSE -> {
        one.pause();
        pause(millis);
        one.goOn();
      }
      case PAUSE_AND_KILL -> {
        one.pause();
        pause(millis);
        other.kill();
        pause(LEASE_SECONDS * 1_000);
        one.goOn();
        other.start();
      }
      case DROP_CONNECTIONS -> cluster.database.dropConnections();
      case DROP_CONNECTIONS_AGAIN_AND_AGAIN -> {
        for (var time = 0; time < 10; time++) {
          cluster.database.dropConnections();
          pause(millis / 10);
        }
      }
      case STOP_NATS -> {
        cluster.nats.stop();
        pause(millis);
        cluster.nats.startAgain();
      }
    }
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }
}
