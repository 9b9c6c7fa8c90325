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
/// adopted runs are on. A version never changes, so it is compiled once (an expression takes a few
/// milliseconds) however often its organization's flows are read again. Thread-safe.
final class PublishedFlows {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedFlows.class);

  /// Versions kept compiled beside those that the organizations in memory start.
  private static final int MAX_COMPILED = 2_000;

  private record Event(String form, RecordEvent.Kind kind) {}

  private record Version(OrgId org, FlowId flow, int version) {}

  private record Compiled(FlowDefinition definition, ConditionPlan filter, List<StepPlan> steps) {}

  private final Database database;
  private final ConcurrentHashMap<OrgId, Map<Event, List<Program>>> startable =
      new ConcurrentHashMap<>();
  private final Map<Version, Compiled> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, Compiled> eldest) {
          return size() > MAX_COMPILED;
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
        .list(this::programIfSound)
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.groupingBy(PublishedFlows::event));
  }

  /// One version, whether or not events still start it.
  ///
  /// @throws IllegalStateException when there is none (versions are never deleted), or it does not
  ///   compile
  Program version(OrgId org, FlowId flow, int version) {
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
        .bind("org", org.value())
        .bind("flow", flow.value())
        .bind("version", version)
        .one(this::program);
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
  private Optional<Program> programIfSound(Row row) throws SQLException {
    try {
      return Optional.of(program(row));
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.error("flow {} cannot be started: its published version is not sound", row.uuid("id"), e);
      return Optional.empty();
    }
  }

  private Program program(Row row) throws SQLException {
    var version =
        new Version(
            new OrgId(row.uuid("org_id")), new FlowId(row.uuid("id")), row.integer("version"));
    var code = compiled(version, row);
    return new Program(
        version.org(),
        version.flow(),
        row.text("key"),
        row.text("name"),
        version.version(),
        code.definition(),
        code.filter(),
        code.steps());
  }

  private Compiled compiled(Version version, Row row) throws SQLException {
    synchronized (compiled) {
      var known = compiled.get(version);
      if (known != null) {
        return known;
      }
    }
    var code = compile(row.text("definition"), row.text("types"));
    synchronized (compiled) {
      compiled.put(version, code);
    }
    return code;
  }

  private static Compiled compile(String json, String types) {
    var definition = Json.read(json, FlowDefinition.class);
    var compiler = new ProgramCompiler(Expressions.over(Scope.parse(types)));
    return new Compiled(
        definition,
        compiler.condition(definition.trigger().filter()),
        compiler.steps(definition.steps(), ""));
  }
}
