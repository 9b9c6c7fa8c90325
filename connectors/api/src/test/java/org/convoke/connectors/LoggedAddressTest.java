package org.convoke.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggedAddressTest {

  private static final URI BASE = URI.create("https://api.example.com");

  @Test
  void the_token_is_left_out_and_the_rest_is_readable() {
    var address = URI.create(BASE + "/cgi-bin/user/get?access_token=***&userid=a%20b");
    assertThat(LoggedAddress.of(address, BASE, "access_token"))
        .contains(new LoggedAddress("/cgi-bin/user/get", Map.of("userid", "a b")));
  }

  @Test
  void what_has_another_secret_or_is_elsewhere_cannot_be_asked_again() {
    var secret = URI.create(BASE + "/cgi-bin/gettoken?corpid=c&corpsecret=***");
    assertThat(LoggedAddress.of(secret, BASE, "access_token")).isEmpty();
    var elsewhere = URI.create("https://api.example.com.evil.org/cgi-bin/user/get");
    assertThat(LoggedAddress.of(elsewhere, BASE, "access_token")).isEmpty();
    assertThat(LoggedAddress.of(URI.create(BASE + "/a/***/b"), BASE, "")).isEmpty();
  }
}
