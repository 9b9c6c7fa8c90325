package org.convoke.sandbox.feishu;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts and signs what Feishu pushes: AES-256-CBC under SHA-256 of the Encrypt Key, the IV in
/// front; SHA-256 over timestamp, nonce, key and raw body. Source: "receive and decrypt events",
/// 2025-06.
final class Seal {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Seal() {}

  static String encrypt(String key, String text) {
    var iv = new byte[16];
    RANDOM.nextBytes(iv);
    return encrypt(key, text, iv);
  }

  static String encrypt(String key, String text, byte[] iv) {
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, iv);
      var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      var all = new byte[iv.length + sealed.length];
      System.arraycopy(iv, 0, all, 0, iv.length);
      System.arraycopy(sealed, 0, all, iv.length, sealed.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String decrypt(String key, String text) {
    try {
      var all = Base64.getDecoder().decode(text);
      var iv = java.util.Arrays.copyOf(all, 16);
      var cipher = cipher(Cipher.DECRYPT_MODE, key, iv);
      return new String(cipher.doFinal(all, 16, all.length - 16), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String signature(String timestamp, String nonce, String key, String body) {
    return HexFormat.of().formatHex(sha256(timestamp + nonce + key + body));
  }

  private static Cipher cipher(int mode, String key, byte[] iv) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, new SecretKeySpec(sha256(key), "AES"), new IvParameterSpec(iv));
    return cipher;
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
