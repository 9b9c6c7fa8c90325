package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.server.realtime.Event;
import org.junit.jupiter.api.Test;

class NewsRoundTest {

  private static final String BROKEN = "BROKEN";

  private final OrgId org = OrgId.create();
  private final FlowId flow = FlowId.create();
  private final BlockingQueue<Event.Run> told = new LinkedBlockingQueue<>();

  @Test
  void news_are_told_after_the_telling_of_others_failed() throws Exception {
    try (var round = round(Duration.ofMillis(1))) {
      round.start();
      round.note(org, new Event.Run(RunId.create(), flow, BROKEN));
      for (var count = 0; count < 3; count++) {
        var event = new Event.Run(RunId.create(), flow, "DONE");
        round.note(org, event);
        assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(event);
      }
    }
  }

  @Test
  void of_each_run_the_newest_state_is_told_and_of_many_runs_only_some() throws Exception {
    var run = RunId.create();
    try (var round = round(Duration.ofMinutes(1))) {
      round.note(org, new Event.Run(run, flow, "RUNNING"));
      for (var count = 1; count < NewsRound.MAX_RUNS_AT_ONCE + 20; count++) {
        round.note(org, new Event.Run(RunId.create(), flow, "DONE"));
      }
      round.note(org, new Event.Run(run, flow, "DONE"));
      round.start();
      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(new Event.Run(run, flow, "DONE"));
      for (var count = 1; count < NewsRound.MAX_RUNS_AT_ONCE; count++) {
        assertThat(told.poll(30, TimeUnit.SECONDS)).isNotNull();
      }
    }
    assertThat(told).isEmpty();
  }

  private NewsRound round(Duration rest) {
    return new NewsRound(
        rest,
        (_, event) -> {
          if (event.state().equals(BROKEN)) {
            throw new IllegalStateException("while telling");
          }
          told.add(event);
        });
  }
}
