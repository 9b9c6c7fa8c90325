package org.convoke.engine.internal;

import java.time.Instant;
import java.util.Collection;
import org.convoke.database.Statements;
import org.convoke.engine.RunState;
import org.convoke.engine.StepState;
import org.convoke.model.Json;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// What people change about runs, in the transaction that the caller has begun.
final class RetryStore {

  /// What a person did to a run.
  ///
  /// @param kind RETRY, CANCEL, RESOLVE or WAKE
  /// @param by null: a run that called it is tried again
  record Intervention(String kind, @Nullable PersonId by, int attempt, Value.Fields detail) {}

  private final Statements statements;

  RetryStore(Statements statements) {
    this.statements = statements;
  }

  /// Holds a run until the transaction ends, so that neither its node nor another person changes it
  /// meanwhile.
  ///
  /// @return whether there is such a run
  boolean hold(RunKey key) {
    return statements
        .query(
            "run.hold",
            """
            select id from run where org_id = :org and id = :run for update
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .optional(row -> row.uuid("id"))
        .isPresent();
  }

  /// Copies a run and its journal to where earlier attempts are kept.
  void keep(RunKey key) {
    statements
        .update(
            "run_attempt.keep",
            """
            insert into run_attempt
              (org_id, run_id, attempt, version, state, trigger, error, started_at, finished_at)
            select org_id, id, attempt, version, state, trigger, error, started_at, finished_at
            from run
            where org_id = :org and id = :run
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .execute();
    statements
        .update(
            "run_attempt_step.keep",
            """
            insert into run_attempt_step
              (org_id, run_id, attempt, path, position, state, input, output, branch, error,
               attempts, started_at, finished_at, wake_at)
            select run_step.org_id, run_id, run.attempt, path, position, run_step.state, input,
              output, branch, run_step.error, attempts, run_step.started_at,
              run_step.finished_at, run_step.wake_at
            from run
            join run_step on run_step.org_id = run.org_id and run_step.run_id = run.id
            where run.org_id = :org and run.id = :run
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .execute();
  }

  /// Takes steps out of a journal.
  void drop(RunKey key, Collection<String> paths) {
    statements
        .update(
            "run_step.drop",
            """
            delete from run_step
            where org_id = :org and run_id = :run and path = any(:paths::text[])
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("paths", paths)
        .execute();
  }

  /// Lets steps that hold others go on.
  void reopen(RunKey key, Collection<String> paths) {
    statements
        .update(
            "run_step.reopen",
            """
            update run_step set
              state = 'RUNNING',
              output = '{}',
              error = null,
              finished_at = null
            where org_id = :org and run_id = :run and path = any(:paths::text[])
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("paths", paths)
        .execute();
  }

  /// Lets a run begin its next attempt at a node.
  ///
  /// @param state READY; WAITING: when its turn has come
  void retry(RunKey key, Fence owner, int version, RunState state, Value.Fields trigger) {
    statements
        .update(
            "run.retry",
            """
            update run set
              state = :state,
              attempt = attempt + 1,
              owner = :node,
              epoch = :epoch,
              version = :version,
              trigger = :trigger::json,
              error = null,
              started_at = null,
              finished_at = null,
              wake_at = null
            where org_id = :org and id = :run
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("node", owner.node().value())
        .bind("epoch", owner.epoch())
        .bind("version", version)
        .bind("state", state.name())
        .bind("trigger", Json.write(trigger))
        .execute();
  }

  void cancel(RunKey key, Instant at) {
    statements
        .update(
            "run.cancel",
            """
            update run set state = 'CANCELLED', finished_at = :at, wake_at = null
            where org_id = :org and id = :run
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("at", at)
        .execute();
  }

  /// Lets a run that left memory go on at a node.
  void goOn(RunKey key, Fence owner) {
    statements
        .update(
            "run.goOn",
            """
            update run set state = 'RUNNING', owner = :node, epoch = :epoch, wake_at = null
            where org_id = :org and id = :run
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("node", owner.node().value())
        .bind("epoch", owner.epoch())
        .execute();
  }

  /// Makes a waiting step due, and its run.
  void makeDue(RunKey key, String path, Instant at) {
    statements
        .update(
            "run_step.makeDue",
            """
            update run_step set wake_at = :at
            where org_id = :org and run_id = :run and path = :path and state = 'WAITING'
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("path", path)
        .bind("at", at)
        .execute();
    statements
        .update(
            "run.makeDue",
            """
            update run set wake_at = :at where org_id = :org and id = :run
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("at", at)
        .execute();
  }

  /// Writes what a person decided about a step in doubt, or one that waits.
  ///
  /// @param entry the step as it is from now on
  void decide(RunKey key, Journal.Entry entry) {
    statements
        .update(
            "run_step.decide",
            """
            update run_step set
              state = :state,
              output = :output::json,
              error = :error::json,
              finished_at = :finishedAt,
              wake_at = null
            where org_id = :org and run_id = :run and path = :path
              and state in ('IN_DOUBT', 'WAITING')
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("path", entry.path())
        .bind("state", entry.state().name())
        .bind("output", Json.write(entry.output()))
        .bind("error", entry.error() == null ? null : entry.error().json())
        .bind("finishedAt", entry.state() == StepState.CALLING ? null : entry.finishedAt())
        .execute();
  }

  void note(RunKey key, Intervention intervention, Instant at) {
    statements
        .update(
            "run_intervention.insert",
            """
            insert into run_intervention (org_id, run_id, id, at, by, kind, attempt, detail)
            values (:org, :run, :id, :at, :by, :kind, :attempt, :detail::json)
            """)
        .bind("org", key.org().value())
        .bind("run", key.run().value())
        .bind("id", RunId.create().value())
        .bind("at", at)
        .bind("by", intervention.by() == null ? null : intervention.by().value())
        .bind("kind", intervention.kind())
        .bind("attempt", intervention.attempt())
        .bind("detail", Json.write(intervention.detail()))
        .execute();
  }
}
