package org.convoke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentiles_are_values_that_were_measured() {
    var latencies = new Latencies();
    for (var millis = 200; millis >= 1; millis--) {
      latencies.add(millis * 1_000_000L);
    }
    assertThat(latencies).hasToString("p50 100.0 ms, p99 198.0 ms, max 200.0 ms");
  }
}
