package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.engine.RunOperations.From;
import org.convoke.engine.RunOperations.Retry;
import org.convoke.engine.RunOperations.Version;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Flows that call flows.
class CallFlowTest {

  private static final PersonId SOMEBODY = PersonId.create();

  private World world;
  private World.Node node;

  @BeforeEach
  void start() {
    world = new World();
    node = world.node();
  }

  @AfterEach
  void stop() {
    node.close();
    world.close();
  }

  private static String callable(String... steps) {
    return """
    {"trigger":{"type":"call","inputs":[{"key":"name","type":"text","required":true}]},
     "steps":[%s]}
    """
        .formatted(String.join(",", steps));
  }

  private static final String ANSWER =
      """
      {"key":"halt","type":"stop","outputs":{"answer":{"cel":"trigger.inputs.name + '!'"}}}
      """;

  private static String call(String flow, String rest) {
    return """
    {"key":"call","type":"callFlow","flow":"%s",
     "inputs":{"name":{"cel":"trigger.record.name"}}%s}
    """
        .formatted(flow, rest);
  }

  private RunId submit(String... steps) {
    world.publish("caller", World.flow("order", List.of(steps)));
    var run = node.submit("order", Map.of("name", "a")).getFirst();
    settle();
    return run;
  }

  /// Executes what is there and what is due, until nothing is.
  private void settle() {
    node.runUntilIdle();
    node.engine.look();
    node.runUntilIdle();
  }

  private void retry(RunId run) {
    var retry = new Retry(new From.Failed(), Version.SAME, Value.NO_FIELDS);
    node.engine.operations().retry(World.ORG, run, retry, SOMEBODY);
    settle();
    settle();
  }

  @Test
  void a_caller_waits_without_memory_and_is_given_the_outputs() {
    world.publish(
        "called", callable(World.write("one", "write", "'called ' + trigger.inputs.name"), ANSWER));
    submit(call("called", ""), World.write("two", "write", "steps.call.answer"));
    assertThat(world.notes()).containsExactly("a!", "called a");
    assertThat(world.states()).containsExactly("DONE", "DONE");
    assertThat(world.told).contains("WAITING");
    assertThat(world.value("select depth::text as value from run where parent_path = 'call'"))
        .isEqualTo("1");
  }

  @Test
  void a_caller_need_not_wait() {
    world.publish(
        "called",
        callable(
            """
            {"key":"pause","type":"wait",
             "until":{"type":"duration","amount":{"value":1},"unit":"DAYS"}}
            """));
    submit(call("called", ",\"wait\":false"), World.write("two", "write", "steps.call.runId"));
    assertThat(world.states()).containsExactly("DONE", "WAITING");
    assertThat(world.notes())
        .containsExactly(
            world.value("select id::text as value from run where parent_path = 'call'"));
  }

  @Test
  void the_failure_of_a_called_run_fails_the_step_and_a_retry_tries_the_called_run_again() {
    world
        .database
        .update("note.block", "insert into note (id, text) values (gen_random_uuid(), 'two')")
        .execute();
    world.publish(
        "called",
        callable(
            World.write("one", "write", "'one'"), World.write("two", "write", "'two'"), ANSWER));
    var run = submit(call("called", ""), World.write("three", "write", "steps.call.answer"));
    assertThat(world.states()).containsExactly("FAILED", "FAILED");
    assertThat(
            RunError.parse(
                    world.value(
                        "select error::text as value from run_step" + " where path = 'call'"))
                .code())
        .isEqualTo("called-flow-failed");

    world.database.update("note.unblock", "delete from note where text = 'two'").execute();
    retry(run);
    assertThat(world.states()).containsExactly("DONE", "DONE");
    assertThat(world.notes()).containsExactly("a!", "one", "two");
  }

