package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @Test
  void a_loop_goes_on_after_a_failure_and_ends_when_it_is_interrupted() {
    var done = new ArrayList<Integer>();
    var loop =
        new Loop(
            "test",
            () -> {
              done.add(done.size());
              throw new IllegalStateException("always fails");
            },
            Duration.ofSeconds(2),
            _ -> {
              if (done.size() == 3) {
                throw new InterruptedException();
              }
            });
    loop.run();
    assertThat(done).hasSize(3);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
