package org.convoke.server.flows;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convoke.database.UniqueViolation;
import org.convoke.engine.Engine;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.AppId;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.FlowId;
import org.convoke.model.Invalid;
import org.convoke.model.Key;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Trigger;
import org.convoke.server.bus.Changed;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;
import org.convoke.server.forms.Texts;
import org.convoke.server.platform.SaveConflicts;
import org.convoke.server.schedules.Schedules;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The flows of organizations: drafts, publishing, enabling. Thread-safe.
@Singleton
public class Flows {

  public static final Phrase KIND = Phrase.of("自动化", "flow");

  private static final Phrase VERSION = Phrase.of("版本", "version");

  private static final int MAX_NAME = 100;

  private final FlowStore store;
  private final Catalogs catalogs;
  private final DraftVerdicts verdicts;
  private final Schedules schedules;
  private final Instance<Engine> engine;
  private final Changes changes;
  private final Clock clock;

  Flows(
      FlowStore store,
      Catalogs catalogs,
      DraftVerdicts verdicts,
      Schedules schedules,
      Instance<Engine> engine,
      Changes changes,
      Clock clock) {
    this.store = store;
    this.catalogs = catalogs;
    this.verdicts = verdicts;
    this.schedules = schedules;
    this.engine = engine;
    this.changes = changes;
    this.clock = clock;
  }

  /// What a flow is asked to be.
  ///
  /// @param key null: one is made of the name
  /// @param appId null: it belongs to no app
  /// @param definition null: nobody has designed it yet
  @Schema(requiredProperties = "name")
  public record NewFlow(
      @Nullable String key,
      @Nullable String name,
      @Nullable AppId appId,
      @Nullable FlowDefinition definition) {}

  /// Every flow, oldest first.
  public List<Flow> list(OrgId org) {
    return store.list(org);
  }

  /// The flow with an id or a key.
  public Optional<Flow> find(OrgId org, String idOrKey) {
    return store.find(org, idOrKey);
  }

  /// @throws NotFound when the organization has no such flow
  public Flow require(OrgId org, String idOrKey) {
    return find(org, idOrKey).orElseThrow(() -> NotFound.of(KIND, idOrKey));
  }

  /// Saves a draft for the first time; it may have problems.
  ///
  /// @throws Invalid when name or key break a rule
  /// @throws Conflict `duplicate-key`
  public Flow create(OrgId org, NewFlow wanted) {
    var id = FlowId.create();
    var name = Texts.requireName("name", wanted.name(), MAX_NAME);
    var key =
        wanted.key() == null || wanted.key().isBlank()
            ? Key.suggest(name, "flow", id)
            : Key.requirePathKey("key", wanted.key());
    var draft = Objects.requireNonNullElse(wanted.definition(), FlowDefinition.EMPTY);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var flow = new Flow(org, id, key, name, wanted.appId(), draft, 1, false, null, now);
    try {
      store.insert(flow);
    } catch (UniqueViolation e) {
      throw SaveConflicts.duplicateKey(key);
    }
    return flow;
  }

  /// Saves a draft again; it may have problems.
  ///
  /// @param expected the draft's version that was changed
  /// @throws Conflict `stale` when somebody saved it meanwhile
  public Flow save(
      OrgId org, String idOrKey, long expected, @Nullable String name, FlowDefinition draft) {
    var flow = require(org, idOrKey);
    var newName = Texts.requireName("name", name, MAX_NAME);
    if (!store.save(org, flow.id(), expected, newName, draft, clock.instant())) {
      throw SaveConflicts.stale(flow.name());
    }
    changed(org);
    return require(org, flow.id().toString());
  }

  /// What keeps a draft from being published.
  public List<FieldProblem> problems(Flow flow) {
    return verdicts.of(flow);
  }

  /// What keeps a definition from being published.
  public List<FieldProblem> check(OrgId org, FlowDefinition definition) {
    return FlowCheck.of(definition, catalogs.of(org)).problems();
  }

  /// Makes the draft an immutable version, which events start once the flow is enabled. Publishing
  /// what is published already changes nothing.
  ///
  /// @throws Invalid `flow-has-problems`
  /// @throws Conflict `stale` when somebody saved the draft meanwhile
  public Flow publish(OrgId org, String idOrKey, Publication publication) {
    var flow = require(org, idOrKey);
    var verdict = FlowCheck.of(flow.draft(), catalogs.of(org));
    if (!verdict.problems().isEmpty()) {
      throw hasProblems(flow, verdict.problems());
    }
    if (isPublished(flow, verdict.scope())) {
      return flow;
    }
    requireFreePath(flow);
    var types = verdict.scope().json();
    if (!store.publish(flow, flow.draftVersion(), types, publication, clock.instant())) {
      throw SaveConflicts.stale(flow.name());
    }
    changed(org);
    var published = require(org, flow.id().toString());
    schedules.changed(org, flow.id(), startedBy(published));
    return published;
  }

