package org.convoke.server.records;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import org.convoke.database.Database;
import org.convoke.model.FormId;
import org.convoke.model.OrgId;

/// Numbers that count up without gaps: of the records of a form, and of its serial fields.
///
/// A number is not taken within the unit of work that uses it, because the units of one form would
/// then wait for each other's commit. Instead this node reserves blocks in short transactions of
/// their own, one number at a time when little happens and twice as many each time a block is used
/// up at once (see [Series]). Numbers that were not used are given back, so there are no gaps; only
/// a crash loses what was left of a block. Several nodes under load take turns in blocks.
///
/// The reservation does not wait for the disk (`synchronous_commit = off`): the log is written in
/// order, so whoever commits a record with the number also commits the reservation. Thread-safe.
@Singleton
class Serials {

  private final Database database;
  private final Clock clock;
  private final ConcurrentHashMap<SeriesKey, Series> all = new ConcurrentHashMap<>();

  Serials(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @param name empty for the records of the form; see `serial_counter.series`
  record SeriesKey(OrgId org, FormId form, String name) {}

  /// The next number of a series.
  long take(SeriesKey key) {
    return series(key).take();
  }

  /// Returns a number that was taken and is surely not used.
  void giveBack(SeriesKey key, long number) {
    series(key).giveBack(number);
  }

  private Series series(SeriesKey key) {
    return all.computeIfAbsent(key, it -> new Series(size -> reserve(it, size), clock));
  }

  /// One statement, which is a transaction of its own: what `set_config` sets in it holds until its
  /// commit.
  ///
  /// @return the first of `size` numbers that nobody else gets
  private long reserve(SeriesKey key, int size) {
    return database
        .query(
            "serial.reserve",
            """
            insert into serial_counter as counter (org_id, form_id, series, next)
            values (:org, :form, :series, 1 + :size)
            on conflict (org_id, form_id, series)
              do update set next = counter.next + :size
            returning next - :size as first, set_config('synchronous_commit', 'off', true) as waits
            """)
        .bind("org", key.org().value())
        .bind("form", key.form().value())
        .bind("series", key.name())
        .bind("size", size)
        .one(row -> row.number("first"));
  }

  /// Gives back what was reserved and not used, unless another node has reserved since.
  void stop(@Observes ShutdownEvent event) {
    all.forEach((key, series) -> series.drain().ifPresent(rest -> release(key, rest)));
  }

  private void release(SeriesKey key, Series.Rest rest) {
    database
        .update(
            "serial.release",
            """
            update serial_counter set next = :first
            where org_id = :org and form_id = :form and series = :series and next = :end
            """)
        .bind("org", key.org().value())
        .bind("form", key.form().value())
        .bind("series", key.name())
        .bind("first", rest.first())
        .bind("end", rest.end())
        .execute();
  }
}
