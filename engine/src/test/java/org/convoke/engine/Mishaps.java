package org.convoke.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.database.UnitOfWork;

/// What goes wrong with the commits of a node, by their number from 1. Its fields are set before
/// the node commits.
final class Mishaps {

  private static final int NEVER = -1;

  int diesBefore = NEVER;
  int diesAfter = NEVER;
  int losesAnswer = NEVER;
  int unavailable;
  int busy;

  private final Consumer<UnitOfWork> pipeline;
  private final AtomicInteger commits = new AtomicInteger();
  private int awaitedCommit = NEVER;
  private int eventfulCommit = NEVER;
  private Runnable beforeAwaitedCommit = () -> {};
  private Runnable afterEventfulCommit = () -> {};

  Mishaps(Consumer<UnitOfWork> pipeline) {
    this.pipeline = pipeline;
  }

  void beforeCommit(int number, Runnable event) {
    awaitedCommit = number;
    beforeAwaitedCommit = event;
  }

  void afterCommit(int number, Runnable event) {
    eventfulCommit = number;
    afterEventfulCommit = event;
  }

  boolean isBusyNow() {
    return unavailable == 0 && busy-- > 0;
  }

  int commits() {
    return commits.get();
  }

  void commit(UnitOfWork unit) {
    var number = commits.incrementAndGet();
    if (number == diesBefore) {
      throw new Crash();
    }
    if (number == awaitedCommit) {
      beforeAwaitedCommit.run();
    }
    if (unavailable > 0) {
      unavailable--;
      throw new DatabaseUnavailable("commit", null);
    }
    pipeline.accept(unit);
    if (number == diesAfter) {
      throw new Crash();
    }
    if (number == eventfulCommit) {
      afterEventfulCommit.run();
    }
    if (number == losesAnswer) {
      throw new DatabaseUnavailable("commit", null);
    }
  }
}
