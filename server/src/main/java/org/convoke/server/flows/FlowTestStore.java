package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.UniqueViolation;
import org.convoke.model.FlowId;
import org.convoke.model.FlowTestId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;

/// The rows of tests of flows.
@Singleton
class FlowTestStore {

  private final Database database;

  FlowTestStore(Database database) {
    this.database = database;
  }

  /// The tests of a flow, oldest first; no more than are allowed.
  List<FlowTest> list(OrgId org, FlowId flow) {
    return database
        .query(
            "flow_test.list",
            """
            select org_id, id, flow_id, name, run_id, version, trigger, expected, created_at,
              created_by, updated_at
            from flow_test
            where org_id = :org and flow_id = :flow
            order by id
            """)
        .bind("org", org.value())
        .bind("flow", flow.value())
        .list(FlowTestStore::test);
  }

  Optional<FlowTest> find(OrgId org, FlowId flow, FlowTestId id) {
    return database
        .query(
            "flow_test.find",
            """
            select org_id, id, flow_id, name, run_id, version, trigger, expected, created_at,
              created_by, updated_at
            from flow_test
            where org_id = :org and id = :id and flow_id = :flow
            """)
        .bind("org", org.value())
        .bind("flow", flow.value())
        .bind("id", id.value())
        .optional(FlowTestStore::test);
  }

  /// @param most so many tests may the flow have
  /// @return false when it has as many
  /// @throws UniqueViolation when the flow has a test of this name
  boolean insert(FlowTest test, int most) {
    return database
            .update(
                "flow_test.insert",
                """
                insert into flow_test
                  (org_id, id, flow_id, name, run_id, version, trigger, expected, created_at,
                   created_by, updated_at)
                select :org, :id, :flow, :name, :run, :version, :trigger::json, :expected::json,
                  :at, :by, :at
                where :most > (
                  select count(*) from flow_test where org_id = :org and flow_id = :flow)
                """)
            .bind("org", test.org().value())
            .bind("id", test.id().value())
            .bind("flow", test.flow().value())
            .bind("name", test.name())
            .bind("run", test.run().value())
            .bind("version", test.version())
            .bind("trigger", Json.write(test.trigger()))
            .bind("expected", Json.write(test.expected()))
            .bind("at", test.createdAt())
            .bind("by", test.createdBy().value())
            .bind("most", most)
            .execute()
        == 1;
  }

  /// Says anew what is expected.
  ///
  /// @param seen when it was last said, as far as the caller knows
  /// @return false when somebody said it meanwhile, or deleted the test
  boolean expect(FlowTest test, Instant seen) {
    return database
            .update(
                "flow_test.expect",
                """
                update flow_test set expected = :expected::json, updated_at = :at
                where org_id = :org and id = :id and updated_at = :seen
                """)
            .bind("org", test.org().value())
            .bind("id", test.id().value())
            .bind("expected", Json.write(test.expected()))
            .bind("at", test.updatedAt())
            .bind("seen", seen)
            .execute()
        == 1;
  }

  /// @return false when there is none
  boolean delete(OrgId org, FlowId flow, FlowTestId id) {
    return database
            .update(
                "flow_test.delete",
                "delete from flow_test where org_id = :org and id = :id and flow_id = :flow")
            .bind("org", org.value())
            .bind("flow", flow.value())
            .bind("id", id.value())
            .execute()
        == 1;
  }

  private static FlowTest test(Row row) throws SQLException {
    return new FlowTest(
        new OrgId(row.uuid("org_id")),
        new FlowTestId(row.uuid("id")),
        new FlowId(row.uuid("flow_id")),
        row.text("name"),
        new RunId(row.uuid("run_id")),
        row.integer("version"),
        Json.read(row.text("trigger"), Value.Fields.class),
        Json.read(row.text("expected"), Expectation.class),
        row.instant("created_at"),
        new PersonId(row.uuid("created_by")),
        row.instant("updated_at"));
  }
}
