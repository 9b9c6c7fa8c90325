package org.convoke.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;

/// Reads which run called which. Thread-safe.
public final class RunCalls {

  /// Called runs of one run that are answered.
  private static final int MAX = 1_000;

  private final Database database;

  public RunCalls(Database database) {
    this.database = database;
  }

  /// A run and the step that is between the two.
  ///
  /// @param run the caller, or the called
  /// @param path of the step of the caller
  public record Related(RunId run, RunState state, String flowKey, String flowName, String path) {}

  /// The run that called one; empty when none did, or it is deleted.
  public Optional<Related> caller(OrgId org, RunId run) {
    return database
        .query(
            "run.caller",
            """
            select caller.id, caller.state, flow.key, flow.name, run.parent_path
            from run
            join run as caller on caller.org_id = run.org_id and caller.id = run.parent_run
            join flow on flow.org_id = caller.org_id and flow.id = caller.flow_id
            where run.org_id = :org and run.id = :run
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .optional(RunCalls::related);
  }

  /// The runs that one called, first to last.
  public List<Related> called(OrgId org, RunId run) {
    return database
        .query(
            "run.calledBy",
            """
            select run.id, run.state, flow.key, flow.name, run.parent_path
            from run
            join flow on flow.org_id = run.org_id and flow.id = run.flow_id
            where run.org_id = :org and run.parent_run = :run
            order by run.id
            limit :limit
            """)
        .bind("org", org.value())
        .bind("run", run.value())
        .bind("limit", MAX)
        .list(RunCalls::related);
  }

  private static Related related(Row row) throws SQLException {
    return new Related(
        new RunId(row.uuid("id")),
        RunState.valueOf(row.text("state")),
        row.text("key"),
        row.text("name"),
        row.text("parent_path"));
  }
}
