package org.convoke.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/// The types of a batch's columns, and how an array of each goes to the database: in PostgreSQL's
/// binary form (`array_send` and the elements' own `…_send`), which neither side has to escape or
/// parse. The driver itself writes most of them as text.
enum ArrayType {
  UUID(Oid.UUID, Oid.UUID_ARRAY) {
    @Override
    byte[] bytes(Object value) {
      var uuid = (UUID) value;
      return ByteBuffer.allocate(16)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits())
          .array();
    }
  },
  TEXT(Oid.TEXT, Oid.TEXT_ARRAY) {
    @Override
    byte[] bytes(Object value) {
      return ((String) value).getBytes(UTF_8);
    }
  },
  JSONB(Oid.JSONB, Oid.JSONB_ARRAY) {
    private static final byte VERSION = 1;

    @Override
    byte[] bytes(Object value) {
      var text = ((String) value).getBytes(UTF_8);
      return ByteBuffer.allocate(1 + text.length).put(VERSION).put(text).array();
    }
  },
  INT8(Oid.INT8, Oid.INT8_ARRAY) {
    @Override
    byte[] bytes(Object value) {
      return ByteBuffer.allocate(8).putLong((Long) value).array();
    }
  },
  INT4(Oid.INT4, Oid.INT4_ARRAY) {
    @Override
    byte[] bytes(Object value) {
      return ByteBuffer.allocate(4).putInt((Integer) value).array();
    }
  },
  BOOL(Oid.BOOL, Oid.BOOL_ARRAY) {
    @Override
    byte[] bytes(Object value) {
      return new byte[] {(byte) ((Boolean) value ? 1 : 0)};
    }
  },
  TIMESTAMPTZ(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY) {
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    @Override
    byte[] bytes(Object value) {
      var micros = ChronoUnit.MICROS.between(EPOCH, (Instant) value);
      return ByteBuffer.allocate(8).putLong(micros).array();
    }
  },
  /// Rare, and its binary form is intricate: the driver writes it as text.
  NUMERIC(Oid.NUMERIC, Oid.NUMERIC_ARRAY) {
    @Override
    byte[] bytes(Object value) {
      return value.toString().getBytes(UTF_8);
    }

    @Override
    Array array(Connection connection, @Nullable Object[] values) throws SQLException {
      return connection.createArrayOf("numeric", values);
    }
  };

  private static final int HEADER = 5 * Integer.BYTES;
  private static final int NULL = -1;

  private final int element;
  private final int array;

  ArrayType(int element, int array) {
    this.element = element;
    this.array = array;
  }

  abstract byte[] bytes(Object value);

  /// The values, which may be null, as one parameter.
  Array array(Connection connection, @Nullable Object[] values) throws SQLException {
    var elements = new byte @Nullable [values.length][];
    var length = HEADER + values.length * Integer.BYTES;
    var hasNulls = false;
    for (var index = 0; index < values.length; index++) {
      var value = values[index];
      if (value == null) {
        hasNulls = true;
      } else {
        elements[index] = bytes(value);
        length += elements[index].length;
      }
    }
    var bytes = ByteBuffer.allocate(length);
    bytes.putInt(1).putInt(hasNulls ? 1 : 0).putInt(element).putInt(values.length).putInt(1);
    for (var each : elements) {
      if (each == null) {
        bytes.putInt(NULL);
      } else {
        bytes.putInt(each.length).put(each);
      }
    }
    return new PgArray(connection.unwrap(BaseConnection.class), array, bytes.array());
  }
}
