package org.convoke.engine;

import org.convoke.database.UnitOfWork;
import org.convoke.model.Value;

/// What a local step wants to change: written in one transaction with its journal row, so that it
/// happens exactly once.
///
/// @param output what later steps see, by name
/// @param unit rows to write; may be empty
/// @param afterCommit what to do when they are written: tell sockets, start triggered runs. It may
///   be lost in a crash, so nothing durable may depend on it; it must not fail and not wait long
public record Change(Value.Fields output, UnitOfWork unit, Runnable afterCommit) {

  /// A change of nothing: the step only looked.
  public static Change nothing(Value.Fields output) {
    return new Change(output, new UnitOfWork(), () -> {});
  }
}
