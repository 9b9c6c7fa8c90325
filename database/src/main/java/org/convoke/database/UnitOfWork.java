package org.convoke.database;

import java.util.ArrayList;
import java.util.List;

/// Rows that are written together or not at all. Rows of one batch are written in the order they
/// were added unless it has an order of its own; batches in the order of their ranks. Confined to
/// one thread until it is given to [CommitPipeline#commit].
public final class UnitOfWork {

  private final List<Mutation<?>> mutations = new ArrayList<>();
  private final List<Runnable> whenRefused = new ArrayList<>();
  private final List<Runnable> whenNotWritten = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();

  /// Which of two units is written.
  public static final class Choice {

    private final UnitOfWork preferred;
    private final UnitOfWork otherwise;
    private boolean isPreferred = true;

    private Choice(UnitOfWork preferred, UnitOfWork otherwise) {
      this.preferred = preferred;
      this.otherwise = otherwise;
    }

    /// Known once the unit is committed.
    public boolean isPreferred() {
      return isPreferred;
    }

    private UnitOfWork taken() {
      return isPreferred ? preferred : otherwise;
    }
  }

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
    whenNotWritten.addAll(other.whenNotWritten);
    choices.addAll(other.choices);
    return this;
  }

  /// Adds the rows of one unit, or those of another when the database refuses the first.
  public Choice addEither(UnitOfWork preferred, UnitOfWork otherwise) {
    var choice = new Choice(preferred, otherwise);
    choices.add(choice);
    return choice;
  }

  /// What to do when the database refuses the unit, before [CommitPipeline#commit] throws: to
  /// forget what was remembered and has led to a row that cannot be written. Must not fail and not
  /// wait.
  public UnitOfWork whenRefused(Runnable action) {
    whenRefused.add(action);
    return this;
  }

  /// What to do when it is certain that nothing of the unit was written, and never will be: to take
  /// back what was reserved for it. Must not fail and not wait.
  public UnitOfWork whenNotWritten(Runnable action) {
    whenNotWritten.add(action);
    return this;
  }

  /// Gives up a unit that was not committed.
  public void abandon() {
    whenRefused.forEach(Runnable::run);
    whenNotWritten.forEach(Runnable::run);
    choices.forEach(choice -> choice.taken().abandon());
  }

  void refused() {
    whenRefused.forEach(Runnable::run);
    choices.forEach(choice -> choice.taken().refused());
  }

  /// Turns to what is to be written instead, after the database refused the unit.
  ///
  /// @return whether there is anything else
  boolean turnsToOther() {
    var open = choices.stream().filter(Choice::isPreferred).toList();
    for (var choice : open) {
      choice.preferred.abandon();
      choice.isPreferred = false;
    }
    return !open.isEmpty();
  }

  public boolean isEmpty() {
    return mutations.isEmpty() && choices.stream().allMatch(choice -> choice.taken().isEmpty());
  }

  List<Mutation<?>> mutations() {
    if (choices.isEmpty()) {
      return mutations;
    }
    var all = new ArrayList<>(mutations);
    choices.forEach(choice -> all.addAll(choice.taken().mutations()));
    return all;
  }
}
