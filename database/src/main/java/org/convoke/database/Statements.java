package org.convoke.database;

/// Where statements run: in a connection of their own ([Database]) or in a [Transaction].
public interface Statements {

  /// A statement that answers rows.
  ///
  /// @param name for metrics and errors, such as `record.page`
  /// @param sql with named parameters, `:name`
  Query query(String name, String sql);

  /// A statement that changes rows.
  ///
  /// @param name for metrics and errors, such as `session.delete`
  /// @param sql with named parameters, `:name`
  Update update(String name, String sql);
}
