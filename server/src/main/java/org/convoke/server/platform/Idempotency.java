package org.convoke.server.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.Statements;
import org.convoke.database.UniqueViolation;
import org.convoke.database.UnitOfWork;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Makes a creating call that is repeated with its `Idempotency-Key` answer as the first time, for
/// 24 hours. Thread-safe.
///
/// ```java
/// var call = new Call(organization, person, "POST /forms/x/records", body);
/// return idempotency.once(key, call, remember -> {
///   var record = …;
///   remember.in(unit, 201, record);   // or remember.in(transaction, 201, record)
///   pipeline.commit(unit);
///   return record;
/// });
/// ```
///
/// The answer is stored with what was created or not at all; of two calls at the same time one is
/// committed, and the other answers with what that one stored.
@Singleton
public class Idempotency implements Chore {

  private static final Duration REMEMBERED = Duration.ofHours(24);
  private static final int MAX_LENGTH = 200;

  /// The code of a key that comes again with something else.
  public static final String REUSED = "idempotency-key-reused";

  /// The same body is the same text, however its properties were sorted.
  private static final ObjectWriter SORTED =
      Json.MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private static final Batch<Answer> INSERT =
      Batch.<Answer>named("idempotencyKey.insert", 10)
          .sorted(Comparator.comparing(Answer::person).thenComparing(Answer::key))
          .uuid(Answer::organization)
          .uuid(Answer::person)
          .text(Answer::key)
          .text(Answer::call)
          .uuid(Answer::asked)
          .integer(Answer::status)
          .text(Answer::body)
          .instant(Answer::at)
          .everyRow(
              """
              insert into idempotency_key (org_id, person_id, key, call, asked, status, answer,
                created_at)
              select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
              """);

  private final Database database;
  private final Clock clock;

  Idempotency(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Answer(
      UUID organization,
      UUID person,
      String key,
      String call,
      UUID asked,
      int status,
      String body,
      Instant at) {}

  /// Who creates what.
  ///
  /// @param path method and path
  /// @param body what is to be created, as it came; the same key with another is refused
  public record Call(OrgId organization, PersonId person, String path, Object body) {

    private UUID hash() {
      try {
        var text = SORTED.writeValueAsBytes(Json.MAPPER.convertValue(body, Object.class));
        var bytes = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
        return new UUID(bytes.getLong(), bytes.getLong());
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("cannot be written as JSON: " + body.getClass(), e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /// What a call answered: now, or the first time.
  ///
  /// @param body an object to be written as JSON, or the text of what was written
  public record Outcome(int status, Object body) {}

  /// Runs a creation, or answers what it answered.
  ///
  /// @param key the header `Idempotency-Key`; null: the creation just runs
  /// @param call the same key on another call, or with another body, is refused
  /// @param create must give its answer to [Remember]
  /// @throws Conflict `idempotency-key-reused`
  public Outcome once(@Nullable String key, Call call, Function<Remember, Outcome> create) {
    if (key == null) {
      return create.apply(new Remember(null, call));
    }
    var first = find(key, call);
    if (first.isPresent()) {
      return first.get();
    }
    try {
      return create.apply(new Remember(key, call));
    } catch (UniqueViolation | Conflict e) {
      // The first call may have been under way, and be what this one conflicts with: by the key, or
      // by any other thing that it created.
      return find(key, call).orElseThrow(() -> e);
    }
  }

  /// Where a creation puts its answer, together with what it writes. Confined to one call.
  public final class Remember {

    private final @Nullable String key;
    private final Call call;

    private Remember(@Nullable String key, Call call) {
      this.key = key;
      this.call = call;
    }

    /// With a unit of work, before it is committed.
    public Outcome in(UnitOfWork unit, int status, Object body) {
      if (key != null) {
        unit.add(INSERT, answer(key, status, body));
      }
      return new Outcome(status, body);
    }

    /// With the statements of a transaction.
    public Outcome in(Statements statements, int status, Object body) {
      if (key != null) {
        insert(statements, answer(key, status, body));
      }
      return new Outcome(status, body);
    }

    private Answer answer(String key, int status, Object body) {
      return new Answer(
          call.organization().value(),
          call.person().value(),
          key,
          call.path(),
          call.hash(),
          status,
          Json.write(body),
          clock.instant());
    }
  }

  private static void insert(Statements statements, Answer answer) {
    statements
        .update(
            "idempotencyKey.insertOne",
            """
            insert into idempotency_key (org_id, person_id, key, call, asked, status, answer,
              created_at)
            values (:org, :person, :key, :call, :asked, :status, :answer, :now)
            """)
        .bind("org", answer.organization())
        .bind("person", answer.person())
        .bind("key", answer.key())
        .bind("call", answer.call())
        .bind("asked", answer.asked())
        .bind("status", answer.status())
        .bind("answer", answer.body())
        .bind("now", answer.at())
        .execute();
  }

  private Optional<Outcome> find(String key, Call call) {
    var found =
        database
            .query(
                "idempotencyKey.find",
                """
                select call, asked, status, answer
                from idempotency_key
                where org_id = :org and person_id = :person and key = :key
                """)
            .bind("org", call.organization().value())
            .bind("person", call.person().value())
            .bind("key", key)
            .optional(
                row ->
                    new Found(
                        row.text("call"),
                        row.optionalUuid("asked"),
                        new Outcome(row.integer("status"), row.text("answer"))));
    found.ifPresent(it -> it.requireSame(call));
    return found.map(Found::outcome);
  }

  /// @param asked empty: a version that did not keep it wrote the row
  private record Found(String call, Optional<UUID> asked, Outcome outcome) {

    private void requireSame(Call repeat) {
      if (!call.equals(repeat.path())) {
        throw new Conflict(
            REUSED,
            Phrase.of(
                "此 Idempotency-Key 已用于另一个请求（%s），请换一个。",
                "This Idempotency-Key was used for another call (%s); take a new one.", call));
      }
      if (!asked.map(repeat.hash()::equals).orElse(true)) {
        throw new Conflict(
            REUSED,
            Phrase.of(
                "此 Idempotency-Key 已用于内容不同的请求，请换一个。",
                "This Idempotency-Key was used with another body; take a new one."));
      }
    }
  }

  /// Forgets what is older than promised.
  @Override
  public void run() {
    database
        .update("idempotencyKey.forget", "delete from idempotency_key where created_at < :before")
        .bind("before", clock.instant().minus(REMEMBERED))
        .execute();
  }

  /// @throws Invalid unless the key has 1 to 200 characters
  static void requireKey(String key) {
    if (key.isBlank() || key.length() > MAX_LENGTH) {
      var detail =
          Phrase.of(
              "Idempotency-Key 应为 1 到 %d 个字符。",
              "Idempotency-Key expects 1 to %d characters.", MAX_LENGTH);
      throw Invalid.parameter("Idempotency-Key", detail);
    }
  }
}
