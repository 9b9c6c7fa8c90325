package org.convoke.server.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.convoke.model.Forbidden;
import org.convoke.model.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom flows may reach.
class EgressTest {

  /// A name service that gives these addresses for every name.
  private static Egress egress(List<String> allowed, String... addresses) {
    return new Egress(
        _ -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new),
        allowed);
  }

  @Test
  void a_line_is_led_past_the_guard_too() {
    var vertx = Vertx.vertx();
    var calls = new HttpCalls(vertx);
    for (var address : List.of("ws://line.example:6379/", "wss://[::1]/", "wss://line.example/")) {
      assertThatThrownBy(
              () ->
                  new PlatformWire(egress(List.of(), "10.0.0.7"), calls)
                      .requireAllowed(URI.create(address)))
          .isInstanceOf(Forbidden.class);
    }
    new PlatformWire(egress(List.of(), "8.8.8.8"), calls)
        .requireAllowed(URI.create("wss://line.example/"));
    new PlatformWire(egress(List.of("line.example:443"), "10.0.0.7"), calls)
        .requireAllowed(URI.create("wss://line.example/"));
    vertx.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "240.0.0.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "2001::1",
        "2001:db8::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1"
      })
  void an_address_of_our_own_network_is_refused(String address) {
    assertThatThrownBy(() -> egress(List.of(), address).resolve("innocent.example", 443))
        .isInstanceOfSatisfying(
            Forbidden.class,
            problem -> assertThat(problem.code()).isEqualTo("address-not-allowed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "192.169.0.1",
        "::ffff:8.8.8.8",
        "2606:4700::1111",
        "64:ff9b::808:808",
        "2400:3200::1"
      })
  void an_address_of_the_internet_is_reached(String address) {
    assertThat(egress(List.of(), address).resolve("api.example", 443))
        .isEqualTo(InetAddress.ofLiteral(address));
  }

  @Test
  void one_address_of_our_own_among_several_is_enough_to_refuse() {
    assertThatThrownBy(() -> egress(List.of(), "8.8.8.8", "10.0.0.1").resolve("x.example", 80))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void a_host_that_the_configuration_allows_is_reached_wherever_it_is() {
    assertThat(egress(List.of("crm.local"), "10.0.0.1").resolve("CRM.local", 443)).isNotNull();
    var onePort = egress(List.of("crm.local:8080"), "10.0.0.1");
    assertThat(onePort.resolve("crm.local", 8080)).isNotNull();
    assertThatThrownBy(() -> onePort.resolve("crm.local", 22)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> onePort.resolve("other.local", 8080)).isInstanceOf(Forbidden.class);
  }

  @Test
  void addresses_written_in_odd_ways_are_refused_or_unknown() {
    var real = new Egress(InetAddress::getAllByName, List.of());
    for (var host : List.of("2130706433", "0x7f000001", "127.1", "localhost")) {
      assertThatThrownBy(() -> real.resolve(host, 80))
          .isInstanceOfAny(Forbidden.class, Unavailable.class);
    }
  }

  @Test
  void a_host_that_nobody_knows_may_be_known_later() {
    var none =
        new Egress(
            host -> {
              throw new UnknownHostException(host);
            },
            List.of());
    assertThatThrownBy(() -> none.resolve("nowhere.example", 80))
        .isInstanceOfSatisfying(
            Unavailable.class, problem -> assertThat(problem.code()).isEqualTo("unknown-host"));
  }
}
