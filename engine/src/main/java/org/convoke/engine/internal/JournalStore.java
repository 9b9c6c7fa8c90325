package org.convoke.engine.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.convoke.database.Batch;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.RunError;
import org.convoke.engine.StepState;
import org.convoke.model.Json;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// The rows of the journals of runs, as the engine writes and reads them.
final class JournalStore {

  private record Line(RunKey key, Journal.Entry entry, String before) {}

  /// The primary key of the journal: the step is there already.
  static final String KEY = "run_step_pkey";

  private static final Batch<Line> INSERT =
      Batch.<Line>named("run_step.insert", 30)
          .uuid(row -> row.key().org().value())
          .uuid(row -> row.key().run().value())
          .text(row -> row.entry().path())
          .integer(row -> row.entry().position())
          .text(row -> row.entry().state().name())
          .text(row -> Json.write(row.entry().input()))
          .text(row -> Json.write(row.entry().output()))
          .text(row -> row.entry().branch().isEmpty() ? null : row.entry().branch())
          .text(row -> row.entry().error() == null ? null : row.entry().error().json())
          .integer(row -> row.entry().attempts())
          .instant(row -> row.entry().startedAt())
          .instant(row -> row.entry().finishedAt())
          .instant(row -> row.entry().wakeAt())
          .everyRow(
              """
              insert into run_step
                (org_id, run_id, path, position, state, input, output, branch, error, attempts,
                 started_at, finished_at, wake_at)
              select org_id, run_id, path, position, state, input::json, output::json, branch,
                error::json, attempts, started_at, finished_at, wake_at
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given
                (org_id, run_id, path, position, state, input, output, branch, error, attempts,
                 started_at, finished_at, wake_at)
              """);

  /// What became of steps that were in the journal before.
  private static final Batch<Line> UPDATE =
      Batch.<Line>named("run_step.update", 31)
          .uuid(row -> row.key().org().value())
          .uuid(row -> row.key().run().value())
          .text(row -> row.entry().path())
          .text(Line::before)
          .text(row -> row.entry().state().name())
          .text(row -> Json.write(row.entry().output()))
          .text(row -> row.entry().error() == null ? null : row.entry().error().json())
          .integer(row -> row.entry().attempts())
          .instant(row -> row.entry().finishedAt())
          .instant(row -> row.entry().wakeAt())
          .uuid(row -> awaited(row.entry()))
          .everyRow(
              """
              update run_step set
                state = given.next_state,
                output = given.output::json,
                error = given.error::json,
                attempts = given.attempts,
                finished_at = given.finished_at,
                wake_at = given.wake_at,
                awaited = coalesce(given.awaited, run_step.awaited)
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given
                (org_id, run_id, path, state, next_state, output, error, attempts, finished_at,
                 wake_at, awaited)
              where run_step.org_id = given.org_id
                and run_step.run_id = given.run_id
                and run_step.path = given.path
                and run_step.state = given.state
              """);

  private final Statements database;

  /// @param database or a transaction
  JournalStore(Statements database) {
    this.database = database;
  }

  /// Adds what is new in a journal to a unit.
  static void add(UnitOfWork unit, RunKey key, List<Journal.Change> changes) {
    for (var change : changes) {
      var before = change.committed();
      if (before == null) {
        unit.add(INSERT, new Line(key, change.entry(), ""));
      } else {
        unit.add(UPDATE, new Line(key, change.entry(), before.state().name()));
      }
    }
  }

  /// The journal of one run; empty when it has none.
  List<Journal.Entry> find(RunKey key) {
    return find(List.of(key)).getOrDefault(key, List.of());
  }

  /// The journals of some runs, each in the order of execution; runs without steps are absent.
  Map<RunKey, List<Journal.Entry>> find(Collection<RunKey> keys) {
    var journals = new HashMap<RunKey, List<Journal.Entry>>();
    database
        .query(
            "run_step.journals",
            """
            select run_step.org_id, run_id, path, position, state, input, output, branch, error,
              attempts, started_at, finished_at, wake_at
            from unnest(:orgs, :runs) as wanted (org_id, id)
            join run_step on run_step.org_id = wanted.org_id and run_step.run_id = wanted.id
            order by run_step.org_id, run_id, position
            """)
        .bind("orgs", keys.stream().map(key -> key.org().value()).toList())
        .bind("runs", keys.stream().map(key -> key.run().value()).toList())
        .list(JournalStore::line)
        .forEach(
            row -> journals.computeIfAbsent(row.key(), _ -> new ArrayList<>()).add(row.entry()));
    return journals;
  }

  /// Whom the steps of a run wait for, or did until they were looked at again just now.
  Set<PersonId> awaited(RunKey key) {
    return Set.copyOf(
        database
            .query(
                "run_step.awaited",
                """
                select distinct awaited
                from run_step
                where org_id = :org and run_id = :run and awaited is not null
                  and state in ('WAITING', 'CALLING')
                """)
            .bind("org", key.org().value())
            .bind("run", key.run().value())
            .list(row -> new PersonId(row.uuid("awaited"))));
  }

  private static @Nullable UUID awaited(Journal.Entry entry) {
    var person = entry.awaited();
    return person == null ? null : person.value();
  }

  private static Line line(Row row) throws SQLException {
    var entry =
        new Journal.Entry(
            row.text("path"),
            row.integer("position"),
            StepState.valueOf(row.text("state")),
            Json.read(row.text("input"), Value.Fields.class),
            Json.read(row.text("output"), Value.Fields.class),
            row.optionalText("branch").orElse(""),
            row.optionalText("error").map(RunError::parse).orElse(null),
            row.integer("attempts"),
            row.instant("started_at"),
            row.optionalInstant("finished_at").orElse(null),
            row.optionalInstant("wake_at").orElse(null));
    return new Line(RunStore.key(row, "run_id"), entry, entry.state().name());
  }
}
