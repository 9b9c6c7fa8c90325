package org.convoke.engine.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.Batch;
import org.convoke.database.Returned;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.RunError;
import org.convoke.engine.RunState;
import org.convoke.model.FlowId;
import org.convoke.model.Json;
import org.convoke.model.NodeId;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// The rows of runs, as the engine writes and reads them.
final class RunStore {

  /// A run to be inserted.
  ///
  /// @param trigger as JSON
  /// @param error null unless it fails at once
  /// @param caller the step that called it; null: none did
  record NewRun(
      RunKey key,
      FlowId flow,
      int version,
      String businessKey,
      RunState state,
      Fence owner,
      int depth,
      String trigger,
      @Nullable RunError error,
      Instant at,
      @Nullable Caller caller) {

    NewRun endedAs(RunState end) {
      return new NewRun(
          key, flow, version, businessKey, end, owner, depth, trigger, error, at, caller);
    }
  }

  /// The step of a run that called another and waits for its end.
  record Caller(RunId run, String path) {}

  /// A change of a run's state, made only while it is owned and in the state expected.
  ///
  /// @param wakeAt when its earliest waiting step is due; null: none waits for a time
  /// @param signals how many its execution knows; when there are more, it is due at once
  /// @param outputs what a run that called it is given; null: nothing
  record Advance(
      RunKey key,
      Fence owner,
      int attempt,
      RunState from,
      RunState to,
      @Nullable RunError error,
      Instant startedAt,
      Instant at,
      @Nullable Instant wakeAt,
      int signals,
      Value.@Nullable Fields outputs) {
    @Nullable Instant finishedAt() {
      return to.isFinal() ? at : null;
    }
  }

  /// A run as it is in the database.
  ///
  /// @param attempt counts its retries, from 1
  /// @param signals how often a run that it called has ended
  /// @param caller the step that called it; null: none did
  record Stored(
      RunKey key,
      FlowId flow,
      int version,
      String businessKey,
      RunState state,
      Fence owner,
      int attempt,
      int depth,
      Value.Fields trigger,
      int signals,
      @Nullable Caller caller) {

    /// Whether an execution of the other may write this one.
    boolean isSame(Stored other) {
      return owner.equals(other.owner) && attempt == other.attempt;
    }
  }

  /// Answers the run that exists when the event was seen before.
  private static final Batch<NewRun> INSERT =
      Batch.<NewRun>named("run.insert", 60)
          .uuid(run -> run.key().org().value())
          .uuid(run -> run.key().run().value())
          .uuid(run -> run.flow().value())
          .integer(NewRun::version)
          .text(NewRun::businessKey)
          .text(run -> run.state().name())
          .uuid(run -> run.owner().node().value())
          .number(run -> run.owner().epoch())
          .integer(NewRun::depth)
          .text(NewRun::trigger)
          .text(run -> run.error() == null ? null : run.error().json())
          .instant(NewRun::at)
          .instant(run -> run.state().isFinal() ? run.at() : null)
          .uuid(run -> run.caller() == null ? null : run.caller().run().value())
          .text(run -> run.caller() == null ? null : run.caller().path())
          .returning(
              """
              with given as (
                select *
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as each
                  (org_id, id, flow_id, version, business_key, state, owner, epoch, depth,
                   trigger, error, created_at, finished_at, parent_run, parent_path, position)),
              inserted as (
                insert into run
                  (org_id, id, flow_id, version, business_key, state, owner, epoch, depth,
                   trigger, error, created_at, finished_at, parent_run, parent_path)
                select org_id, id, flow_id, version, business_key, state, owner, epoch, depth,
                  trigger::json, error::json, created_at, finished_at, parent_run, parent_path
                from given
                on conflict (org_id, business_key, flow_id) do nothing
                returning id)
              select position, coalesce(inserted.id, (
                select run.id from run
                where run.org_id = given.org_id
                  and run.business_key = given.business_key
                  and run.flow_id = given.flow_id)) as id
              from given left join inserted on inserted.id = given.id
              """);

  /// A run that ended with the commit that starts it. Nobody else can have started it: its business
  /// key names a change of a record that is written in the same commit.
  private record EndedRun(NewRun run, Instant at) {}

