package org.convoke.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.convoke.model.OrgId;

/// A random secret that names its organization, for cookies and API tokens: 16 bytes of
/// organization, 24 random bytes. Only its SHA-256 is stored, which is enough for 192 random bits.
///
/// @param organization where to look for it
/// @param text what the client keeps
record Secret(OrgId organization, String text) {

  private static final int ORGANIZATION_BYTES = 16;
  private static final int RANDOM_BYTES = 24;
  private static final int TEXT_LENGTH = 54;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  static Secret create(OrgId organization) {
    var random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    var id = organization.value();
    var bytes =
        ByteBuffer.allocate(ORGANIZATION_BYTES + RANDOM_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(random)
            .array();
    return new Secret(organization, ENCODER.encodeToString(bytes));
  }

  /// @return empty when the text cannot be one
  static Optional<Secret> parse(String text) {
    if (text.length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      return Optional.of(new Secret(new OrgId(new UUID(bytes.getLong(), bytes.getLong())), text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What is stored.
  byte[] hash() {
    return sha256(text);
  }

  /// Another secret that whoever has this one can know, for one purpose.
  String derived(String purpose) {
    return ENCODER.encodeToString(sha256(purpose + ":" + text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Secret[****]";
  }
}
