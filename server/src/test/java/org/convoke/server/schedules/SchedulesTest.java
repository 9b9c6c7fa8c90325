package org.convoke.server.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.model.FlowId;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.flows.TestFlow;
import org.junit.jupiter.api.Test;

/// Flows that the clock starts.
@QuarkusTest
class SchedulesTest {

  private static final Api BUILDER = Api.signIn("zhangwei");

  @Inject Schedules schedules;
  @Inject Engine engine;
  @Inject TestClock clock;
  @Inject Database database;

  private static TestFlow flow(String cron) {
    return TestFlow.live(
        """
        {'trigger':{'type':'schedule','cron':'%s','zone':'Asia/Shanghai'},
         'steps':[{'key':'when','type':'compute','values':{'at':{'cel':'trigger.at'}}}]}
        """
            .formatted(cron));
  }

  private List<String> runs(TestFlow flow) {
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    return BUILDER.get(flow.path("/runs")).expect(200).body().at("/items").findValuesAsText("at");
  }

  private List<Instant> due(TestFlow flow) {
    return database
        .query("test.due", "select due_at from flow_schedule where flow_id = :flow")
        .bind("flow", FlowId.parse(flow.id()).value())
        .list(row -> row.instant("due_at"));
  }

  /// Sets the clock to the moment when a flow is due.
  private void awaitDue(TestFlow flow) {
    clock.advance(Duration.between(clock.instant(), due(flow).getFirst()).plusSeconds(1));
  }

  @Test
  void many_nodes_that_look_at_once_start_one_run_for_each_moment() throws InterruptedException {
    var flow = flow("*/5 * * * *");
    var first = due(flow).getFirst();
    awaitDue(flow);
    lookAtOnce(8);
    assertThat(runs(flow)).containsExactly(first.toString());
    assertThat(due(flow)).containsExactly(first.plus(5, ChronoUnit.MINUTES));
    awaitDue(flow);
    lookAtOnce(8);
    assertThat(runs(flow))
        .containsExactly(first.plus(5, ChronoUnit.MINUTES).toString(), first.toString());
  }

  private void lookAtOnce(int nodes) throws InterruptedException {
    var ready = new CountDownLatch(nodes);
    var threads =
        Stream.generate(() -> Thread.ofVirtual().unstarted(() -> lookTogether(ready)))
            .limit(nodes)
            .toList();
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
  }

  private void lookTogether(CountDownLatch ready) {
    ready.countDown();
    try {
      ready.await();
      schedules.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void of_the_moments_that_were_missed_only_the_latest_is_made_up_for() {
    var flow = flow("0 * * * *");
    var first = due(flow).getFirst();
    clock.advance(Duration.between(clock.instant(), first.plus(301, ChronoUnit.MINUTES)));
    schedules.look();
    assertThat(runs(flow)).hasSize(1).doesNotContain(first.toString());
    assertThat(due(flow).getFirst()).isAfter(clock.instant());
  }

  @Test
  void a_flow_that_is_disabled_or_deleted_is_not_due() {
    var flow = flow("0 9 * * *");
    BUILDER.post(flow.path("/disable"), "").expect(200);
    assertThat(due(flow)).isEmpty();
    BUILDER.post(flow.path("/enable"), "").expect(200);
    assertThat(due(flow)).hasSize(1);
    BUILDER.delete(flow.path("")).expect(204);
    assertThat(due(flow)).isEmpty();
  }

  @Test
  void what_a_process_did_not_live_to_keep_is_put_right() {
    var flow = flow("0 9 * * *");
    var gone = flow("0 9 * * *");
    database
        .update("test.forget", "delete from flow_schedule where flow_id = :flow")
        .bind("flow", FlowId.parse(flow.id()).value())
        .execute();
    database
        .update("test.disable", "update flow set enabled = false where id = :flow")
        .bind("flow", FlowId.parse(gone.id()).value())
        .execute();
    schedules.run();
    assertThat(due(flow)).hasSize(1);
    assertThat(due(gone)).isEmpty();
  }
}
