package org.convoke.server.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.convoke.database.Database;
import org.convoke.database.Statements;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Passwords as Argon2id hashes (RFC 9106) with 19 MiB, two passes and one lane: the least that
/// OWASP's password storage cheat sheet (2025) recommends, and about 40 ms of one core here. At
/// most two are computed at once, so that sign-ins cannot take the whole machine. Thread-safe.
@Singleton
public class Passwords {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MIN_LENGTH = 8;

  /// Longer ones would only cost time; no person has one.
  private static final int MAX_LENGTH = 200;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

  private final Database database;
  private final Clock clock;
  private final Semaphore computing = new Semaphore(2);

  /// Compared with when there is nobody, so that the answer takes as long as for anybody.
  private final String nobody;

  Passwords(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.nobody = PREFIX + "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  }

  /// Whether this is the person's password. Takes the same time when there is no such person.
  boolean matches(OrgId organization, PersonId person, String password) {
    return matches(find(organization, person).orElse(nobody), password);
  }

  /// Takes the time of a comparison, and says no.
  boolean matchesNobody(String password) {
    return matches(nobody, password);
  }

  /// A password as it is kept. Never prints.
  public record Hash(String text) {
    @Override
    public String toString() {
      return "****";
    }
  }

  /// Computes what is kept of a new password. Takes its time, so it is done before a transaction is
  /// opened, not within.
  ///
  /// @param field the name of the password in the caller's body, for errors
  /// @throws Invalid when it is missing, too short or too long
  public Hash hash(String field, @Nullable String password) {
    return hash(require(field, password));
  }

  /// The same for a password that is public anyway: that of the demo.
  public Hash hash(String password) {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    var encoder = Base64.getEncoder().withoutPadding();
    return new Hash(
        PREFIX
            + encoder.encodeToString(salt)
            + "$"
            + encoder.encodeToString(compute(password, salt, MEMORY_KIB, PASSES)));
  }

  /// Gives a person a password.
  public void set(Statements statements, OrgId organization, PersonId person, Hash hash) {
    setForAll(statements, organization, List.of(person), hash);
  }

  private static String require(String field, @Nullable String password) {
    var length = password == null ? 0 : password.codePointCount(0, password.length());
    if (password != null && length >= MIN_LENGTH && length <= MAX_LENGTH) {
      return password;
    }
    throw Invalid.field(
        field,
        length == 0 ? "required" : length < MIN_LENGTH ? "too-short" : "too-long",
        Phrase.of(
            "密码为 %d 到 %d 个字符。", "A password has %d to %d characters.", MIN_LENGTH, MAX_LENGTH));
  }

  /// Gives many people one password.
  public void setForAll(
      Statements statements, OrgId organization, Collection<PersonId> people, Hash hash) {
    statements
        .update(
            "password.put",
            """
            insert into password (org_id, person_id, hash, changed_at)
            select :org, person_id, :hash, :now
            from unnest(:people) as given (person_id)
            on conflict (org_id, person_id) do update
            set hash = excluded.hash, changed_at = excluded.changed_at
            """)
        .bind("org", organization.value())
        .bind("people", people.stream().map(PersonId::value).toList())
        .bind("hash", hash.text())
        .bind("now", clock.instant())
        .execute();
  }

  private Optional<String> find(OrgId organization, PersonId person) {
    return database
        .query(
            "password.find",
            "select hash from password where org_id = :org and person_id = :person")
        .bind("org", organization.value())
        .bind("person", person.value())
        .optional(row -> row.text("hash"));
  }

  /// With the cost that the hash names: it may be an older one.
  private boolean matches(String hash, String password) {
    var parts = hash.split("\\$");
    var cost = parts[3].split("[=,]");
    var salt = Base64.getDecoder().decode(parts[4]);
    var expected = Base64.getDecoder().decode(parts[5]);
    var actual = compute(password, salt, Integer.parseInt(cost[1]), Integer.parseInt(cost[3]));
    return MessageDigest.isEqual(expected, actual);
  }

  private byte[] compute(String password, byte[] salt, int memory, int passes) {
    computing.acquireUninterruptibly();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(1)
              .withSalt(salt)
              .build());
      var hash = new byte[HASH_BYTES];
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
      return hash;
    } finally {
      computing.release();
    }
  }
}
