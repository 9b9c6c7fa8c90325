package org.convoke.engine.internal;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.FlowId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compiled versions of flows: those that events start, by organization, and the older ones that
/// adopted runs are on. Thread-safe.
final class PublishedFlows {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedFlows.class);

  /// Old versions kept compiled. They are needed only while runs on them are unfinished.
  private static final int MAX_OLD_VERSIONS = 500;

  private record Event(String form, RecordEvent.Kind kind) {}

  private record Version(OrgId org, FlowId flow, int version) {}

  private final Database database;
  private final ConcurrentHashMap<OrgId, Map<Event, List<Program>>> startable =
      new ConcurrentHashMap<>();
  private final Map<Version, Program> versions =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, Program> eldest) {
          return size() > MAX_OLD_VERSIONS;
        }
      };

  PublishedFlows(Database database) {
    this.database = database;
  }

  /// The enabled flows that such an event may start, before their filters.
  List<Program> startedBy(OrgId org, String form, RecordEvent.Kind kind) {
    return enabled(org).getOrDefault(new Event(form, kind), List.of());
  }

  /// Every enabled flow of an organization.
  List<Program> of(OrgId org) {
    return enabled(org).values().stream().flatMap(List::stream).toList();
  }

  /// Forgets an organization's flows: one was published, enabled, disabled, renamed or deleted.
  /// Waits for a load that is under way, which may have read what was true before.
  void drop(OrgId org) {
    startable.remove(org);
    synchronized (versions) {
      versions.keySet().removeIf(each -> each.org().equals(org));
    }
  }

  /// One version, whether or not events still start it.
  ///
  /// @throws IllegalStateException when there is none: versions are never deleted
  Program version(OrgId org, FlowId flow, int version) {
    var key = new Version(org, flow, version);
    synchronized (versions) {
      var known = versions.get(key);
      if (known != null) {
        return known;
      }
    }
    var loaded = load(key);
    synchronized (versions) {
      versions.put(key, loaded);
    }
    return loaded;
  }

  private Map<Event, List<Program>> enabled(OrgId org) {
    var known = startable.get(org);
    return known != null ? known : startable.computeIfAbsent(org, this::load);
  }

  private Map<Event, List<Program>> load(OrgId org) {
    return database
        .query(
            "flow.enabled",
            """
            select flow.org_id, flow.id, flow.key, flow.name, flow_version.version,
              flow_version.definition, flow_version.types
            from flow
            join flow_version
              on flow_version.org_id = flow.org_id
              and flow_version.flow_id = flow.id
              and flow_version.version = flow.published_version
            where flow.org_id = :org and flow.enabled and flow.deleted_at is null
            order by flow.id
            """)
        .bind("org", org.value())
        .list(PublishedFlows::programIfSound)
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.groupingBy(PublishedFlows::event));
  }

  private Program load(Version version) {
    return database
        .query(
            "flow.version",
            """
            select flow.org_id, flow.id, flow.key, flow.name, flow_version.version,
              flow_version.definition, flow_version.types
            from flow
            join flow_version
              on flow_version.org_id = flow.org_id
              and flow_version.flow_id = flow.id
            where flow.org_id = :org and flow.id = :flow and flow_version.version = :version
            """)
        .bind("org", version.org().value())
        .bind("flow", version.flow().value())
        .bind("version", version.version())
        .one(PublishedFlows::program);
  }

  private static Event event(Program program) {
    var trigger = program.definition().trigger();
    var kind =
        switch (trigger) {
          case Trigger.RecordCreated _ -> RecordEvent.Kind.CREATED;
          case Trigger.RecordUpdated _ -> RecordEvent.Kind.UPDATED;
          case Trigger.RecordDeleted _ -> RecordEvent.Kind.DELETED;
        };
    return new Event(trigger.form(), kind);
  }

  /// One version that does not compile, which publishing should have refused, must not keep an
  /// organization from submitting forms.
  private static Optional<Program> programIfSound(Row row) throws SQLException {
    try {
      return Optional.of(program(row));
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.error("flow {} cannot be started: its published version is not sound", row.uuid("id"), e);
      return Optional.empty();
    }
  }

  private static Program program(Row row) throws SQLException {
    var definition = Json.read(row.text("definition"), FlowDefinition.class);
    var compiler = new ProgramCompiler(Expressions.over(Scope.parse(row.text("types"))));
    return new Program(
        new OrgId(row.uuid("org_id")),
        new FlowId(row.uuid("id")),
        row.text("key"),
        row.text("name"),
        row.integer("version"),
        definition,
        compiler.condition(definition.trigger().filter()),
        compiler.steps(definition.steps(), ""));
  }
}
