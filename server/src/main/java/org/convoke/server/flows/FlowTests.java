package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.convoke.database.UniqueViolation;
import org.convoke.engine.FlowPlan;
import org.convoke.engine.FlowPlan.PlanEnd;
import org.convoke.engine.FlowPlan.Question;
import org.convoke.engine.Planner;
import org.convoke.engine.RunHistory;
import org.convoke.engine.RunState;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.FlowTestId;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.access.Caller;
import org.convoke.server.connections.ActionRehearsals;
import org.convoke.server.forms.Texts;
import org.convoke.server.platform.SaveConflicts;
import org.convoke.server.records.RecordRehearsals;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Tests of flows: runs that were saved, and are gone through again with the flow as it is by now.
///
/// Whatever a step read, changed or asked for answers what it answered in the run; what the flow
/// itself decides is worked out anew. So a test depends on nothing but the definition, and nothing
/// is done by it. Thread-safe.
@Singleton
public class FlowTests {

  private static final Phrase KIND = Phrase.of("测试用例", "test");

  private static final int MAX_NAME = 100;

  /// More nobody keeps true.
  private static final int MAX_TESTS = 100;

  /// Of what is expected, in characters of JSON: all tests of a flow are read at once.
  private static final int MAX_SIZE = 500_000;

  private final FlowTestStore store;
  private final Flows flows;
  private final FlowPlans plans;
  private final RunHistory history;
  private final RecordRehearsals records;
  private final ActionRehearsals actions;
  private final Planner planner;
  private final Clock clock;

  FlowTests(
      FlowTestStore store,
      Flows flows,
      FlowPlans plans,
      RunHistory history,
      RecordRehearsals records,
      ActionRehearsals actions,
      Planner planner,
      Clock clock) {
    this.store = store;
    this.flows = flows;
    this.plans = plans;
    this.history = history;
    this.records = records;
    this.actions = actions;
    this.planner = planner;
    this.clock = clock;
  }

  /// Oldest first.
  ///
  /// @throws NotFound when there is no such flow
  List<FlowTest> list(Caller caller, String flow) {
    return store.list(caller.organization(), flows.require(caller.organization(), flow).id());
  }

  /// Saves a run that is at its end.
  ///
  /// @throws NotFound when the flow has no such run
  /// @throws Invalid when the name breaks a rule
  /// @throws Conflict `run-not-ended`, `run-too-large`, `duplicate-name`, `too-many-tests`
  FlowTest create(Caller caller, String flowKey, @Nullable RunId run, @Nullable String name) {
    var flow = flows.require(caller.organization(), flowKey);
    var called = Texts.requireName("name", name, MAX_NAME);
    if (run == null) {
      throw Invalid.field("run", "required", Phrase.of("请指定运行记录。", "Say which run."));
    }
    var entry =
        history
            .find(flow.org(), run)
            .filter(it -> it.flow().equals(flow.id()))
            .orElseThrow(() -> NotFound.of(RunId.KIND, run));
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var test =
        new FlowTest(
            flow.org(),
            FlowTestId.create(),
            flow.id(),
            called,
            run,
            entry.version(),
            entry.trigger(),
            expectation(flow, entry),
            now,
            caller.person(),
            now);
    insert(test);
    return test;
  }

  private Expectation expectation(Flow flow, RunHistory.Entry run) {
    if (run.state() != RunState.DONE && run.state() != RunState.FAILED) {
      throw new Conflict(
          "run-not-ended",
          Phrase.of(
              "只有已完成或失败的运行可以保存为测试用例。",
              "Only a run that is done or has failed can be saved as a test."));
    }
    return limited(
        Expectation.of(
            run.state() == RunState.DONE ? PlanEnd.DONE : PlanEnd.FAILED,
            history.steps(flow.org(), run.id(), 0, Planner.MAX_STEPS + 1),
            flows.executed(flow.org(), flow.id(), run.version())));
  }

  private void insert(FlowTest test) {
    try {
      if (!store.insert(test, MAX_TESTS)) {
        throw new Conflict(
            "too-many-tests",
            Phrase.of(
                "一个自动化最多 %d 个测试用例，请先删除不再需要的。",
                "A flow has at most %d tests; delete one that is not needed any more.", MAX_TESTS));
      }
    } catch (UniqueViolation e) {
      var detail =
          Phrase.of("已有名为“%s”的测试用例。", "There is a test called \"%s\" already.", test.name());
      throw new Conflict(
          "duplicate-name", detail, List.of(new FieldProblem("name", "duplicate-name", detail)));
    }
  }

