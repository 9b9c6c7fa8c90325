package org.convoke.server.platform;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.server.platform.Settings.DatabaseSettings;
import org.convoke.server.platform.Settings.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the database up before anybody gets it: started (when it is ours), checked, migrated.
/// What was opened is closed in the opposite order when the server stops, after every observer of
/// the shutdown: whoever works in the background ends his work in such an observer.
@Singleton
class Persistence {

  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

  /// One commits while the other gathers; more only make the transactions smaller. Measured in
  /// `bench`.
  private static final int WRITERS = 2;

  /// Units that may wait for a writer: about two seconds of the target load.
  private static final int WAITING_UNITS = 16_384;

  private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();

  @Produces
  @Singleton
  Database database(Settings settings, MeterRegistry metrics) {
    try {
      var pool =
          switch (settings.database().place()) {
            case Place.Embedded _ -> embedded(settings);
            case Place.Remote(var address) -> remote(address, settings.database());
          };
      Migration.run(pool, place(settings));
      measure(pool, metrics);
      return new Database(pool, new StatementTimers(metrics));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Produces
  @Singleton
  CommitPipeline pipeline(Database database, MeterRegistry metrics) {
    var pipeline = opened(new CommitPipeline(database, WRITERS, WAITING_UNITS));
    Gauge.builder("convoke.commit.waiting", pipeline, CommitPipeline::waiting).register(metrics);
    return pipeline;
  }

  /// Also the pipeline, which must not outlive the pool it writes to.
  void stop(@Disposes Database database) {
    close();
  }

  private AgroalDataSource embedded(Settings settings) {
    var folder = opened(DataFolder.take(settings.data()));
    var postgres = opened(EmbeddedPostgres.start(folder));
    var pool = opened(Pool.open(postgres.address(), settings.database().connections()));
    DatabaseCheck.check(pool, place(settings), true);
    return pool;
  }

  private AgroalDataSource remote(DatabaseAddress address, DatabaseSettings settings) {
    var pool = opened(Pool.open(address, settings.connections()));
    DatabaseCheck.check(pool, address.place(), false);
    return pool;
  }

  private static String place(Settings settings) {
    return switch (settings.database().place()) {
      case Place.Embedded _ -> settings.data().resolve("postgres").toString();
      case Place.Remote(var address) -> address.place();
    };
  }

  private static void measure(AgroalDataSource pool, MeterRegistry metrics) {
    Gauge.builder("agroal.active.count", pool, it -> it.getMetrics().activeCount())
        .register(metrics);
    Gauge.builder("agroal.awaiting.count", pool, it -> it.getMetrics().awaitingCount())
        .register(metrics);
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  private void close() {
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) { // the signature of AutoCloseable; ours throw nothing checked
      LOG.warn("{} did not close", resource, e);
    }
  }
}
