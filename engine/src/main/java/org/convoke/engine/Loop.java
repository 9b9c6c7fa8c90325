package org.convoke.engine;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing again and again, with a pause after each time, until its thread is interrupted.
/// Confined to one thread.
final class Loop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final Runnable task;
  private final Duration pause;
  private final Waiter waiter;
  private boolean troubled;

  Loop(String name, Runnable task, Duration pause, Waiter waiter) {
    this.name = name;
    this.task = task;
    this.pause = pause;
    this.waiter = waiter;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        tryTask();
        waiter.pause(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// The loop must survive; an outage is told once, not every two seconds.
  private void tryTask() {
    try {
      task.run();
      troubled = false;
    } catch (RuntimeException e) {
      if (!troubled) {
        LOG.error("{} failed; the node goes on trying", name, e);
      }
      troubled = true;
    }
  }
}
