package org.convoke.sandbox.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Against texts that others sealed.
class SealTest {

  private static final String KEY = "test key";

  @Test
  void the_vendors_own_text_is_opened() {
    assertThat(Seal.decrypt(KEY, "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="))
        .isEqualTo("hello world");
  }

  @Test
  void the_same_iv_gives_the_same_text() {
    var iv = new byte[16];
    for (var index = 0; index < iv.length; index++) {
      iv[index] = (byte) index;
    }
    assertThat(
            Seal.encrypt(
                KEY, "{\"challenge\":\"c1\",\"token\":\"vt\",\"type\":\"url_verification\"}", iv))
        .isEqualTo(
            "AAECAwQFBgcICQoLDA0OD+IYGLa3VZJR7EU+faBqn73LOZPVCJmHScfc6x3Otme86n6g/l/w3GPIzCo+wV1/L396jNtRrJV/imyvrJPXMMs=");
  }

  @Test
  void a_body_is_signed_as_the_vendor_signs_it() {
    var body = "{\"encrypt\":\"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=\"}";
    assertThat(Seal.signature("1700000000", "nonce1", KEY, body))
        .isEqualTo("21b279029a3bdf7b9f02a4935c76c53f09876d9d0e45add77a99d55d1bc7e79e");
  }
}
