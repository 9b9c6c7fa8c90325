package org.convoke.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The current row of an answer. Columns are named as the statement names them. A null where none
/// is expected is an error of the statement; columns that may be null have an `optional` reader.
/// Confined to one thread and to the row function it was given to.
public final class Row {

  /// `null_value_not_allowed`: PostgreSQL documentation, appendix A. Without a state the failure
  /// would count as a lost connection.
  private static final String NULL_NOT_EXPECTED = "22004";

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public UUID uuid(String column) throws SQLException {
    return present(column, result.getObject(column, UUID.class));
  }

  public Optional<UUID> optionalUuid(String column) throws SQLException {
    return Optional.ofNullable(result.getObject(column, UUID.class));
  }

  public String text(String column) throws SQLException {
    return present(column, result.getString(column));
  }

  public Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(result.getString(column));
  }

  public long number(String column) throws SQLException {
    var number = result.getLong(column);
    return present(column, result.wasNull() ? null : number);
  }

  public Optional<Long> optionalNumber(String column) throws SQLException {
    var number = result.getLong(column);
    return result.wasNull() ? Optional.empty() : Optional.of(number);
  }

  public int integer(String column) throws SQLException {
    return Math.toIntExact(number(column));
  }

  public BigDecimal decimal(String column) throws SQLException {
    return present(column, result.getBigDecimal(column));
  }

  public boolean flag(String column) throws SQLException {
    return present(column, result.getObject(column, Boolean.class));
  }

  /// A `timestamptz`.
  public Instant instant(String column) throws SQLException {
    return present(column, result.getObject(column, OffsetDateTime.class)).toInstant();
  }

  public Optional<Instant> optionalInstant(String column) throws SQLException {
    return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /// A `uuid[]`.
  public List<UUID> uuids(String column) throws SQLException {
    return List.of((UUID[]) present(column, result.getArray(column)).getArray());
  }

  /// A `text[]`.
  public List<String> texts(String column) throws SQLException {
    return List.of((String[]) present(column, result.getArray(column)).getArray());
  }

  /// A `bytea`.
  public byte[] bytes(String column) throws SQLException {
    return present(column, result.getBytes(column));
  }

  private static <T> T present(String column, @Nullable T value) throws SQLException {
    if (value == null) {
      throw new SQLException("column " + column + " is null", NULL_NOT_EXPECTED);
    }
    return value;
  }
}