  @Test
  void a_called_run_that_is_cancelled_fails_its_caller() {
    world.publish(
        "called",
        callable(
            """
            {"key":"pause","type":"wait",
             "until":{"type":"duration","amount":{"value":1},"unit":"DAYS"}}
            """));
    submit(call("called", ""));
    assertThat(world.states()).containsExactly("WAITING", "WAITING");
    var called =
        RunId.parse(world.value("select id::text as value from run where parent_path = 'call'"));
    node.engine.operations().cancel(World.ORG, called, SOMEBODY);
    settle();
    assertThat(world.states()).containsExactly("FAILED", "CANCELLED");
  }

  @Test
  void an_end_that_comes_while_the_caller_is_busy_is_not_missed() {
    world.publish("called", callable(World.write("one", "write", "'called'")));
    var other = world.busyNode();
    world.publish(
        "caller",
        World.flow(
            "order",
            List.of(
                """
                {"key":"both","type":"parallel","branches":[
                  {"key":"left","steps":[%s]},{"key":"right","steps":[%s,%s]}]}
                """
                    .formatted(
                        call("called", ""),
                        World.write("two", "write", "'two'"),
                        World.write("three", "writeAfterLooking", "'three'")))));
    other.submit("order", Map.of("name", "a"));
    assertThat(other.engine.awaitIdle(Duration.ofSeconds(10))).isTrue();
    for (var looks = 0; looks < 5; looks++) {
      other.engine.look();
      assertThat(other.engine.awaitIdle(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(world.states()).containsExactly("DONE", "DONE");
    other.close();
  }

  @Test
  void a_node_that_dies_in_between_does_not_call_twice() {
    world.publish("called", callable(World.write("one", "write", "'called'")));
    world.publish("caller", World.flow("order", List.of(call("called", ""))));
    var dying = world.node().diesAfterCommit(1);
    dying.submit("order", Map.of("name", "a"));
    dying.runUntilIdle();
    var restarted = world.new Node(dying.id);
    for (var looks = 0; looks < 3; looks++) {
      restarted.engine.look();
      restarted.runUntilIdle();
    }
    assertThat(world.states()).containsExactly("DONE", "DONE");
    assertThat(world.notes()).containsExactly("called");
    restarted.close();
  }

  @Test
  void flows_that_call_each_other_in_a_circle_are_stopped() {
    world.publish(
        "round",
        """
        {"trigger":{"type":"call","inputs":[{"key":"name","type":"text"}]},"steps":[
          {"key":"call","type":"callFlow","flow":"round","inputs":{}}]}
        """);
    submit(call("round", ""));
    for (var looks = 0; looks < 40; looks++) {
      settle();
    }
    assertThat(world.states()).hasSize(17).containsOnly("FAILED");
    assertThat(world.value("select error ->> 'code' as value from run order by depth desc limit 1"))
        .isEqualTo("call-loop");
  }

  @Test
  void a_run_that_fails_starts_the_flow_that_handles_failures_in_the_same_commit() {
    world.publish(
        "handler",
        """
        {"trigger":{"type":"call","inputs":[{"key":"name","type":"text"}]},"steps":[
          {"key":"halt","type":"stop","outputs":{}}]}
        """);
    world.publish(
        "caller",
        """
        {"trigger":{"type":"recordCreated","form":"order"},"settings":{"onFailure":"handler"},
         "steps":[%s]}
        """
            .formatted(World.write("one", "write", "'refused'")));
    var dying = world.node().diesAfterCommit(1);
    dying.submit("order", Map.of("name", "a"));
    dying.runUntilIdle();
    assertThat(world.states()).containsExactly("FAILED", "READY");
    var restarted = world.new Node(dying.id);
    restarted.engine.look();
    restarted.runUntilIdle();
    assertThat(world.states()).containsExactly("FAILED", "DONE");
    assertThat(
            world.value("select trigger -> 'inputs' ->> 'step' as value from run where depth = 1"))
        .isEqualTo("one");
    restarted.close();
  }

  @Test
  void a_flow_that_cannot_be_called_fails_the_step() {
    submit(call("nothing", ""));
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(world.value("select error ->> 'code' as value from run"))
        .isEqualTo("flow-not-callable");
  }
}
