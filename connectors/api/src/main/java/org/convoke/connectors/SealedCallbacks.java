package org.convoke.connectors;

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
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;

/// The seal that WeCom and DingTalk put on their callbacks, in the same way (WeCom, document 91144;
/// DingTalk, "callback event message body encryption and decryption", both as of 2026-08):
///
/// - key: 32 bytes, given as 43 characters of Base64 without the `=`; its first 16 bytes are the
///   IV;
/// - cipher: AES-256-CBC over `random(16) ‖ length(4, big-endian) ‖ text ‖ receiver`, padded as in
///   PKCS#7 but to blocks of 32 bytes, so by hand;
/// - signature: SHA-1 in hexadecimal over token, time, nonce and sealed text, sorted and joined.
///
/// SHA-1 and CBC without a tag are the platforms' choice. Thread-safe.
public final class SealedCallbacks {

  private static final int KEY_CHARACTERS = 43;
  private static final int BLOCK = 32;
  private static final int HEAD = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String token;
  private final byte[] key;
  private final String receiver;

  /// @param token chosen in the platform's console
  /// @param aesKey 43 letters and digits, chosen there too
  /// @param receiver whose calls they are; calls of anybody else are refused
  /// @throws Invalid when the key is no such key
  public SealedCallbacks(String token, String aesKey, String receiver) {
    this.token = token;
    this.key = key(aesKey);
    this.receiver = receiver;
  }

  private static byte[] key(String aesKey) {
    if (aesKey.length() == KEY_CHARACTERS) {
      try {
        return Base64.getDecoder().decode(aesKey + "=");
      } catch (IllegalArgumentException e) {
        // falls through: the same answer as for any other text that is no key
      }
    }
    throw new Invalid(
        "callback-key-malformed",
        Phrase.of(
            "回调的加密密钥应为 43 个字母和数字，现为 %d 个字符。",
            "The key of callbacks expects 43 letters and digits, got %d characters.",
            aesKey.length()));
  }

  /// The text under a seal.
  ///
  /// @param signature as it came
  /// @throws Forbidden when the signature is not the platform's, or the call is somebody else's
  public String open(String signature, String timestamp, String nonce, String sealed) {
    var expected = sign(timestamp, nonce, sealed).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
      throw refused("签名不正确", "its signature is wrong");
    }
    return text(decrypted(sealed));
  }

  /// A text under a seal of ours.
  public String seal(String text) {
    var content = text.getBytes(StandardCharsets.UTF_8);
    var owner = receiver.getBytes(StandardCharsets.UTF_8);
    var length = HEAD + content.length + owner.length;
    var pad = BLOCK - length % BLOCK;
    var random = new byte[16];
    RANDOM.nextBytes(random);
    var plain = new byte[length + pad];
    ByteBuffer.wrap(plain).put(random).putInt(content.length).put(content).put(owner);
    Arrays.fill(plain, length, plain.length, (byte) pad);
    return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain));
  }

  /// The signature of a sealed text.
  public String sign(String timestamp, String nonce, String sealed) {
    var parts = new String[] {token, timestamp, nonce, sealed};
    Arrays.sort(parts);
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private byte[] decrypted(String sealed) {
    try {
      var bytes = Base64.getDecoder().decode(sealed);
      if (bytes.length > 0 && bytes.length % 16 == 0) {
        return crypt(Cipher.DECRYPT_MODE, bytes);
      }
    } catch (IllegalArgumentException e) {
      // falls through: what is no Base64 cannot be decrypted
    }
    throw refused("无法解密", "it cannot be decrypted");
  }

  private String text(byte[] plain) {
    var pad = plain[plain.length - 1];
    var end = plain.length - pad;
    if (pad < 1 || pad > BLOCK || end < HEAD) {
      throw refused("无法解密", "it cannot be decrypted");
    }
    var length = ByteBuffer.wrap(plain, 16, 4).getInt();
    if (length < 0 || length > end - HEAD) {
      throw refused("无法解密", "it cannot be decrypted");
    }
    var owner = new String(plain, HEAD + length, end - HEAD - length, StandardCharsets.UTF_8);
    if (!owner.equals(receiver)) {
      throw refused("不是发给此应用的", "it is for somebody else");
    }
    return new String(plain, HEAD, length, StandardCharsets.UTF_8);
  }

  private byte[] crypt(int mode, byte[] bytes) {
    try {
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES in CBC mode", e);
    }
  }

  /// What a call meets that was signed outside the [ReplayWindow].
  public static Forbidden tooOld() {
    return refused("签名已过期", "its signature is too old");
  }

  private static Forbidden refused(String zh, String en) {
    return new Forbidden(
        "callback-refused",
        Phrase.of("回调被拒绝：%s。", "The callback is refused: %s.", Phrase.of(zh, en)));
  }
}
