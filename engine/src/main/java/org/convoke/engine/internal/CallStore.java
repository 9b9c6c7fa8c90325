package org.convoke.engine.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convoke.database.Batch;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.RunError;
import org.convoke.engine.RunState;
import org.convoke.model.FlowId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// Runs that other runs called, and how their ends come back.
///
/// The end of a called run counts up `run.signals` of its caller, under the lock of that row. An
/// execution of the caller that goes to sleep says how many it knew; when there are more by then,
/// it is due at once. So an end is never missed, whichever of the two is written first.
final class CallStore {

  /// A run that was called.
  ///
  /// @param outputs empty unless it is done
  /// @param error null unless it failed
  record Called(
      RunId run, FlowId flow, RunState state, Value.Fields outputs, @Nullable RunError error) {}

  private record Signal(OrgId org, RunId run, Instant at) {}

  /// A caller that is gone is not waited for.
  private static final Batch<Signal> SIGNAL =
      Batch.<Signal>named("run.signal", 21)
          .uuid(signal -> signal.org().value())
          .uuid(signal -> signal.run().value())
          .instant(Signal::at)
          .someRows(
              """
              update run set
                signals = run.signals + given.number,
                wake_at = case
                  when run.state in ('WAITING', 'IN_DOUBT') then given.at
                  else run.wake_at end
              from (
                select org_id, id, count(*) as number, max(at) as at
                from unnest(?, ?, ?) as each (org_id, id, at)
                group by org_id, id) as given
              where run.org_id = given.org_id and run.id = given.id
              """);

  private final Statements statements;

  /// @param statements database or a transaction
  CallStore(Statements statements) {
    this.statements = statements;
  }

  /// Tells the caller of a run that it is at its end.
  static void signal(UnitOfWork unit, OrgId org, RunId caller, Instant at) {
    unit.add(SIGNAL, new Signal(org, caller, at));
  }

  /// The same, in a transaction.
  void signal(OrgId org, RunId caller, Instant at) {
    statements
        .update(
            "run.signalOne",
            """
            update run set
              signals = signals + 1,
              wake_at = case when state in ('WAITING', 'IN_DOUBT') then :at else wake_at end
            where org_id = :org and id = :run
            """)
        .bind("org", org.value())
        .bind("run", caller.value())
        .bind("at", at)
        .execute();
  }

  /// What a run has called, by the paths of its steps; of several the last.
  Map<String, Called> called(RunKey caller) {
    return called(List.of(caller)).getOrDefault(caller, Map.of());
  }

  private record Line(RunKey caller, String path, Called called) {}

  /// The same of several runs; those that called nothing are absent.
  Map<RunKey, Map<String, Called>> called(Collection<RunKey> callers) {
    var called = new HashMap<RunKey, Map<String, Called>>();
    if (callers.isEmpty()) {
      return called;
    }
    statements
        .query(
            "run.called",
            """
            select run.org_id, id, flow_id, parent_run, parent_path, state, outputs, error
            from unnest(:orgs, :runs) as caller (org_id, run_id)
            join run on run.org_id = caller.org_id and run.parent_run = caller.run_id
            order by id
            """)
        .bind("orgs", callers.stream().map(key -> key.org().value()).toList())
        .bind("runs", callers.stream().map(key -> key.run().value()).toList())
        .list(
            row -> new Line(RunStore.key(row, "parent_run"), row.text("parent_path"), called(row)))
        .forEach(
            each ->
                called
                    .computeIfAbsent(each.caller(), _ -> new HashMap<>())
                    .put(each.path(), each.called()));
    return called;
  }

  private static Called called(Row row) throws SQLException {
    return new Called(
        new RunId(row.uuid("id")),
        new FlowId(row.uuid("flow_id")),
        RunState.valueOf(row.text("state")),
        row.optionalText("outputs")
            .map(json -> Json.read(json, Value.Fields.class))
            .orElse(Value.NO_FIELDS),
        row.optionalText("error").map(RunError::parse).orElse(null));
  }
}
