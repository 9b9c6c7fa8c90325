package org.convoke.engine;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// Reads what runs changed outside our database. Thread-safe.
public final class Effects {

  private final Database database;

  public Effects(Database database) {
    this.database = database;
  }

  /// One change outside our database.
  ///
  /// @param path of the step that intends it
  /// @param repeatability KEYED, FINDABLE or UNCERTAIN
  /// @param outcome null unless it happened
  /// @param error null unless it failed or is in doubt
  /// @param attempts how often it was intended
  /// @param calledAt when the last call was sent; null: no answer was written yet
  /// @param finishedAt null: it has not ended
  public record Effect(
      String key,
      String path,
      String connection,
      String action,
      EffectState state,
      String repeatability,
      Value.Fields request,
      Value.@Nullable Fields outcome,
      @Nullable RunError error,
      int attempts,
      Instant intendedAt,
      @Nullable Instant calledAt,
      @Nullable Instant finishedAt) {}

  /// Effects of a run by the paths of their steps.
  ///
  /// @param paths of the steps
  public Map<String, Effect> of(OrgId org, RunId run, List<String> paths) {
    return database
        .query(
            "effect.of",
            """
            select key, path, connection, action, state, repeatability, request, outcome, error,
              attempts, intended_at, called_at, finished_at
            from effect
            where org_id = :org and run_id = :run and path = any(:paths::text[])
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .bind("paths", paths)
        .list(Effects::effect)
        .stream()
        .collect(Collectors.toMap(Effect::path, Function.identity()));
  }

  private static Effect effect(Row row) throws SQLException {
    return new Effect(
        row.text("key"),
        row.text("path"),
        row.text("connection"),
        row.text("action"),
        EffectState.valueOf(row.text("state")),
        row.text("repeatability"),
        Json.read(row.text("request"), Value.Fields.class),
        row.optionalText("outcome").map(json -> Json.read(json, Value.Fields.class)).orElse(null),
        row.optionalText("error").map(RunError::parse).orElse(null),
        row.integer("attempts"),
        row.instant("intended_at"),
        row.optionalInstant("called_at").orElse(null),
        row.optionalInstant("finished_at").orElse(null));
  }
}
