package org.convoke.server.bus;

import org.convoke.database.Database;

/// What tells one database from any other, so that servers of different databases may share a NATS
/// without hearing each other.
///
/// PostgreSQL's own identifier of the cluster, made at `initdb`: the same after a failover, another
/// after dump and restore. Only a copy of the files (a snapshot) has it too: whoever runs one
/// beside the original gives it another NATS account.
final class DatabaseMark {

  private DatabaseMark() {}

  static String of(Database database) {
    return database
        .query(
            "bus.databaseMark",
            """
            select md5(concat_ws('/',
              (select system_identifier from pg_control_system()),
              (select oid from pg_database where datname = current_database()),
              current_schema())) as mark
            """)
        .one(row -> row.text("mark"));
  }
}
