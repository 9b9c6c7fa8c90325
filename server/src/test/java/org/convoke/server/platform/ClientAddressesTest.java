package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convoke.server.platform.Settings.BusSettings;
import org.convoke.server.platform.Settings.DatabaseSettings;
import org.convoke.server.platform.Settings.Place;
import org.convoke.server.platform.Settings.WebSettings;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {

  @Test
  void without_trusted_proxies_the_header_is_not_read() {
    assertThat(trusting().of("10.0.0.1", List.of("203.0.113.9"))).isEqualTo("10.0.0.1");
  }

  @Test
  void a_trusted_proxy_is_believed_whom_it_was_called_by() {
    assertThat(trusting("10.0.0.1").of("10.0.0.1", List.of("203.0.113.9")))
        .isEqualTo("203.0.113.9");
    assertThat(trusting("10.0.0.1").of("10.0.0.2", List.of("203.0.113.9"))).isEqualTo("10.0.0.2");
    assertThat(trusting("10.0.0.1").of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
  }

  @Test
  void what_the_caller_wrote_into_the_header_himself_is_not_believed() {
    var addresses = trusting("10.0.0.0/8");
    assertThat(addresses.of("10.0.0.1", List.of("1.2.3.4, 203.0.113.9, 10.1.2.3")))
        .isEqualTo("203.0.113.9");
    assertThat(addresses.of("10.0.0.1", List.of("1.2.3.4", "203.0.113.9")))
        .isEqualTo("203.0.113.9");
    assertThat(addresses.of("10.0.0.1", List.of("1.2.3.4, unknown"))).isEqualTo("10.0.0.1");
  }

  @Test
  void ports_and_both_families_are_read() {
    var addresses = trusting("fd00::/8", "127.0.0.1");
    assertThat(addresses.of("fd00:0:0:0:0:0:0:1%eth0", List.of("[2001:db8::1]:443")))
        .isEqualTo("2001:db8:0:0:0:0:0:1");
    assertThat(addresses.of("127.0.0.1", List.of("203.0.113.9:4711"))).isEqualTo("203.0.113.9");
  }

  @Test
  void a_block_may_end_within_a_byte() {
    var addresses = trusting("172.16.0.0/12");
    assertThat(addresses.of("172.31.255.1", List.of("203.0.113.9"))).isEqualTo("203.0.113.9");
    assertThat(addresses.of("172.32.0.1", List.of("203.0.113.9"))).isEqualTo("172.32.0.1");
  }

  private static ClientAddresses trusting(String... networks) {
    var trusted = Stream.of(networks).map(it -> Network.parse(it).orElseThrow()).toList();
    return new ClientAddresses(
        new Settings(
            false,
            false,
            Path.of("data"),
            Optional.empty(),
            List.of(),
            new DatabaseSettings(new Place.Embedded(), 16),
            new WebSettings("127.0.0.1", 8080, URI.create("http://localhost"), 1024, trusted),
            new BusSettings.InProcess(),
            Duration.ofDays(14)));
  }
}
