package org.convoke.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.junit.jupiter.api.Test;

/// With the platforms' own samples.
class SealedCallbacksTest {

  private static final SealedCallbacks WECOM =
      new SealedCallbacks(
          "QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");

  private static final SealedCallbacks DINGTALK =
      new SealedCallbacks(
          "123456", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij", "suite4xxxxxxxxxxxxxxx");

  private static final String ECHO =
      "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
  private static final String ECHO_SIGNATURE = "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3";

  @Test
  void wecom_s_sample_of_an_address_s_check_opens() {
    assertThat(WECOM.open(ECHO_SIGNATURE, "1409659589", "263014780", ECHO))
        .isEqualTo("1616140317555161061");
  }

  @Test
  void wecom_s_sample_of_a_message_opens() {
    var sealed =
        "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
    assertThat(
            WECOM.open(
                "477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", sealed))
        .contains("<Content><![CDATA[hello]]></Content>", "4561255354251345929");
  }

  @Test
  void dingtalk_s_sample_opens() {
    var sealed =
        "1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==";
    assertThat(
            DINGTALK.open(
                "5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0", "1445827045067", "nEXhMP4r", sealed))
        .isEqualTo(
            """
            {"EventType":"check_create_suite_url","Random":"LPIdSnlF","TestSuiteKey":"suite4xxxxxxxxxxxxxxx"}""");
  }

  @Test
  void what_is_sealed_opens_again_whatever_its_length() {
    for (var length = 0; length < 70; length++) {
      var text = "群".repeat(length);
      var sealed = DINGTALK.seal(text);
      assertThat(DINGTALK.open(DINGTALK.sign("1", "n", sealed), "1", "n", sealed)).isEqualTo(text);
    }
  }

  @Test
  void a_wrong_signature_is_refused() {
    assertThatThrownBy(
            () -> WECOM.open("0" + ECHO_SIGNATURE.substring(1), "1409659589", "263014780", ECHO))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> WECOM.open("", "1409659589", "263014780", ECHO))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void a_call_for_somebody_else_is_refused() {
    var other =
        new SealedCallbacks("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx-other");
    assertThatThrownBy(() -> other.open(ECHO_SIGNATURE, "1409659589", "263014780", ECHO))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("somebody else");
  }

  @Test
  void what_was_never_sealed_is_refused() {
    for (var garbage : new String[] {"", "?", "AAAA", "A".repeat(64)}) {
      assertThatThrownBy(() -> WECOM.open(WECOM.sign("1", "n", garbage), "1", "n", garbage))
          .isInstanceOf(Forbidden.class);
    }
  }

  @Test
  void a_text_that_is_no_key_is_named() {
    assertThatThrownBy(() -> new SealedCallbacks("t", "short", "r"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("43");
    assertThatThrownBy(() -> new SealedCallbacks("t", "!".repeat(43), "r"))
        .isInstanceOf(Invalid.class);
  }
}
