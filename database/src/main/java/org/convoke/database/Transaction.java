package org.convoke.database;

import org.jdbi.v3.core.Handle;

/// Statements that commit together. Confined to the thread and the block it was given to.
public final class Transaction implements Statements {

  private final Handle handle;
  private final StatementTimes times;

  Transaction(Handle handle, StatementTimes times) {
    this.handle = handle;
    this.times = times;
  }

  @Override
  public Query query(String name, String sql) {
    return new Query(name, sql, connections(), times);
  }

  @Override
  public Update update(String name, String sql) {
    return new Update(name, sql, connections(), times);
  }

  private Connections connections() {
    return new Connections() {
      @Override
      public <T> T with(Work<T> work) {
        return work.run(handle);
      }
    };
  }
}
