package org.convoke.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// What queries and updates share: a name, SQL, parameters, and where they run.
public abstract class Statement<S extends Statement<S>> {

  private final String name;
  private final String sql;
  private final Connections connections;
  private final StatementTimes times;
  private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();

  Statement(String name, String sql, Connections connections, StatementTimes times) {
    this.name = name;
    this.sql = sql;
    this.connections = connections;
    this.times = times;
  }

  /// Gives a parameter its value: texts, numbers, booleans, UUIDs, [Instant]s, byte arrays, null;
  /// collections of UUIDs or texts become arrays (`= any(:ids)`); anything else (an id, an enum) by
  /// its text form where the statement casts it (`:id::uuid`).
  @SuppressWarnings("unchecked")
  public S bind(String parameter, @Nullable Object value) {
    parameters.put(parameter, value);
    return (S) this;
  }

  String name() {
    return name;
  }

  String sql() {
    return sql;
  }

  void bindTo(SqlStatement<?> statement) {
    parameters.forEach((parameter, value) -> bindOne(statement, parameter, value));
  }

  private static void bindOne(SqlStatement<?> statement, String parameter, @Nullable Object value) {
    switch (value) {
      case null -> statement.bindNull(parameter, java.sql.Types.NULL);
      case String text -> statement.bind(parameter, text);
      case Instant instant -> statement.bind(parameter, instant.atOffset(ZoneOffset.UTC));
      case Collection<?> values -> bindArray(statement, parameter, values);
      case UUID _, Number _, Boolean _, byte[] _ -> statement.bind(parameter, value);
      default -> statement.bind(parameter, value.toString());
    }
  }

  private static void bindArray(SqlStatement<?> statement, String parameter, Collection<?> values) {
    var ofUuids = values.stream().allMatch(UUID.class::isInstance);
    if (ofUuids) {
      statement.bindArray(parameter, UUID.class, values.toArray());
    } else {
      statement.bindArray(parameter, String.class, values.stream().map(Object::toString).toArray());
    }
  }

  <T> T run(Connections.Work<T> work) {
    var start = System.nanoTime();
    try {
      return connections.with(work);
    } catch (JdbiException e) {
      throw Failures.translate(name, e);
    } finally {
      times.took(name, System.nanoTime() - start);
    }
  }
}
