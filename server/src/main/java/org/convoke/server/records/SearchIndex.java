package org.convoke.server.records;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.convoke.database.Database;
import org.convoke.server.platform.Start;

/// Keeps the list of new entries of the index `record_values` short. PostgreSQL gathers them there,
/// because it is much cheaper to take many in at once, and every search reads the list. When it is
/// full whoever commits takes them in, and everybody else waits for that: 50 to 400 ms at 1,500
/// submissions a second. So it is done here before it is full. Thread-safe.
@Singleton
class SearchIndex {

  /// At 3,000 submissions a second some 2 MB gather in it, of the 16 MB that fit.
  private static final Duration REST = Duration.ofSeconds(1);

  private final IndexRounds rounds;

  SearchIndex(Database database) {
    this.rounds = new IndexRounds(REST, () -> takeIn(database));
  }

  void begin(@Observes @Priority(Start.WORK) StartupEvent event) {
    rounds.start();
  }

  void end(@Observes ShutdownEvent event) {
    rounds.close();
  }

  /// A record is about to be written.
  void grows() {
    rounds.note();
  }

  private static void takeIn(Database database) {
    database
        .query("record.index", "select gin_clean_pending_list('record_values'::regclass) as pages")
        .one(row -> row.number("pages"));
  }
}
