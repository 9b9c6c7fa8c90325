package org.convoke.server.platform;

import jakarta.inject.Singleton;
import org.convoke.database.Database;
import org.convoke.database.DatabaseFailure;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the database answers.
@Readiness
@Singleton
class DatabaseHealth implements HealthCheck {

  private final Database database;

  DatabaseHealth(Database database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("database");
    try {
      database.query("health", "select 1 as one").one(row -> row.integer("one"));
      return answer.up().build();
    } catch (DatabaseFailure e) {
      return answer.down().build();
    }
  }
}
