package org.convoke.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void sizes_are_those_of_the_documentation_unless_others_are_asked_for() {
    var usual = Options.parse(List.of());
    assertThat(usual.names()).containsExactly("start", "runs");
    assertThat(usual.finished()).isEqualTo(5_000_000);
    assertThat(usual.waiting()).isEqualTo(100_000);

    var asked = Options.parse(List.of("history", "--finished", "200", "--waiting", "10"));
    assertThat(asked.names()).containsExactly("history");
    assertThat(asked.finished()).isEqualTo(200);
    assertThat(asked.waiting()).isEqualTo(10);
  }

  @Test
  void nothing_is_measured_with_none() {
    assertThatThrownBy(() -> Options.parse(List.of("--waiting", "0")))
        .hasMessageContaining("--waiting");
  }
}
