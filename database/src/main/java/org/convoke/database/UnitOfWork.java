package org.convoke.database;

import java.util.ArrayList;
import java.util.List;

/// Rows that are written together or not at all. Rows of one batch are written in the order they
/// were added unless it has an order of its own; batches in the order of their ranks. Confined to
/// one thread until it is given to [CommitPipeline#commit].
public final class UnitOfWork {

  private final List<Mutation<?>> mutations = new ArrayList<>();
  private final List<Runnable> whenRefused = new ArrayList<>();

  /// Adds a row.
  public <R> UnitOfWork add(Batch<R> batch, R row) {
    mutations.add(new Mutation<>(batch, row, null));
    return this;
  }

  /// Adds a row to a [Batch.Builder#returning] batch.
  ///
  /// @return the answer for this row, once committed
  public <R, T> Returned<T> addReturning(Batch<R> batch, R row, RowFunction<T> answer) {
    var returned = new Returned<>(answer);
    mutations.add(new Mutation<>(batch, row, returned));
    return returned;
  }

  /// Adds every row of another unit, which is not committed by itself any more.
  public UnitOfWork addAll(UnitOfWork other) {
    mutations.addAll(other.mutations);
    whenRefused.addAll(other.whenRefused);
    return this;
  }

  /// What to do when the database refuses the unit, before [CommitPipeline#commit] throws: to
  /// forget what was remembered and has led to a row that cannot be written. Must not fail and not
  /// wait.
  public UnitOfWork whenRefused(Runnable action) {
    whenRefused.add(action);
    return this;
  }

  void refused() {
    whenRefused.forEach(Runnable::run);
  }

  public boolean isEmpty() {
    return mutations.isEmpty();
  }

  List<Mutation<?>> mutations() {
    return mutations;
  }
}