  /// @throws NotFound when the flow has no such test
  void delete(Caller caller, String flow, String id) {
    var known = flows.require(caller.organization(), flow);
    if (!store.delete(known.org(), known.id(), FlowTestId.parse(id))) {
      throw NotFound.of(KIND, id);
    }
  }

  /// Which tests to run, and what is tested.
  ///
  /// @param tests null: all
  /// @param definition one that is not saved; null: that of `version`
  /// @param version null: DRAFT
  @Schema(name = "FlowTestWish")
  public record Wish(
      @Nullable List<FlowTestId> tests,
      @Nullable FlowDefinition definition,
      FlowPlans.@Nullable Version version) {}

  /// What came of tests.
  record Ran(FlowDefinition definition, List<TestVerdict> verdicts) {}

  /// Goes through some tests, or all.
  ///
  /// @throws NotFound when the flow has no such test
  /// @throws Conflict `not-published`
  Ran run(Caller caller, String flowKey, Wish wish) {
    var flow = flows.require(caller.organization(), flowKey);
    var known =
        wish.definition() == null
            ? plans.known(flow, wish.version())
            : plans.known(flow.org(), wish.definition());
    var verdicts =
        wanted(flow, wish.tests()).stream()
            .map(test -> TestVerdict.of(test, known.definition(), plan(flow, known, test)))
            .toList();
    return new Ran(known.definition(), verdicts);
  }

  /// @param ids null: all
  private List<FlowTest> wanted(Flow flow, @Nullable List<FlowTestId> ids) {
    var all = store.list(flow.org(), flow.id());
    if (ids == null) {
      return all;
    }
    var missing = new LinkedHashSet<>(ids);
    missing.remove(null);
    var wanted = all.stream().filter(test -> missing.remove(test.id())).toList();
    if (!missing.isEmpty()) {
      throw NotFound.of(KIND, missing.getFirst());
    }
    return wanted;
  }

  /// Expects what the flow does now.
  ///
  /// @throws NotFound when the flow has no such test
  /// @throws Conflict `not-published`, `run-too-large`, or `stale` when somebody did so meanwhile
  FlowTest accept(Caller caller, String flowKey, String id, FlowPlans.@Nullable Version version) {
    var flow = flows.require(caller.organization(), flowKey);
    var known = plans.known(flow, version);
    var test = require(flow, FlowTestId.parse(id));
    var plan = plan(flow, known, test);
    if (plan.end() == PlanEnd.UNFINISHED) {
      throw tooLarge();
    }
    var expected = limited(Expectation.of(plan, known.definition(), test.expected()));
    var after = test.expecting(expected, clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (!store.expect(after, test.updatedAt())) {
      throw SaveConflicts.stale(test.name());
    }
    return after;
  }

  private FlowTest require(Flow flow, FlowTestId id) {
    return store.find(flow.org(), flow.id(), id).orElseThrow(() -> NotFound.of(KIND, id));
  }

  private FlowPlan plan(Flow flow, FlowPlans.Known known, FlowTest test) {
    var stage = new PlanStage(records.begin(), actions.beginAlone(), flows);
    return planner.plan(
        new Question(
            flow.org(),
            flow.id(),
            flow.name(),
            known.definition(),
            known.scope(),
            test.trigger(),
            by(test)),
        new TestStage(stage, test.expected()));
  }

  private static Optional<PersonId> by(FlowTest test) {
    return Optional.of(test.trigger().text("by")).filter(it -> !it.isEmpty()).map(PersonId::parse);
  }

  private static Expectation limited(Expectation expectation) {
    if (expectation.steps().size() > Planner.MAX_STEPS
        || Json.write(expectation).length() > MAX_SIZE) {
      throw tooLarge();
    }
    return expectation;
  }

  private static Conflict tooLarge() {
    return new Conflict(
        "run-too-large",
        Phrase.of(
            "测试用例最多 %1$d 个节点、%2$,d 字符的数据。",
            "A test has at most %1$d steps and %2$,d characters of data.",
            Planner.MAX_STEPS,
            MAX_SIZE));
  }
}
