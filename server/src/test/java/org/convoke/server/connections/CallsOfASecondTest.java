package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CallsOfASecondTest {

  private static final Supplier<RuntimeException> NO_PLACE = IllegalStateException::new;

  private final List<Runnable> aSecondLater = new ArrayList<>();
  private final CallsOfASecond calls = new CallsOfASecond(2, aSecondLater::add);

  @Test
  void while_calls_are_on_their_way_there_are_no_more_than_allowed() {
    assertThat(call(() -> call(() -> hasPlace()))).isFalse();
  }

  @Test
  void an_answered_call_keeps_its_place_for_a_second() {
    assertThat(hasPlace()).isTrue();
    assertThat(hasPlace()).isTrue();
    assertThat(hasPlace()).isFalse();
    aSecondLater.removeFirst().run();
    assertThat(hasPlace()).isTrue();
    assertThat(hasPlace()).isFalse();
  }

  @Test
  void a_call_that_fails_may_have_counted_too() {
    assertThatThrownBy(
            () ->
                call(
                    () -> {
                      throw new UnsupportedOperationException();
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(hasPlace()).isTrue();
    assertThat(hasPlace()).isFalse();
  }

  private boolean hasPlace() {
    try {
      return call(() -> true);
    } catch (IllegalStateException noPlace) {
      return false;
    }
  }

  private <T> T call(Supplier<T> call) {
    return calls.within(Duration.ZERO, call, NO_PLACE);
  }
}
