package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.UniqueViolation;
import org.convoke.model.AppId;
import org.convoke.model.FlowId;
import org.convoke.model.Id;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.flows.FlowDefinition;
import org.jspecify.annotations.Nullable;

/// The rows of flows and their versions.
@Singleton
class FlowStore {

  private final Database database;

  FlowStore(Database database) {
    this.database = database;
  }

  /// The flows of an organization, oldest first. People make dozens, not thousands.
  List<Flow> list(OrgId org) {
    return database
        .query(
            "flow.list",
            """
            select flow.org_id, flow.id, flow.key, flow.name, flow.app_id, flow.draft,
              flow.draft_version, flow.enabled, flow.published_version, flow.updated_at,
              flow_version.definition, flow_version.types
            from flow
            left join flow_version
              on flow_version.org_id = flow.org_id
              and flow_version.flow_id = flow.id
              and flow_version.version = flow.published_version
            where flow.org_id = :org and flow.deleted_at is null
            order by flow.id
            """)
        .bind("org", org.value())
        .list(FlowStore::flow);
  }

  Optional<Flow> find(OrgId org, String idOrKey) {
    return database
        .query(
            "flow.find",
            """
            select flow.org_id, flow.id, flow.key, flow.name, flow.app_id, flow.draft,
              flow.draft_version, flow.enabled, flow.published_version, flow.updated_at,
              flow_version.definition, flow_version.types
            from flow
            left join flow_version
              on flow_version.org_id = flow.org_id
              and flow_version.flow_id = flow.id
              and flow_version.version = flow.published_version
            where flow.org_id = :org
              and (flow.id = :id or flow.key = :key)
              and flow.deleted_at is null
            """)
        .bind("org", org.value())
        .bind("id", Id.isId(idOrKey) ? FlowId.parse(idOrKey).value() : null)
        .bind("key", idOrKey)
        .optional(FlowStore::flow);
  }

  /// @throws UniqueViolation when the key is taken
  void insert(Flow flow) {
    database
        .update(
            "flow.insert",
            """
            insert into flow
              (org_id, id, key, name, app_id, draft, draft_version, created_at, updated_at)
            values
              (:org, :id, :key, :name, :app, :draft::jsonb, :version, :now, :now)
            """)
        .bind("org", flow.org().value())
        .bind("id", flow.id().value())
        .bind("key", flow.key())
        .bind("name", flow.name())
        .bind("app", flow.app() == null ? null : flow.app().value())
        .bind("draft", Json.write(flow.draft()))
        .bind("version", flow.draftVersion())
        .bind("now", flow.updatedAt())
        .execute();
  }

  /// Saves a draft.
  ///
  /// @param expected the draft's version that was changed
  /// @return false when somebody saved it meanwhile
  boolean save(
      OrgId org, FlowId id, long expected, String name, FlowDefinition draft, Instant now) {
    return database
            .update(
                "flow.save",
                """
                update flow set
                  name = :name,
                  draft = :draft::jsonb,
                  draft_version = draft_version + 1,
                  updated_at = :now
                where org_id = :org
                  and id = :id
                  and draft_version = :expected
                  and deleted_at is null
                """)
            .bind("org", org.value())
            .bind("id", id.value())
            .bind("expected", expected)
            .bind("name", name)
            .bind("draft", Json.write(draft))
            .bind("now", now)
            .execute()
        == 1;
  }

  /// Makes a draft the version that events start.
  ///
  /// @param expected the draft's version that was checked
  /// @param types what its expressions may name
  /// @param publication who publishes it, and what he says to it
  /// @return false when somebody saved the draft meanwhile
  boolean publish(Flow flow, long expected, String types, Publication publication, Instant now) {
    return database
            .update(
                "flow.publish",
                """
                with next as (
                  update flow set published_version = coalesce(published_version, 0) + 1
                  where org_id = :org
                    and id = :id
                    and draft_version = :expected
                    and deleted_at is null
                  returning org_id, id, published_version)
                insert into flow_version
                  (org_id, flow_id, version, definition, types, published_at, published_by, note)
                select org_id, id, published_version, :definition::jsonb, :types::jsonb, :now, :by,
                  :note
                from next
                """)
            .bind("org", flow.org().value())
            .bind("id", flow.id().value())
            .bind("expected", expected)
            .bind("definition", Json.write(flow.draft()))
            .bind("types", types)
            .bind("now", now)
            .bind("by", publication.by() == null ? null : publication.by().value())
            .bind("note", publication.note())
            .execute()
        == 1;
  }

  void enable(OrgId org, FlowId id, boolean enabled, Instant now) {
    database
        .update(
            "flow.enable",
            """
            update flow set enabled = :enabled, updated_at = :now
            where org_id = :org and id = :id and deleted_at is null
            """)
        .bind("org", org.value())
        .bind("id", id.value())
        .bind("enabled", enabled)
        .bind("now", now)
        .execute();
  }

  /// Its runs and versions stay, its tests go; its key is free again.
  void delete(OrgId org, FlowId id, Instant now) {
    database
        .update(
            "flow.delete",
            """
            with tests as (delete from flow_test where org_id = :org and flow_id = :id)
            update flow set deleted_at = :now, enabled = false
            where org_id = :org and id = :id and deleted_at is null
            """)
        .bind("org", org.value())
        .bind("id", id.value())
        .bind("now", now)
        .execute();
  }

  /// The newest first; up to 200.
  List<FlowVersion> versions(OrgId org, FlowId id) {
    return database
        .query(
            "flow_version.list",
            """
            select version, published_at, published_by, note, definition
            from flow_version
            where org_id = :org and flow_id = :id
            order by version desc
            limit 200
            """)
        .bind("org", org.value())
        .bind("id", id.value())
        .list(FlowStore::version);
  }

  Optional<FlowVersion> version(OrgId org, FlowId id, int version) {
    return database
        .query(
            "flow_version.find",
            """
            select version, published_at, published_by, note, definition
            from flow_version
            where org_id = :org and flow_id = :id and version = :version
            """)
        .bind("org", org.value())
        .bind("id", id.value())
        .bind("version", version)
        .optional(FlowStore::version);
  }

  private static FlowVersion version(Row row) throws SQLException {
    return new FlowVersion(
        row.integer("version"),
        row.instant("published_at"),
        row.optionalUuid("published_by").map(PersonId::new).orElse(null),
        row.optionalText("note").orElse(null),
        Json.read(row.text("definition"), FlowDefinition.class));
  }

  private static Flow flow(Row row) throws SQLException {
    return new Flow(
        new OrgId(row.uuid("org_id")),
        new FlowId(row.uuid("id")),
        row.text("key"),
        row.text("name"),
        row.optionalUuid("app_id").map(AppId::new).orElse(null),
        Json.read(row.text("draft"), FlowDefinition.class),
        row.number("draft_version"),
        row.flag("enabled"),
        published(row),
        row.instant("updated_at"));
  }

  private static Flow.@Nullable Published published(Row row) throws SQLException {
    var version = row.optionalNumber("published_version");
    return version.isEmpty()
        ? null
        : new Flow.Published(
            version.get().intValue(),
            Json.read(row.text("definition"), FlowDefinition.class),
            row.text("types"));
  }
}
