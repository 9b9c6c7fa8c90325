package org.convoke.engine.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.convoke.connectors.EffectKey;

/// Names effects by what they are for, so that whoever intends one again meets the same row.
final class EffectKeys {

  /// 160 bits: no two of 10¹² effects are expected to meet.
  private static final int BYTES = 20;

  private EffectKeys() {}

  /// @param path of the step within the run
  static EffectKey of(RunStore.Stored run, String path) {
    var text = run.flow() + "\n" + run.businessKey() + "\n" + path;
    return new EffectKey(hash(text));
  }

  /// A text of any length as one of 40 characters.
  static String hash(String text) {
    var hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
