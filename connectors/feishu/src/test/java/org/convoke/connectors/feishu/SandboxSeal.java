package org.convoke.connectors.feishu;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts as Feishu does.
final class SandboxSeal {

  private SandboxSeal() {}

  static String encrypt(String key, String text) {
    try {
      var secret =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      var iv = new byte[16];
      var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(iv));
      var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      var all = Arrays.copyOf(iv, iv.length + sealed.length);
      System.arraycopy(sealed, 0, all, iv.length, sealed.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
