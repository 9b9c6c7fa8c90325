package org.convoke.engine;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.FlowId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// Reads runs and their journals, for people. Thread-safe.
public final class RunHistory {

  private final Database database;

  public RunHistory(Database database) {
    this.database = database;
  }

  /// A run as a list shows it.
  ///
  /// @param attempt counts its retries, from 1
  /// @param trigger type, at, by, form, record, before
  /// @param startedAt null: its first steps are not committed
  /// @param finishedAt null: it is not at its end
  /// @param error null unless it failed
  /// @param waitsForTurn whether it begins, or goes on, once others of its flow have ended
  public record Entry(
      RunId id,
      RunState state,
      FlowId flow,
      String flowKey,
      String flowName,
      int version,
      int attempt,
      Value.Fields trigger,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable RunError error,
      boolean waitsForTurn) {}

  /// A step of a run.
  ///
  /// @param position of the order in which the steps began, from 1
  /// @param branch the arm taken; null when none was, or the step is no branch
  /// @param error why it failed, is in doubt, or was put off; otherwise null
  /// @param finishedAt null: it has not ended
  /// @param wakeAt until when it waits; null: for no time
  public record StepEntry(
      String path,
      int position,
      StepState state,
      Value.Fields input,
      Value.Fields output,
      @Nullable String branch,
      @Nullable RunError error,
      int attempts,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant wakeAt) {

    /// When the person that it waits for is not waited for any longer; null: it waits for none, or
    /// a version before began it.
    public @Nullable Instant awaitedUntil() {
      var until = error != null && error.isErrand() ? output.text("until") : "";
      return until.isEmpty() ? null : Instant.parse(until);
    }
  }

