package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convoke.connectors.Repeatability;
import org.convoke.engine.CreateGroup.Death;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The process dies at every point of every remote step, for every repeatability, and starts again:
/// there is exactly one group and the journal holds its id, or the run is in doubt where nothing
/// can be known.
class CrashMatrixTest {

  /// Where the process dies.
  enum Point {
    BEFORE_INTENT,
    AFTER_INTENT,
    DURING_THE_CALL,
    AFTER_THE_ANSWER,
    BEFORE_OUTCOME,
    AFTER_OUTCOME
  }

  private record Kind(String action, Repeatability repeatability) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("keyed", new Repeatability.Keyed(Duration.ofDays(1))),
          new Kind("findable", new Repeatability.Findable(Duration.ofSeconds(30))),
          new Kind("uncertain", new Repeatability.Uncertain()));

  /// The remote steps of the flow: the intent of the first is in commit 1, its outcome in commit 2,
  /// the intent of the second in commit 3 and its outcome in commit 4.
  private static final List<String> STEPS = List.of("group", "second");

  private static World world;
  private static Platform platform;

  @BeforeAll
  static void start() {
    world = new World();
    platform = new Platform();
    for (var kind : KINDS) {
      var action = kind.action();
      world.remotes.put(action, new CreateGroup(platform, kind.repeatability()));
      world.publish(
          action,
          World.flow(
              action,
              List.of(
                  World.write("one", "write", "trigger.record.name + '1'"),
                  World.group("group", action, "trigger.record.name + ' group'"),
                  World.write("two", "writeAfterLooking", "steps.group.id"),
                  World.group("second", action, "trigger.record.name + ' second'"),
                  World.write("three", "write", "steps.second.id"))));
    }
  }

  @AfterAll
  static void stop() {
    world.remotes.values().forEach(each -> ((CreateGroup) each).close());
    platform.close();
    world.close();
  }

  record Case(String action, String step, Point point) {

    String name() {
      return action + " " + step + " " + point;
    }
  }

  static Stream<Case> cases() {
    return KINDS.stream()
        .flatMap(
            kind ->
                STEPS.stream()
                    .flatMap(
                        step ->
                            Arrays.stream(Point.values())
                                .map(point -> new Case(kind.action(), step, point))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void after_a_restart_there_is_one_group_or_the_run_is_in_doubt(Case at) {
    var dying = dyingNode(at);
    var run = dying.submit(at.action(), Map.of("name", at.name())).getFirst();
    dying.runUntilIdle();

    var restarted = world.new Node(dying.id);
    restarted.engine.look();
    restarted.runUntilIdle();

    if (canBeKnown(at)) {
      assertThat(state(run.toString())).isEqualTo("DONE");
      assertThat(journaled(run.toString()))
          .containsExactly(onlyGroup(at, "group"), onlyGroup(at, "second"));
    } else {
      assertThat(state(run.toString())).isEqualTo("IN_DOUBT");
      assertThat(platform.named(at.name() + " " + at.step())).hasSizeLessThanOrEqualTo(1);
    }
    restarted.close();
  }

  private static boolean canBeKnown(Case at) {
    return !at.action().equals("uncertain")
        || at.point() == Point.BEFORE_INTENT
        || at.point() == Point.AFTER_OUTCOME;
  }

  private static World.Node dyingNode(Case at) {
    var node = world.node();
    var intent = 2 * STEPS.indexOf(at.step()) + 1;
    var action = (CreateGroup) world.remotes.get(at.action());
    switch (at.point()) {
      case BEFORE_INTENT -> node.diesBeforeCommit(intent);
      case AFTER_INTENT -> action.diesIn(at.step(), Death.BEFORE_SENDING);
      case DURING_THE_CALL -> action.diesIn(at.step(), Death.WHILE_WAITING);
      case AFTER_THE_ANSWER -> action.diesIn(at.step(), Death.AFTER_THE_ANSWER);
      case BEFORE_OUTCOME -> node.diesBeforeCommit(intent + 1);
      case AFTER_OUTCOME -> node.diesAfterCommit(intent + 1);
    }
    return node;
  }

  private static String onlyGroup(Case at, String step) {
    var groups = platform.named(at.name() + " " + step);
    assertThat(groups).hasSize(1);
    return groups.getFirst().id();
  }

  private static String state(String run) {
    return world
        .database
        .query("run.state", "select state from run where id = :run::uuid")
        .bind("run", run)
        .one(row -> row.text("state"));
  }

  private static List<String> journaled(String run) {
    return world
        .database
        .query(
            "run_step.ids",
            """
            select output ->> 'id' as id from run_step
            where run_id = :run::uuid and path in ('group', 'second')
            order by position
            """)
        .bind("run", run)
        .list(row -> row.text("id"));
  }
}
