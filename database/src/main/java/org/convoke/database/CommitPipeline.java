package org.convoke.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits units of work from many threads in few transactions.
///
/// A writer takes whatever units have queued and writes them as one transaction with one multi-row
/// statement per batch, in the order of the batches' ranks, all sent at once. No unit waits for a
/// timer: an idle pipeline commits at once, and while a commit is on its way to the disk the next
/// units gather. When a transaction fails, each half of its units is tried by itself, and so on, so
/// that a unit that breaks a constraint fails alone and costs the others few transactions: 2 log₂ n
/// of them among n units.
///
/// The cost per row falls with the load; what limits it is PostgreSQL's time per row. Thread-safe.
public final class CommitPipeline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommitPipeline.class);

  /// Beyond this the statements take longer than a commit saves.
  private static final int MAX_UNITS_PER_TRANSACTION = 512;

  /// Under this name it is measured that a unit was tried alone because others failed with it.
  static final String ALONE = "commit.alone";

  private final Database database;
  private final BlockingQueue<Pending> queue;
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean closed;

  /// @param writers how many transactions may be under way at once, 1..8
  /// @param capacity units that may wait; more are refused with [DatabaseUnavailable]
  public CommitPipeline(Database database, int writers, int capacity) {
    this.database = database;
    this.queue = new ArrayBlockingQueue<>(capacity);
    for (var number = 1; number <= writers; number++) {
      this.writers.add(Thread.ofPlatform().name("commit-writer-" + number).start(this::write));
    }
  }

  /// Commits a unit and returns when it is durable. Where the unit leaves a choice and the database
  /// refuses it, it is tried once more with what is to be written otherwise.
  ///
  /// @throws UniqueViolation when one of its rows exists; nothing of the unit was written
  /// @throws RowsMissing when one of its changes found no row; nothing of the unit was written
  /// @throws DatabaseUnavailable when the database or the queue is not available; whether the unit
  ///   was written is unknown
  public void commit(UnitOfWork unit) {
    if (unit.isEmpty()) {
      return;
    }
    try {
      submit(unit);
    } catch (DatabaseUnavailable unavailable) {
      if (isPassingConflict(unavailable) && unit.turnsToOther()) {
        commit(unit);
        return;
      }
      unit.refused();
      throw unavailable;
    } catch (DatabaseFailure refused) {
      if (unit.turnsToOther()) {
        commit(unit);
        return;
      }
      unit.abandon();
      throw refused;
    }
  }

  private void submit(UnitOfWork unit) {
    var pending = new Pending(unit, new CompletableFuture<>());
    if (closed || !queue.offer(pending)) {
      throw new DatabaseUnavailable("commit queue", null);
    }
    if (closed && queue.remove(pending)) {
      // close() may have ended the writers between the two lines above
      throw new DatabaseUnavailable("commit queue", null);
    }
    try {
      pending.done().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof DatabaseFailure failure
          ? failure
          : new StatementFailed("commit", e);
    }
  }

  /// Units that wait now.
  public int waiting() {
    return queue.size();
  }

  /// Refuses new units, writes those that wait, and ends the writers; waits up to 10 s.
  @Override
  public void close() {
    closed = true;
    writers.forEach(Thread::interrupt);
    for (var writer : writers) {
      try {
        writer.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    queue.forEach(pending -> pending.fail(new DatabaseUnavailable("commit queue", null)));
  }

  private void write() {
    var batch = new ArrayList<Pending>(MAX_UNITS_PER_TRANSACTION);
    while (!closed || !queue.isEmpty()) {
      batch.clear();
      if (take(batch)) {
        survive(batch);
      }
    }
  }

  /// A writer outlives whatever a batch does to it: those who wait for the batch are told, and the
  /// next batch is written.
  private void survive(List<Pending> batch) {
    try {
      commitTogether(batch);
    } catch (Throwable unexpected) {
      LOG.error("a commit broke off", unexpected);
      batch.forEach(pending -> pending.fail(new StatementFailed("commit", unexpected)));
    }
  }

  private boolean take(List<Pending> batch) {
    try {
      var first = closed ? queue.poll() : queue.take();
      if (first == null) {
        return false;
      }
      batch.add(first);
      queue.drainTo(batch, MAX_UNITS_PER_TRANSACTION - 1);
      return true;
    } catch (InterruptedException e) {
      // close() interrupts to end the wait; what has queued is still written
      return false;
    }
  }

  private void commitTogether(List<Pending> batch) {
    try {
      transaction(batch, Rows::writeTogether);
      batch.forEach(Pending::succeed);
    } catch (DatabaseUnavailable failure) {
      // Trying parts would only wait as many times for the same database.
      if (batch.size() > 1 && isPassingConflict(failure)) {
        commitHalves(batch);
      } else {
        batch.forEach(pending -> pending.fail(failure));
      }
    } catch (RowsMissing missing) {
      if (batch.size() == 1) {
        batch.getFirst().fail(missing);
      } else {
        commitHalves(batch);
      }
    } catch (DatabaseFailure failure) {
      if (batch.size() == 1) {
        commitOneByOne(batch.getFirst());
      } else {
        commitHalves(batch);
      }
    }
  }

  /// Who committed the unit is told of its first statement that fails: a fence that was passed, not
  /// the key behind it.
  private void commitOneByOne(Pending pending) {
    try {
      transaction(List.of(pending), Rows::writeOneByOne);
      pending.succeed();
    } catch (DatabaseFailure failure) {
      pending.fail(failure);
    }
  }

  private void commitHalves(List<Pending> batch) {
    var middle = batch.size() / 2;
    for (var half : List.of(batch.subList(0, middle), batch.subList(middle, batch.size()))) {
      var start = System.nanoTime();
      commitTogether(half);
      if (half.size() == 1) {
        database.times().took(ALONE, System.nanoTime() - start);
      }
    }
  }

  /// A deadlock or serialization failure (40…) leaves the connection and the database well.
  private static boolean isPassingConflict(DatabaseUnavailable failure) {
    return failure.getCause() instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().startsWith("40");
  }

  private void transaction(List<Pending> units, Writing writing) {
    var start = System.nanoTime();
    try (var connection = database.source().getConnection()) {
      connection.setAutoCommit(false);
      try {
        writing.write(connection, byRank(units));
        connection.commit();
      } catch (SQLException | RuntimeException | Error e) {
        // also for an Error: giving the connection back must not commit half a batch
        rollback(connection);
        throw e;
      }
    } catch (DatabaseFailure failure) {
      throw failure;
    } catch (SQLException | RuntimeException e) {
      throw Failures.translate("commit", e);
    } finally {
      database.times().took("commit", System.nanoTime() - start);
    }
  }

  private static List<Rows> byRank(List<Pending> units) {
    var groups = new LinkedHashMap<Batch<?>, List<Mutation<?>>>();
    for (var unit : units) {
      for (var mutation : unit.unit().mutations()) {
        groups.computeIfAbsent(mutation.batch(), batch -> new ArrayList<>()).add(mutation);
      }
    }
    return groups.entrySet().stream()
        .map(group -> new Rows(group.getKey(), group.getKey().ordered(group.getValue())))
        .sorted(Comparator.comparingInt(rows -> rows.batch().rank()))
        .toList();
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.warn("rollback failed; the connection is given up", e);
    }
  }

  private interface Writing {
    void write(Connection connection, List<Rows> batches) throws SQLException;
  }

  private record Pending(UnitOfWork unit, CompletableFuture<Boolean> done) {
    void succeed() {
      done.complete(true);
    }

    void fail(DatabaseFailure failure) {
      done.completeExceptionally(failure);
    }
  }
}
