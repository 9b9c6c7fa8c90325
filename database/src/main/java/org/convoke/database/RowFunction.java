package org.convoke.database;

import java.sql.SQLException;

/// Makes an object of a row; stands beside the statement it belongs to.
@FunctionalInterface
public interface RowFunction<T> {

  T map(Row row) throws SQLException;
}