  private static final Batch<EndedRun> INSERT_ENDED =
      Batch.<EndedRun>named("run.insertEnded", 61)
          .uuid(ended -> ended.run().key().org().value())
          .uuid(ended -> ended.run().key().run().value())
          .uuid(ended -> ended.run().flow().value())
          .integer(ended -> ended.run().version())
          .text(ended -> ended.run().businessKey())
          .text(ended -> ended.run().state().name())
          .uuid(ended -> ended.run().owner().node().value())
          .number(ended -> ended.run().owner().epoch())
          .integer(ended -> ended.run().depth())
          .text(ended -> ended.run().trigger())
          .instant(ended -> ended.run().at())
          .instant(EndedRun::at)
          .everyRow(
              """
              insert into run
                (org_id, id, flow_id, version, business_key, state, owner, epoch, depth, trigger,
                 created_at, started_at, finished_at)
              select org_id, id, flow_id, version, business_key, state, owner, epoch, depth,
                trigger::json, at, at, ended_at
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given
                (org_id, id, flow_id, version, business_key, state, owner, epoch, depth, trigger,
                 at, ended_at)
              """);

  /// Its name tells a lost fence from a step's missing row.
  static final String ADVANCE_STATEMENT = "run.advance";

  private static final Batch<Advance> ADVANCE =
      Batch.<Advance>named(ADVANCE_STATEMENT, 20)
          .uuid(run -> run.key().org().value())
          .uuid(run -> run.key().run().value())
          .uuid(run -> run.owner().node().value())
          .number(run -> run.owner().epoch())
          .integer(Advance::attempt)
          .text(run -> run.from().name())
          .text(run -> run.to().name())
          .text(run -> run.error() == null ? null : run.error().json())
          .instant(Advance::startedAt)
          .instant(Advance::finishedAt)
          .instant(Advance::wakeAt)
          .integer(Advance::signals)
          .instant(Advance::at)
          .text(run -> run.outputs() == null ? null : Json.write(run.outputs()))
          .everyRow(
              """
              update run set
                state = given.next_state,
                error = given.error::json,
                started_at = coalesce(run.started_at, given.started_at),
                finished_at = given.finished_at,
                wake_at = case
                  when run.signals > given.signals and given.next_state in ('WAITING', 'IN_DOUBT')
                  then given.at
                  else given.wake_at end,
                outputs = given.outputs::json
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given
                (org_id, id, owner, epoch, attempt, state, next_state, error, started_at,
                 finished_at, wake_at, signals, at, outputs)
              where run.org_id = given.org_id
                and run.id = given.id
                and run.owner = given.owner
                and run.epoch = given.epoch
                and run.attempt = given.attempt
                and run.state = given.state
              """);

  private final Statements database;

  /// @param database or a transaction
  RunStore(Statements database) {
    this.database = database;
  }

  /// Adds a run to a unit.
  ///
  /// @return the id of the run that exists once the unit is committed: this one's, or that of the
  ///   one that the same event started before
  static Returned<RunId> insert(UnitOfWork unit, NewRun run) {
    return unit.addReturning(INSERT, run, row -> new RunId(row.uuid("id")));
  }

  /// @param run in its final state
  /// @param at when it ended
  static void insertEnded(UnitOfWork unit, NewRun run, Instant at) {
    unit.add(INSERT_ENDED, new EndedRun(run, at));
  }

  static void advance(UnitOfWork unit, Advance advance) {
    unit.add(ADVANCE, advance);
  }

  /// Takes over unfinished runs that no living node owns, oldest first.
  ///
  /// @param limit 1..500 runs
  List<Stored> adopt(Fence owner, int limit) {
    return database
        .query(
            "run.adopt",
            """
            with orphan as (
              select run.org_id, run.id
              from run
              where run.state in ('READY', 'RUNNING')
                and not exists (
                  select from node where node.id = run.owner and node.epoch = run.epoch)
              order by run.id
              limit :limit
              for update skip locked)
            update run set owner = :node, epoch = :epoch
            from orphan
            where run.org_id = orphan.org_id and run.id = orphan.id
            returning run.org_id, run.id, run.flow_id, run.version, run.business_key, run.state,
              run.owner, run.epoch, run.attempt, run.depth, run.trigger, run.signals,
              run.parent_run, run.parent_path
            """)
        .bind("node", owner.node().value())
        .bind("epoch", owner.epoch())
        .bind("limit", limit)
        .list(RunStore::stored);
  }

