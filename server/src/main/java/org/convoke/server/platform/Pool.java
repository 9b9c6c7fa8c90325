package org.convoke.server.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import org.convoke.model.Phrase;
import org.postgresql.Driver;

/// The connections to the database.
final class Pool {

  /// Longer than any healthy wait; a caller who waits longer is told to come back (503).
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /// A node that is paused or cut off in the middle of a transaction must not hold its locks
  /// against the others for hours: PostgreSQL ends the transaction of one that is silent for so
  /// long.
  private static final String SESSION = "set idle_in_transaction_session_timeout = '60s'";

  private Pool() {}

  static AgroalDataSource open(DatabaseAddress address, int connections) {
    var configuration =
        new AgroalDataSourceConfigurationSupplier()
            .metricsEnabled()
            .connectionPoolConfiguration(
                pool ->
                    pool.minSize(2)
                        .initialSize(2)
                        .maxSize(connections)
                        .acquisitionTimeout(LONGEST_WAIT)
                        .reapTimeout(Duration.ofMinutes(10))
                        // What the server has ended is thrown away at once, not used again.
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        // A connection that slept this long may have been cut in between.
                        .idleValidationTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(
                            factory -> {
                              factory
                                  .initialSql(SESSION)
                                  .connectionProviderClass(Driver.class)
                                  .jdbcUrl(address.url())
                                  .loginTimeout(Duration.ofSeconds(5))
                                  .jdbcProperty("ApplicationName", "convoke")
                                  .jdbcProperty("connectTimeout", "5")
                                  .jdbcProperty("tcpKeepAlive", "true")
                                  // Statements repeat: parse on the server after the second use.
                                  .jdbcProperty("prepareThreshold", "2");
                              if (!address.user().isEmpty()) {
                                factory
                                    .principal(new NamePrincipal(address.user()))
                                    .credential(new SimplePassword(address.password()));
                              }
                              return factory;
                            }));
    try {
      return AgroalDataSource.from(configuration);
    } catch (SQLException e) {
      throw new StartFailure(
          Phrase.of("连接池无法启动：%s。", "The connection pool cannot start: %s.", e), e);
    }
  }
}
