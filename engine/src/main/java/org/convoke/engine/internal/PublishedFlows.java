package org.convoke.engine.internal;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.expressions.Expression;
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
/// milliseconds) however often its organization's flows are read again.
///
/// What this node changes it sees at once, what another node changes within 30 s. Thread-safe: of
/// those who need an organization's flows at the same time one reads them, holding no lock, and the
/// others wait for him.
final class PublishedFlows {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedFlows.class);

  /// Versions kept compiled beside those that the organizations in memory start.
  private static final int MAX_COMPILED = 2_000;

  private record Event(String form, RecordEvent.Kind kind) {}

  private record Version(OrgId org, FlowId flow, int version) {}

  private record Compiled(
      FlowDefinition definition,
      ConditionPlan filter,
      Optional<Expression> key,
      Optional<Expression> order,
      List<StepPlan> steps) {}

  /// An organization's enabled flows.
  ///
  /// @param byEvent those that records start
  /// @param all oldest first
  private record Enabled(Map<Event, List<Program>> byEvent, List<Program> all) {}

  /// Organizations whose flows are kept; a guess at more than one server has.
  private static final int MAX_ORGANIZATIONS = 10_000;

  private static final Duration LONGEST_STALE = Duration.ofSeconds(30);

  private final Database database;
  private final AsyncCache<OrgId, Enabled> startable;
  private final Cache<Version, Compiled> compiled =
      Caffeine.newBuilder().maximumSize(MAX_COMPILED).build();

  PublishedFlows(Database database, InstantSource clock) {
    this.database = database;
    this.startable =
        Caffeine.newBuilder()
            .maximumSize(MAX_ORGANIZATIONS)
            .expireAfterWrite(LONGEST_STALE)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .buildAsync();
  }

  /// The enabled flows that such an event may start, before their filters.
  List<Program> startedBy(OrgId org, String form, RecordEvent.Kind kind) {
    return enabled(org).byEvent().getOrDefault(new Event(form, kind), List.of());
  }

  /// Every enabled flow of an organization, oldest first.
  List<Program> of(OrgId org) {
    return enabled(org).all();
  }

  /// An enabled flow.
  Optional<Program> find(OrgId org, FlowId flow) {
    return of(org).stream().filter(program -> program.flow().equals(flow)).findFirst();
  }

  /// Forgets an organization's flows: one was published, enabled, disabled, renamed or deleted. A
  /// reading that is under way may have found what was true before: whoever asks from now on does
  /// not get it.
  void drop(OrgId org) {
    startable.asMap().remove(org);
  }

  /// The same for every organization.
  void drop() {
    startable.asMap().clear();
  }

  private Enabled enabled(OrgId org) {
    var own = new CompletableFuture<Enabled>();
    var known = startable.getIfPresent(org);
    if (known == null) {
      known = startable.asMap().putIfAbsent(org, own);
    }
    return known == null ? read(org, own) : found(org, known);
  }

  /// A reading that fails is forgotten by the cache.
  private Enabled read(OrgId org, CompletableFuture<Enabled> answer) {
    try {
      var loaded = load(org);
      answer.complete(loaded);
      return loaded;
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
      throw e;
    }
  }

  /// What somebody else read; whoever waits for one that fails tries himself, and fails by himself.
  private Enabled found(OrgId org, CompletableFuture<Enabled> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      return load(org);
    }
  }

  private Enabled load(OrgId org) {
    var all = loadAll(org);
    var byEvent = new HashMap<Event, List<Program>>();
    for (var program : all) {
      event(program)
          .ifPresent(event -> byEvent.computeIfAbsent(event, _ -> new ArrayList<>()).add(program));
    }
    return new Enabled(byEvent, all);
  }

  private List<Program> loadAll(OrgId org) {
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
        .toList();
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

  /// The version of a flow that is published; empty when it is deleted or was never published.
  Optional<Integer> newest(OrgId org, FlowId flow) {
    return database
        .query(
            "flow.newest",
            """
            select published_version
            from flow
            where org_id = :org
              and id = :flow
              and deleted_at is null
              and published_version is not null
            """)
        .bind("org", org.value())
        .bind("flow", flow.value())
        .optional(row -> row.integer("published_version"));
  }

  /// The event of records that starts a flow; empty when something else does.
  private static Optional<Event> event(Program program) {
    var trigger = program.definition().trigger();
    var kind =
        switch (trigger) {
          case Trigger.RecordCreated _ -> Optional.of(RecordEvent.Kind.CREATED);
          case Trigger.RecordUpdated _ -> Optional.of(RecordEvent.Kind.UPDATED);
          case Trigger.RecordDeleted _ -> Optional.of(RecordEvent.Kind.DELETED);
          case Trigger.RowButton _,
              Trigger.Schedule _,
              Trigger.Webhook _,
              Trigger.Call _,
              Trigger.PlatformEvent _ ->
              Optional.<RecordEvent.Kind>empty();
        };
    return kind.map(each -> new Event(trigger.form(), each));
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
        code.key(),
        code.order(),
        code.steps());
  }

  private Compiled compiled(Version version, Row row) throws SQLException {
    var known = compiled.getIfPresent(version);
    if (known != null) {
      return known;
    }
    var code = compile(row.text("definition"), row.text("types"));
    compiled.put(version, code);
    return code;
  }

  private static Compiled compile(String json, String types) {
    var definition = Json.read(json, FlowDefinition.class);
    var compiler = new ProgramCompiler(Expressions.over(Scope.parse(types)));
    return new Compiled(
        definition,
        compiler.condition(definition.trigger().filter()),
        compiler.key(definition.trigger()),
        compiler.order(definition.rules()),
        compiler.steps(definition.steps()));
  }
}
