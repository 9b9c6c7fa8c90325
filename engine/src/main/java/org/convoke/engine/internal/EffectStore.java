package org.convoke.engine.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.connectors.EffectKey;
import org.convoke.database.Batch;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.EffectState;
import org.convoke.engine.RunError;
import org.convoke.model.FlowId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// The rows of effects: what is changed outside our database.
final class EffectStore {

  /// An effect that is about to be called.
  record Intent(
      RunKey run,
      EffectKey key,
      FlowId flow,
      String path,
      String connection,
      String action,
      Value.Fields request,
      String repeatability,
      Instant at) {}

  /// What came of a call.
  ///
  /// @param outcome null unless it happened
  /// @param error null when it happened
  /// @param calledAt null: it was not called
  record Outcome(
      OrgId org,
      EffectKey key,
      EffectState state,
      Value.@Nullable Fields outcome,
      @Nullable RunError error,
      @Nullable Instant calledAt,
      Instant at) {}

  /// An effect as it is in the database.
  record Stored(
      EffectKey key,
      String connection,
      String action,
      EffectState state,
      String repeatability,
      Value.Fields outcome,
      int attempts,
      Instant intendedAt) {

    boolean isDone() {
      return state == EffectState.DONE;
    }

    boolean isOf(String otherConnection, String otherAction) {
      return connection.equals(otherConnection) && action.equals(otherAction);
    }
  }

  /// The time of an intent that may have been carried out stays: a platform's memory of the key
  /// began then. What is done stays done.
  private static final Batch<Intent> INTEND =
      Batch.<Intent>named("effect.intend", 32)
          .uuid(intent -> intent.run().org().value())
          .text(intent -> intent.key().value())
          .uuid(intent -> intent.flow().value())
          .uuid(intent -> intent.run().run().value())
          .text(Intent::path)
          .text(Intent::connection)
          .text(Intent::action)
          .text(intent -> Json.write(intent.request()))
          .text(Intent::repeatability)
          .instant(Intent::at)
          .everyRow(
              """
              insert into effect
                (org_id, key, flow_id, run_id, path, connection, action, request, repeatability,
                 intended_at, state, attempts)
              select org_id, key, flow_id, run_id, path, connection, action, request::json,
                repeatability, intended_at, 'INTENDED', 1
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given
                (org_id, key, flow_id, run_id, path, connection, action, request, repeatability,
                 intended_at)
              on conflict (org_id, key) do update set
                run_id = excluded.run_id,
                connection = excluded.connection,
                action = excluded.action,
                request = case
                  when effect.state = 'FAILED' then excluded.request
                  else effect.request end,
                repeatability = excluded.repeatability,
                intended_at = case
                  when effect.state = 'FAILED' then excluded.intended_at
                  else effect.intended_at end,
                state = 'INTENDED',
                attempts = effect.attempts + 1,
                error = null,
                finished_at = null
              where effect.state <> 'DONE'
              """);

  private static final Batch<Outcome> END =
      outcomes("effect.end", 33)
          .everyRow(
              """
              update effect set
                state = given.state,
                outcome = given.outcome::json,
                error = given.error::json,
                called_at = coalesce(given.called_at, effect.called_at),
                finished_at = given.finished_at
              from unnest(?, ?, ?, ?, ?, ?, ?) as given
                (org_id, key, state, outcome, error, called_at, finished_at)
              where effect.org_id = given.org_id
                and effect.key = given.key
                and effect.state in ('INTENDED', 'IN_DOUBT')
              """);

  /// Whatever was believed of it meanwhile: an answer is proof.
  private static final Batch<Outcome> ANSWERED_LATE =
      outcomes("effect.answeredLate", 34)
          .everyRow(
              """
              update effect set
                state = given.state,
                outcome = given.outcome::json,
                error = given.error::json,
                called_at = coalesce(given.called_at, effect.called_at),
                finished_at = given.finished_at
              from unnest(?, ?, ?, ?, ?, ?, ?) as given
                (org_id, key, state, outcome, error, called_at, finished_at)
              where effect.org_id = given.org_id
                and effect.key = given.key
                and effect.state <> 'DONE'
              """);

  private static Batch.Builder<Outcome> outcomes(String name, int rank) {
    return Batch.<Outcome>named(name, rank)
        .uuid(outcome -> outcome.org().value())
        .text(outcome -> outcome.key().value())
        .text(outcome -> outcome.state().name())
        .text(outcome -> outcome.outcome() == null ? null : Json.write(outcome.outcome()))
        .text(outcome -> outcome.error() == null ? null : outcome.error().json())
        .instant(Outcome::calledAt)
        .instant(Outcome::at);
  }

  private final Statements database;

  /// @param database or a transaction
  EffectStore(Statements database) {
    this.database = database;
  }

  static void intend(UnitOfWork unit, Intent intent) {
    unit.add(INTEND, intent);
  }

  static void end(UnitOfWork unit, Outcome outcome) {
    unit.add(END, outcome);
  }

  /// An effect is made, as an execution hears that has not its run any more.
  static void answeredLate(UnitOfWork unit, Outcome outcome) {
    unit.add(ANSWERED_LATE, outcome);
  }

  Optional<Stored> find(OrgId org, EffectKey key) {
    return database
        .query(
            "effect.find",
            """
            select key, connection, action, state, repeatability, outcome, attempts, intended_at
            from effect
            where org_id = :org and key = :key
            """)
        .bind("org", org.value())
        .bind("key", key.value())
        .optional(EffectStore::stored);
  }

  /// Those of some effects that were ever intended.
  Map<EffectKey, Stored> find(OrgId org, Collection<EffectKey> keys) {
    return database
        .query(
            "effect.findAll",
            """
            select key, connection, action, state, repeatability, outcome, attempts, intended_at
            from effect
            where org_id = :org and key = any(:keys::text[])
            """)
        .bind("org", org.value())
        .bind("keys", keys.stream().map(EffectKey::value).toList())
        .list(EffectStore::stored)
        .stream()
        .collect(Collectors.toMap(Stored::key, Function.identity()));
  }

  /// A person says what became of an effect.
  ///
  /// @param outcome null unless it exists
  void decide(
      OrgId org, EffectKey key, EffectState state, Value.@Nullable Fields outcome, Instant at) {
    database
        .update(
            "effect.decide",
            """
            update effect set
              state = :state,
              outcome = coalesce(:outcome::json, outcome),
              error = case when :state = 'GIVEN_UP' then error end,
              intended_at = case when :state = 'INTENDED' then :at else intended_at end,
              attempts = attempts + case when :state = 'INTENDED' then 1 else 0 end,
              finished_at = case when :state = 'INTENDED' then null else :at end
            where org_id = :org and key = :key and state <> 'DONE'
            """)
        .bind("org", org.value())
        .bind("key", key.value())
        .bind("state", state.name())
        .bind("outcome", outcome == null ? null : Json.write(outcome))
        .bind("at", at)
        .execute();
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(
        new EffectKey(row.text("key")),
        row.text("connection"),
        row.text("action"),
        EffectState.valueOf(row.text("state")),
        row.text("repeatability"),
        row.optionalText("outcome")
            .map(json -> Json.read(json, Value.Fields.class))
            .orElse(Value.NO_FIELDS),
        row.integer("attempts"),
        row.instant("intended_at"));
  }
}