  /// The keys of a node's unfinished runs, created before a moment, by id.
  ///
  /// @param after the last of the page before; the nil UUID at the beginning
  List<RunKey> unfinished(Fence owner, Instant createdBefore, UUID after, int limit) {
    return database
        .query(
            "run.unfinishedKeys",
            """
            select org_id, id
            from run
            where owner = :node
              and epoch = :epoch
              and state in ('READY', 'RUNNING')
              and created_at < :createdBefore
              and id > :after
            order by id
            limit :limit
            """)
        .bind("node", owner.node().value())
        .bind("epoch", owner.epoch())
        .bind("createdBefore", createdBefore)
        .bind("after", after)
        .bind("limit", limit)
        .list(row -> key(row, "id"));
  }

  /// Those of some runs that are unfinished and a node's, oldest first.
  List<Stored> unfinished(Fence owner, Collection<RunKey> keys) {
    return database
        .query(
            "run.unfinished",
            """
            select run.org_id, run.id, flow_id, version, business_key, state, owner, epoch,
              attempt, depth, trigger, signals, parent_run, parent_path
            from unnest(:orgs, :runs) as wanted (org_id, id)
            join run on run.org_id = wanted.org_id and run.id = wanted.id
            where owner = :node
              and epoch = :epoch
              and state in ('READY', 'RUNNING')
            order by run.id
            """)
        .bind("orgs", keys.stream().map(key -> key.org().value()).toList())
        .bind("runs", keys.stream().map(key -> key.run().value()).toList())
        .bind("node", owner.node().value())
        .bind("epoch", owner.epoch())
        .list(RunStore::stored);
  }

  /// Takes runs whose time has come, earliest first, so that no other node does.
  ///
  /// @param limit 1..500 runs
  List<Stored> wakeDue(Fence owner, Instant now, int limit) {
    return database
        .query(
            "run.wakeDue",
            """
            with due as (
              select org_id, id
              from run
              where wake_at <= :now and state in ('WAITING', 'IN_DOUBT')
              order by wake_at
              limit :limit
              for update skip locked)
            update run set owner = :node, epoch = :epoch, state = 'RUNNING', wake_at = null
            from due
            where run.org_id = due.org_id and run.id = due.id
            returning run.org_id, run.id, run.flow_id, run.version, run.business_key, run.state,
              run.owner, run.epoch, run.attempt, run.depth, run.trigger, run.signals,
              run.parent_run, run.parent_path
            """)
        .bind("node", owner.node().value())
        .bind("epoch", owner.epoch())
        .bind("now", now)
        .bind("limit", limit)
        .list(RunStore::stored);
  }

  /// When the next run is due; empty: none waits for a time.
  Optional<Instant> nextDue() {
    return database
        .query(
            "run.nextDue",
            """
            select wake_at from run where wake_at is not null order by wake_at limit 1
            """)
        .optional(row -> row.instant("wake_at"));
  }

  /// Whether whoever took a run may go on with it: it is still his, and nobody ended or retried it.
  boolean isExecuted(Stored run) {
    return find(run.key()).filter(now -> now.isSame(run) && now.state().isExecuted()).isPresent();
  }

  Optional<Stored> find(RunKey key) {
    return database
        .query(
            "run.find",
            """
            select org_id, id, flow_id, version, business_key, state, owner, epoch,
              attempt, depth, trigger, signals, parent_run, parent_path
            from run
            where org_id = :org and id = :run
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .optional(RunStore::stored);
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(
        key(row, "id"),
        new FlowId(row.uuid("flow_id")),
        row.integer("version"),
        row.text("business_key"),
        RunState.valueOf(row.text("state")),
        new Fence(new NodeId(row.uuid("owner")), row.number("epoch")),
        row.integer("attempt"),
        row.integer("depth"),
        Json.read(row.text("trigger"), Value.Fields.class),
        row.integer("signals"),
        caller(row));
  }

  private static @Nullable Caller caller(Row row) throws SQLException {
    var run = row.optionalUuid("parent_run");
    return run.isEmpty() ? null : new Caller(new RunId(run.get()), row.text("parent_path"));
  }

  static RunKey key(Row row, String column) throws SQLException {
    return new RunKey(new OrgId(row.uuid("org_id")), new RunId(row.uuid(column)));
  }
}
