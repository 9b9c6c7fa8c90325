package org.convoke.sandbox.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts and signs what WeCom and DingTalk push: AES-256-CBC, the key's first half as IV, PKCS#7
/// to blocks of 32 bytes, around `random(16) ‖ length(4) ‖ message ‖ receiver`; SHA-1 over the
/// sorted token, timestamp, nonce and cipher text. Source: WeCom document 91144, DingTalk "callback
/// event message body encryption".
///
/// @param token signs
/// @param key 43 characters of Base64
/// @param receiver corpid, appKey or suiteKey
public record MessageSeal(String token, String key, String receiver) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BLOCK = 32;

  /// The cipher text of a message.
  public String encrypt(String message) {
    var random = new byte[16];
    RANDOM.nextBytes(random);
    var text = message.getBytes(StandardCharsets.UTF_8);
    var to = receiver.getBytes(StandardCharsets.UTF_8);
    var length = 16 + 4 + text.length + to.length;
    var padding = BLOCK - length % BLOCK;
    var plain = ByteBuffer.allocate(length + padding);
    plain.put(random).putInt(text.length).put(text).put(to);
    Arrays.fill(plain.array(), length, length + padding, (byte) padding);
    return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain.array()));
  }

  /// The message in a cipher text.
  ///
  /// @throws IllegalArgumentException when it is not for this receiver
  public String decrypt(String encrypted) {
    var plain = ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted)));
    var padding = plain.get(plain.capacity() - 1);
    plain.position(16);
    var text = new byte[plain.getInt()];
    plain.get(text);
    var to = new byte[plain.remaining() - padding];
    plain.get(to);
    if (!receiver.equals(new String(to, StandardCharsets.UTF_8))) {
      throw new IllegalArgumentException("expected receiver " + receiver);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  /// The signature of a cipher text.
  public String sign(String timestamp, String nonce, String encrypted) {
    var parts = new String[] {token, timestamp, nonce, encrypted};
    Arrays.sort(parts);
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of()
          .formatHex(digest.digest(String.join("", parts).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] crypt(int mode, byte[] text) {
    try {
      var bytes = Base64.getDecoder().decode(key + "=");
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, new SecretKeySpec(bytes, "AES"), new IvParameterSpec(bytes, 0, 16));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
