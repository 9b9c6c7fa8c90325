package org.convoke.server.forms;

import org.convoke.database.Transaction;

/// A moment of the database: what was committed by then has a transaction before `oldest`, but for
/// those that were under way.
///
/// @param oldest of the transactions that had not ended, as `xid8`
public record Moment(String oldest) {

  /// Now.
  static Moment now(Transaction transaction) {
    return transaction
        .query("form.moment", "select pg_snapshot_xmin(pg_current_snapshot())::text as oldest")
        .one(row -> new Moment(row.text("oldest")));
  }
}
