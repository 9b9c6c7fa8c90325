package org.convoke.engine;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.engine.RunHistory.StepEntry;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// Reads the earlier attempts of runs and what people did to them. Thread-safe.
public final class RunAttempts {

  private final Database database;

  public RunAttempts(Database database) {
    this.database = database;
  }

  /// How a run was before it was retried.
  ///
  /// @param number from 1
  /// @param error null unless it failed
  public record Attempt(
      int number,
      int version,
      RunState state,
      Value.Fields trigger,
      @Nullable RunError error,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {}

  /// What a person did to a run.
  ///
  /// @param by null: a run that called it was tried again
  /// @param kind RETRY, CANCEL, RESOLVE or WAKE
  /// @param attempt which attempt it was done to
  public record Intervention(
      Instant at, @Nullable PersonId by, String kind, int attempt, Value.Fields detail) {}

  /// Steps of an earlier attempt, in the order they were executed.
  ///
  /// @param after position of the last step of the page before; 0: from the first
  public List<StepEntry> steps(OrgId org, RunId run, int attempt, int after, int limit) {
    return database
        .query(
            "run_attempt_step.of",
            """
            select path, position, state, input, output, branch, error, attempts, started_at,
              finished_at, wake_at
            from run_attempt_step
            where org_id = :org and run_id = :run and attempt = :attempt and position > :after
            order by position
            limit :limit
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .bind("attempt", attempt)
        .bind("after", after)
        .bind("limit", limit)
        .list(RunHistory::stepEntry);
  }

  /// The earlier attempts of a run, first to last.
  public List<Attempt> of(OrgId org, RunId run) {
    return database
        .query(
            "run_attempt.of",
            """
            select attempt, version, state, trigger, error, started_at, finished_at
            from run_attempt
            where org_id = :org and run_id = :run
            order by attempt
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .list(RunAttempts::attempt);
  }

  /// What people did to a run, first to last.
  public List<Intervention> interventions(OrgId org, RunId run) {
    return database
        .query(
            "run_intervention.of",
            """
            select at, by, kind, attempt, detail
            from run_intervention
            where org_id = :org and run_id = :run
            order by id
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .list(RunAttempts::intervention);
  }

  private static Attempt attempt(Row row) throws SQLException {
    return new Attempt(
        row.integer("attempt"),
        row.integer("version"),
        RunState.valueOf(row.text("state")),
        Json.read(row.text("trigger"), Value.Fields.class),
        row.optionalText("error").map(RunError::parse).orElse(null),
        row.optionalInstant("started_at").orElse(null),
        row.optionalInstant("finished_at").orElse(null));
  }

  private static Intervention intervention(Row row) throws SQLException {
    return new Intervention(
        row.instant("at"),
        row.optionalUuid("by").map(PersonId::new).orElse(null),
        row.text("kind"),
        row.integer("attempt"),
        Json.read(row.text("detail"), Value.Fields.class));
  }
}
