package org.convoke.server.secrets;

import com.google.crypto.tink.Aead;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.convoke.server.platform.Settings;

/// Encrypts what is kept secret with the server's key set, each text bound to its place, so that a
/// row that is copied elsewhere cannot be read there. Thread-safe.
@Singleton
public class Vault {

  private final Aead aead;

  Vault(Settings settings) {
    this.aead =
        settings
            .secretKeys()
            .map(SecretKeys::read)
            .orElseGet(() -> SecretKeys.readOrMake(settings.data().resolve("secrets.keys")));
  }

  /// @param place where it is kept, unique on this server: `<organization>/<name>`
  public byte[] seal(String place, String text) {
    try {
      return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key set cannot encrypt", e);
    }
  }

  /// @return empty when it was encrypted with another key set, or for another place
  public Optional<String> open(String place, byte[] sealed) {
    try {
      return Optional.of(new String(aead.decrypt(sealed, place(place)), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] place(String place) {
    return place.getBytes(StandardCharsets.UTF_8);
  }
}
