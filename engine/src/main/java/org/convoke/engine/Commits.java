package org.convoke.engine;

import org.convoke.database.UnitOfWork;

/// Makes units of work durable: [org.convoke.database.CommitPipeline#commit], with its failures. A
/// test dies before or after it.
@FunctionalInterface
public interface Commits {

  void commit(UnitOfWork unit);
}
