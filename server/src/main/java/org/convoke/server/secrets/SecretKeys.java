package org.convoke.server.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.convoke.model.Phrase;
import org.convoke.server.platform.StartFailure;

/// The key set that encrypts secrets: Tink's JSON, AES-256-GCM, in a file that only this user can
/// read.
final class SecretKeys {

  private SecretKeys() {}

  /// Reads a key set that somebody else keeps.
  ///
  /// @throws StartFailure when it cannot be read, or is none
  static Aead read(Path file) {
    try {
      AeadConfig.register();
      var keys =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), InsecureSecretKeyAccess.get());
      return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailure(
          Phrase.of(
              "无法从 %s 读取密钥集（Tink JSON 格式）：%s。没有它就不能解开已保存的密钥。",
              "The key set for secrets (Tink JSON) cannot be read from %s: %s. Without it the"
                  + " secrets that are kept cannot be used.",
              file,
              e.getClass().getSimpleName()),
          e);
    }
  }

  /// Reads our own key set, and makes it when there is none.
  static Aead readOrMake(Path file) {
    if (!Files.exists(file)) {
      make(file);
    }
    return read(file);
  }

  /// Written beside and moved into place: half a key set is worse than none.
  private static void make(Path file) {
    try {
      AeadConfig.register();
      var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      var json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
      Files.createDirectories(file.getParent());
      var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var written = Files.createTempFile(file.getParent(), "keys", ".tmp", own);
      Files.writeString(written, json);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailure(
          Phrase.of(
              "无法写入密钥集 %s：%s。", "The key set for secrets cannot be written to %s: %s.", file, e),
          e);
    }
  }
}
