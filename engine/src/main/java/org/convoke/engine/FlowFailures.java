package org.convoke.engine;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;

/// How often runs of flows failed, or came in doubt, since somebody was told; counted in the
/// commits that fail them. Thread-safe.
public final class FlowFailures {

  /// Failures of a flow that nobody was told of.
  ///
  /// @param count from 1
  /// @param run the last that failed
  /// @param toldAt when somebody was told last; empty: never
  public record Untold(OrgId org, FlowId flow, int count, RunId run, Optional<Instant> toldAt) {}

  private record Failed(OrgId org, FlowId flow, RunId run) {}

  private record Told(Untold untold, Instant at) {}

  private static final Batch<Failed> NOTE =
      Batch.<Failed>named("flow_failure.note", 38)
          .uuid(each -> each.org().value())
          .uuid(each -> each.flow().value())
          .uuid(each -> each.run().value())
          .someRows(
              """
              insert into flow_failure as known (org_id, flow_id, failures, run_id)
              select org_id, flow_id, count(*), (array_agg(run_id order by run_id desc))[1]
              from unnest(?, ?, ?) as given (org_id, flow_id, run_id)
              group by org_id, flow_id
              order by org_id, flow_id
              on conflict (org_id, flow_id) do update set
                failures = known.failures + excluded.failures,
                run_id = excluded.run_id
              """);

  /// Fails when another node has told.
  private static final Batch<Told> TOLD =
      Batch.<Told>named("flow_failure.told", 39)
          .uuid(told -> told.untold().org().value())
          .uuid(told -> told.untold().flow().value())
          .integer(told -> told.untold().count())
          .instant(told -> told.untold().toldAt().orElse(null))
          .instant(Told::at)
          .everyRow(
              """
              update flow_failure set
                failures = failures - given.number,
                told_at = given.at
              from unnest(?, ?, ?, ?, ?) as given (org_id, flow_id, number, before, at)
              where flow_failure.org_id = given.org_id
                and flow_failure.flow_id = given.flow_id
                and flow_failure.told_at is not distinct from given.before
              """);

  private final Database database;

  public FlowFailures(Database database) {
    this.database = database;
  }

  /// Counts a failure with the commit that fails a run.
  public static void note(UnitOfWork unit, OrgId org, FlowId flow, RunId run) {
    unit.add(NOTE, new Failed(org, flow, run));
  }

  /// Says, with the commit that tells somebody, that he was told; it fails when another was told
  /// meanwhile.
  public static void told(UnitOfWork unit, Untold untold, Instant at) {
    unit.add(TOLD, new Told(untold, at));
  }

  /// What is to be told of flows of which nothing was told since a moment.
  ///
  /// @param limit 1..500 flows
  public List<Untold> untold(Instant since, int limit) {
    return database
        .query(
            "flow_failure.untold",
            """
            select org_id, flow_id, failures, run_id, told_at
            from flow_failure
            where failures > 0 and (told_at is null or told_at <= :since)
            order by told_at nulls first
            limit :limit
            """)
        .bind("since", since)
        .bind("limit", limit)
        .list(FlowFailures::untold);
  }

  private static Untold untold(Row row) throws SQLException {
    return new Untold(
        new OrgId(row.uuid("org_id")),
        new FlowId(row.uuid("flow_id")),
        row.integer("failures"),
        new RunId(row.uuid("run_id")),
        row.optionalInstant("told_at"));
  }
}
