package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.convoke.database.Database;
import org.convoke.engine.Retention;
import org.convoke.server.platform.Chore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes runs that ended longer ago than their flow's settings keep them.
@Singleton
class OldRuns implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(OldRuns.class);

  private final Retention retention;
  private final Clock clock;

  OldRuns(Database database, Clock clock) {
    this.retention = new Retention(database);
    this.clock = clock;
  }

  @Override
  public void run() {
    var deleted = retention.tidy(clock.instant());
    if (deleted > 0) {
      LOG.info("deleted {} old runs", deleted);
    }
  }
}
