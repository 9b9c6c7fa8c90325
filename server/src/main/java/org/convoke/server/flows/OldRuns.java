package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.convoke.database.Database;
import org.convoke.engine.Retention;
import org.convoke.server.platform.Chore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes runs that ended longer ago than their flow's settings keep them.
@Singleton
class OldRuns implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(OldRuns.class);

  /// Other chores wait meanwhile; an hour later it goes on.
  private static final Duration AT_MOST = Duration.ofMinutes(30);

  private final Retention retention;

  OldRuns(Database database, Clock clock) {
    this.retention = new Retention(database, clock);
  }

  @Override
  public void run() {
    var deleted = retention.tidy(AT_MOST);
    if (deleted > 0) {
      LOG.info("deleted {} old runs", deleted);
    }
  }
}
