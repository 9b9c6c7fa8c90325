package org.convoke.connectors;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.convoke.model.Problem;

/// A stream over one [EventLine] after the other: whenever one ends the next is opened, after a
/// pause that grows while none can be. Thread-safe.
public final class LastingStream implements EventStream {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final String name;
  private final Dial dial;

  /// Asks the platform for the next line.
  public interface Dial {

    /// @throws Problem when the platform gives none now
    /// @throws Unanswered as little
    LineTalk dial(Consumer<List<PlatformEvent>> receiver);
  }

  /// @param name of the thread that keeps it
  public LastingStream(String name, Dial dial) {
    this.name = name;
    this.dial = dial;
  }

  @Override
  public AutoCloseable open(Consumer<List<PlatformEvent>> receiver, Consumer<Boolean> changes) {
    var keeper = new Keeper(receiver, changes);
    var thread = Thread.ofVirtual().name(name).start(keeper);
    return () -> {
      keeper.ended.countDown();
      thread.interrupt();
      thread.join();
    };
  }

  /// Connects again and again until it is ended.
  private final class Keeper implements Runnable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<List<PlatformEvent>> receiver;
    private final Consumer<Boolean> changes;

    Keeper(Consumer<List<PlatformEvent>> receiver, Consumer<Boolean> changes) {
      this.receiver = receiver;
      this.changes = changes;
    }

    @Override
    public void run() {
      var failures = 0;
      try {
        while (ended.getCount() > 0) {
          failures = wasConnected() ? 0 : failures + 1;
          pause(failures);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /// @return whether there was a line, which has ended by now
    private boolean wasConnected() throws InterruptedException {
      try (var line = EventLine.open(dial.dial(receiver))) {
        changes.accept(true);
        try {
          line.keep(ended);
        } finally {
          changes.accept(false);
        }
        return true;
      } catch (Problem | Unanswered | EventLine.Failed | IllegalArgumentException failed) {
        return false;
      }
    }

    /// Not all nodes at once.
    private void pause(int failures) throws InterruptedException {
      var longest =
          Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 10));
      ended.await(
          ThreadLocalRandom.current().nextLong(longest / 2, longest), TimeUnit.MILLISECONDS);
    }
  }
}
