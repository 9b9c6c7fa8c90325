package org.convoke.database;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;

/// One PostgreSQL database. Statements run in a connection of their own; what must commit together
/// runs in [#inTransaction]. Thread-safe.
public final class Database implements Statements {

  private final DataSource source;
  private final Jdbi jdbi;
  private final StatementTimes times;
  private final Connections connections;

  public Database(DataSource source, StatementTimes times) {
    this.source = source;
    this.times = times;
    this.jdbi = Jdbi.create(source);
    // A statement may be shared by callers that need not all its parameters.
    this.jdbi.configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true));
    this.connections =
        new Connections() {
          @Override
          public <T> T with(Work<T> work) {
            return jdbi.withHandle(work::run);
          }
        };
  }

  @Override
  public Query query(String name, String sql) {
    return new Query(name, sql, connections, times);
  }

  @Override
  public Update update(String name, String sql) {
    return new Update(name, sql, connections, times);
  }

  /// Runs a block in one transaction: committed when it returns, rolled back when it throws. Short;
  /// never around a call outside the database, never around another transaction.
  ///
  /// @param name for errors
  public <T> T inTransaction(String name, Function<Transaction, T> block) {
    try {
      return jdbi.inTransaction(handle -> block.apply(new Transaction(handle, times)));
    } catch (JdbiException e) {
      throw Failures.translate(name, e);
    }
  }

  DataSource source() {
    return source;
  }

  StatementTimes times() {
    return times;
  }
}
