package org.convoke.connectors.feishu;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// How Feishu signs and encrypts what it sends: AES-256-CBC under the SHA-256 of the Encrypt Key,
/// the first 16 bytes being the IV; SHA-256 over timestamp, nonce, key and body. Source: receive
/// and decrypt events, 2025-06.
final class Seal {

  private static final int IV = 16;

  private Seal() {}

  /// @return empty when it was not encrypted with this key
  static Optional<String> decrypt(String key, String encrypted) {
    try {
      var bytes = Base64.getDecoder().decode(encrypted);
      if (bytes.length < 2 * IV) {
        return Optional.empty();
      }
      var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(sha256(key), "AES"),
          new IvParameterSpec(Arrays.copyOf(bytes, IV)));
      var plain = cipher.doFinal(bytes, IV, bytes.length - IV);
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /// @param body exactly as it came
  static String signature(String timestamp, String nonce, String key, String body) {
    return HexFormat.of().formatHex(sha256(timestamp + nonce + key + body));
  }

  /// Whether two texts are the same, in a time that does not tell where they differ.
  static boolean areEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
