package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Vectors of receive-and-decrypt-events, and of the vendor's own Java SDK 2.5.3.
class SealTest {

  private static final String HELLO = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=";

  @Test
  void what_feishu_encrypted_is_decrypted() {
    assertThat(Seal.decrypt("test key", HELLO)).contains("hello world");
    assertThat(
            Seal.decrypt(
                "test key",
                "AAECAwQFBgcICQoLDA0OD+IYGLa3VZJR7EU+faBqn73LOZPVCJmHScfc6x3Otme86n6g/l/w3GPIzCo+wV1/L396jNtRrJV/imyvrJPXMMs="))
        .contains("{\"challenge\":\"c1\",\"token\":\"vt\",\"type\":\"url_verification\"}");
  }

  @Test
  void a_body_is_signed_as_feishu_signs_it() {
    assertThat(
            Seal.signature("1700000000", "nonce1", "test key", "{\"encrypt\":\"" + HELLO + "\"}"))
        .isEqualTo("21b279029a3bdf7b9f02a4935c76c53f09876d9d0e45add77a99d55d1bc7e79e");
  }

  @Test
  void what_is_not_encrypted_with_the_key_is_not_decrypted() {
    assertThat(Seal.decrypt("another key", HELLO)).isNotEqualTo("hello world");
    assertThat(Seal.decrypt("test key", "")).isEmpty();
    assertThat(Seal.decrypt("test key", "no base64!")).isEmpty();
    assertThat(Seal.decrypt("test key", "AAAA")).isEmpty();
  }
}