  /// What starts a flow now; null: nothing.
  private static @Nullable Trigger startedBy(Flow flow) {
    var published = flow.published();
    return published != null && flow.enabled() ? published.definition().trigger() : null;
  }

  private static boolean isPublished(Flow flow, Scope scope) {
    var published = flow.published();
    return published != null
        && published.definition().equals(flow.draft())
        && Scope.parse(published.types()).equals(scope);
  }

  /// One address, one flow: the caller could not tell which he starts.
  private void requireFreePath(Flow flow) {
    if (!(flow.draft().trigger() instanceof Trigger.Webhook hook)) {
      return;
    }
    for (var other : list(flow.org())) {
      if (!other.id().equals(flow.id())
          && other.published() != null
          && other.published().definition().trigger() instanceof Trigger.Webhook taken
          && taken.path().equals(hook.path())) {
        var detail =
            Phrase.of(
                "地址 %1$s 已被自动化“%2$s”使用。",
                "The path %1$s is taken by the flow \"%2$s\".", hook.path(), other.name());
        throw new Conflict(
            "duplicate-path",
            detail,
            List.of(new FieldProblem("trigger.path", "duplicate-path", detail)));
      }
    }
  }

  /// Lets events start the flow, or not any more; runs under way go on.
  ///
  /// @throws Conflict `not-published` when there is nothing to start
  public Flow enable(OrgId org, String idOrKey, boolean enabled) {
    var flow = require(org, idOrKey);
    if (enabled && flow.published() == null) {
      throw new Conflict(
          "not-published",
          Phrase.of(
              "“%s”还没有发布，请先发布。", "\"%s\" is not published yet; publish it first.", flow.name()));
    }
    store.enable(org, flow.id(), enabled, clock.instant());
    changed(org);
    var after = require(org, flow.id().toString());
    schedules.changed(org, flow.id(), startedBy(after));
    return after;
  }

  /// Deletes a flow; its runs stay readable.
  public void delete(OrgId org, String idOrKey) {
    var flow = require(org, idOrKey);
    store.delete(org, flow.id(), clock.instant());
    changed(org);
    schedules.changed(org, flow.id(), null);
  }

  /// The published versions, newest first.
  public List<FlowVersion> versions(OrgId org, String idOrKey) {
    return store.versions(org, require(org, idOrKey).id());
  }

  /// @throws NotFound when the flow has no such version
  public FlowVersion requireVersion(OrgId org, String idOrKey, int version) {
    return version(org, require(org, idOrKey).id(), version)
        .orElseThrow(() -> NotFound.of(VERSION, version));
  }

  /// Makes a published version the draft again; what the draft was is lost.
  ///
  /// @param expected the draft's version that the caller has seen
  /// @throws NotFound when the flow has no such version
  /// @throws Conflict `stale` when somebody saved the draft meanwhile
  public Flow restore(OrgId org, String idOrKey, int version, long expected) {
    var flow = require(org, idOrKey);
    var published = requireVersion(org, idOrKey, version);
    return save(org, idOrKey, expected, flow.name(), published.definition());
  }

  /// One published version, also of a flow that was deleted since.
  Optional<FlowVersion> version(OrgId org, FlowId flow, int version) {
    return store.version(org, flow, version);
  }

  /// What a run of a version executes; empty when there is no such version any more.
  FlowDefinition executed(OrgId org, FlowId flow, int version) {
    return version(org, flow, version).map(FlowVersion::definition).orElse(FlowDefinition.EMPTY);
  }

  /// Where flows rely on a form.
  List<FlowUse> usesOf(OrgId org, String formKey) {
    return list(org).stream().flatMap(flow -> FlowUses.of(flow, formKey).stream()).toList();
  }

  /// Makes the engines of all nodes read an organization's flows again.
  private void changed(OrgId org) {
    engine.get().flowsChanged(org);
    changes.tell(new Changed(org, Kind.FLOWS, null));
  }

  private static Invalid hasProblems(Flow flow, List<FieldProblem> problems) {
    return new Invalid(
        "flow-has-problems",
        Phrase.of(
            "“%1$s”有 %2$d 处问题，不能发布。",
            "\"%1$s\" has %2$d problems and cannot be published.", flow.name(), problems.size()),
        problems);
  }
}