  /// Which runs; null: any.
  ///
  /// @param states empty: any
  /// @param record the record whose event started them
  /// @param creator who created the record; without a record, only the newest 5,000 runs before the
  ///   page that meet the rest are looked through
  /// @param like pattern for a value of what started them, or the flow's name; only the newest
  ///   [RunSearch#SEARCHED] runs before the page that meet the rest are looked through
  /// @param from created then or later
  /// @param to created before
  public record Filter(
      @Nullable FlowId flow,
      Set<RunState> states,
      @Nullable RecordId record,
      @Nullable PersonId creator,
      @Nullable String like,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /// Runs, newest first.
  ///
  /// @param before the last of the page before; null: from the newest
  public List<Entry> page(OrgId org, Filter filter, @Nullable RunId before, int limit) {
    return new RunSearch(database, org, filter).page(before, limit);
  }

  /// A step that waits for a person, in a run that has not ended.
  public record Errand(RunId run, FlowId flow, String flowKey, String flowName, StepEntry step) {}

  /// What waits for a person, the newest run first. Of a step that is just being looked at again it
  /// is not known what it asks.
  public List<Errand> errands(OrgId org, PersonId person, int limit) {
    return database
        .query(
            "run.errands",
            """
            select run.id, run.flow_id, flow.key, flow.name, path, position, run_step.state, input,
              output, branch, run_step.error, attempts, run_step.started_at,
              run_step.finished_at, run_step.wake_at
            from run_step
            join run on run.org_id = run_step.org_id and run.id = run_step.run_id
            join flow on flow.org_id = run.org_id and flow.id = run.flow_id
            where run_step.org_id = :org
              and run_step.awaited = :person
              and run_step.state in ('WAITING', 'CALLING')
              and run.state in ('READY', 'RUNNING', 'WAITING', 'IN_DOUBT')
            order by run_step.run_id desc, position
            limit :limit
            """)
        .bind("org", org.value())
        .bind("person", person.value())
        .bind("limit", limit)
        .list(RunHistory::errand);
  }

  private static Errand errand(Row row) throws SQLException {
    return new Errand(
        new RunId(row.uuid("id")),
        new FlowId(row.uuid("flow_id")),
        row.text("key"),
        row.text("name"),
        stepEntry(row));
  }

  static final String ENTRIES =
      """
      select run.id, run.state, run.flow_id, flow.key, flow.name, run.version, run.attempt,
        run.trigger, run.created_at, run.started_at, run.finished_at, run.error,
        run.state = 'WAITING' and exists (
          select from run_turn
          where run_turn.org_id = run.org_id and run_turn.run_id = run.id and not admitted)
          as waits_for_turn
      from run
      join flow on flow.org_id = run.org_id and flow.id = run.flow_id
      """;

  public Optional<Entry> find(OrgId org, RunId run) {
    return database
        .query(
            "run.entry",
            ENTRIES
                + """
            where run.org_id = :org and run.id = :run
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .optional(RunHistory::entry);
  }

  /// The run of a flow that is for a business key.
  public Optional<RunId> find(OrgId org, FlowId flow, String businessKey) {
    return database
        .query(
            "run.ofBusinessKey",
            """
            select id
            from run
            where org_id = :org and business_key = :key and flow_id = :flow
            """)
        .bind("org", org.value())
        .bind("key", businessKey)
        .bind("flow", flow.value())
        .optional(row -> new RunId(row.uuid("id")));
  }

  /// Those of some runs that a record of a person started, or he himself by a button, or that wait,
  /// or waited, for him.
  public Set<RunId> concerning(OrgId org, PersonId person, Set<RunId> runs) {
    return Set.copyOf(
        database
            .query(
                "run.concerning",
                """
                select id
                from run
                where org_id = :org and id = any(:runs)
                  and (trigger -> 'record' ->> 'createdBy' = :creator
                    or (trigger ->> 'type' = 'rowButton' and trigger ->> 'by' = :creator)
                    or exists (
                      select
                      from run_step
                      where run_step.org_id = run.org_id
                        and run_step.run_id = run.id
                        and run_step.awaited = :person))
                """)
            .bind("org", org.value())
            .bind("runs", runs.stream().map(RunId::value).toList())
            .bind("creator", person.toString())
            .bind("person", person.value())
            .list(row -> new RunId(row.uuid("id"))));
  }

  /// Steps of a run in the order they were executed. A run has at most 10,000, so that a page is
  /// cut out of those of its key rather than found by an index that each step would have to write.
  ///
  /// @param after position of the last step of the page before; 0: from the first
  public List<StepEntry> steps(OrgId org, RunId run, int after, int limit) {
    return database
        .query(
            "run_step.of",
            """
            select path, position, state, input, output, branch, error, attempts, started_at,
              finished_at, wake_at
            from run_step
            where org_id = :org and run_id = :run and position > :after
            order by position
            limit :limit
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .bind("after", after)
        .bind("limit", limit)
        .list(RunHistory::stepEntry);
  }

  /// The steps of a run that wait.
  public List<StepEntry> waiting(OrgId org, RunId run) {
    return database
        .query(
            "run_step.waiting",
            """
            select path, position, state, input, output, branch, error, attempts, started_at,
              finished_at, wake_at
            from run_step
            where org_id = :org and run_id = :run and state = 'WAITING'
            order by position
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .list(RunHistory::stepEntry);
  }

  /// Why the first step of a run that is in doubt is; empty when none is.
  public Optional<RunError> doubt(OrgId org, RunId run) {
    return database
        .query(
            "run_step.doubt",
            """
            select error
            from run_step
            where org_id = :org and run_id = :run and state = 'IN_DOUBT'
            order by position
            limit 1
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .optional(row -> RunError.parse(row.text("error")));
  }

  /// The steps of a run that wait for a person, or waited for him before they went on or ended.
  public List<StepEntry> awaiting(OrgId org, RunId run, PersonId person) {
    return database
        .query(
            "run_step.awaiting",
            """
            select path, position, state, input, output, branch, error, attempts, started_at,
              finished_at, wake_at
            from run_step
            where org_id = :org and run_id = :run and awaited = :person
            order by position
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .bind("person", person.value())
        .list(RunHistory::stepEntry);
  }

  static Entry entry(Row row) throws SQLException {
    return new Entry(
        new RunId(row.uuid("id")),
        RunState.valueOf(row.text("state")),
        new FlowId(row.uuid("flow_id")),
        row.text("key"),
        row.text("name"),
        row.integer("version"),
        row.integer("attempt"),
        Json.read(row.text("trigger"), Value.Fields.class),
        row.instant("created_at"),
        row.optionalInstant("started_at").orElse(null),
        row.optionalInstant("finished_at").orElse(null),
        row.optionalText("error").map(RunError::parse).orElse(null),
        row.flag("waits_for_turn"));
  }

  static StepEntry stepEntry(Row row) throws SQLException {
    return new StepEntry(
        row.text("path"),
        row.integer("position"),
        StepState.valueOf(row.text("state")),
        Json.read(row.text("input"), Value.Fields.class),
        Json.read(row.text("output"), Value.Fields.class),
        row.optionalText("branch").orElse(null),
        row.optionalText("error").map(RunError::parse).orElse(null),
        row.integer("attempts"),
        row.instant("started_at"),
        row.optionalInstant("finished_at").orElse(null),
        row.optionalInstant("wake_at").orElse(null));
  }
}
