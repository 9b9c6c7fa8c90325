package org.convoke.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The key set that several servers on one database need: a key of AES-256-GCM in Tink's JSON.
final class SharedKeys {

  private static final int KEY_BYTES = 32;

  /// Tag and length of `key_value` in Tink's `AesGcmKey`, which a protocol buffer begins with here.
  private static final byte[] BEFORE_THE_KEY = {0x1a, KEY_BYTES};

  private SharedKeys() {}

  /// Makes a key and writes it into a file.
  static Path write(Path file) throws IOException {
    var message = new byte[BEFORE_THE_KEY.length + KEY_BYTES];
    new SecureRandom().nextBytes(message);
    System.arraycopy(BEFORE_THE_KEY, 0, message, 0, BEFORE_THE_KEY.length);
    return Files.writeString(
        file,
        """
        {"primaryKeyId":1,"key":[{"keyId":1,"status":"ENABLED","outputPrefixType":"TINK","keyData":{
          "typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",
          "keyMaterialType":"SYMMETRIC","value":"%s"}}]}
        """
            .formatted(Base64.getEncoder().encodeToString(message)));
  }
}
