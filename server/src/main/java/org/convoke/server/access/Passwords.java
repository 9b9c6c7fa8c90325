package org.convoke.server.access;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
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

/// Passwords as Argon2id hashes (RFC 9106) with one lane. At most two are computed at once, so that
/// sign-ins cannot take the whole machine. Thread-safe.
@Singleton
public class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MIN_LENGTH = 8;

  /// Longer ones would only cost time; no person has one.
  private static final int MAX_LENGTH = 200;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Clock clock;
  private final Cost cost;
  private final Semaphore computing = new Semaphore(2);

  /// Compared with when there is nobody, so that the answer takes as long as for anybody.
  private final String nobody;

  Passwords(Database database, Clock clock, Cost cost) {
    this.database = database;
    this.clock = clock;
    this.cost = cost;
    this.nobody =
        cost.prefix() + "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  }

  /// What a new hash costs.
  ///
  /// @param memory in KiB
  record Cost(int memory, int passes) {

    /// The least that OWASP's password storage cheat sheet (2025) recommends, and about 40 ms of
    /// one core here.
    static final Cost RECOMMENDED = new Cost(19 * 1024, 2);

    private String prefix() {
      return "$argon2id$v=19$m=%d,t=%d,p=1$".formatted(memory, passes);
    }
  }

  /// Tests put a cheap one in its place: they sign in a thousand times.
  @Produces
  @Singleton
  @DefaultBean
  static Cost cost() {
    return Cost.RECOMMENDED;
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
        cost.prefix()
            + encoder.encodeToString(salt)
            + "$"
            + encoder.encodeToString(compute(password, salt, cost)));
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
    var numbers = parts[3].split("[=,]");
    var then = new Cost(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[3]));
    var salt = Base64.getDecoder().decode(parts[4]);
    var expected = Base64.getDecoder().decode(parts[5]);
    var actual = compute(password, salt, then);
    return MessageDigest.isEqual(expected, actual);
  }

  private byte[] compute(String password, byte[] salt, Cost of) {
    computing.acquireUninterruptibly();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(of.memory())
              .withIterations(of.passes())
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
