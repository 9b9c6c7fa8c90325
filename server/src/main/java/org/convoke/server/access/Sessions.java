package org.convoke.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.convoke.database.Database;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;
import org.convoke.server.platform.Chore;
import org.convoke.server.platform.Settings;

/// Sign-ins in browsers. One that was used within the last 30 s is answered from memory; ending one
/// takes effect here at once, and on other nodes when they are told ([Changes]) or within that
/// time. Thread-safe.
@Singleton
public class Sessions implements Chore {

  private static final Duration LONGEST_STALE = Duration.ofSeconds(30);

  /// How often a session in use is written to the database.
  private static final Duration SEEN_STEP = Duration.ofHours(1);

  private final Database database;
  private final Clock clock;
  private final Duration lifetime;
  private final Event<AccessChanged> changes;

  /// Counts the endings: what was read before one is not kept after it.
  private final AtomicLong endings = new AtomicLong();

  private final Cache<ByteBuffer, Session> cache;

  Sessions(
      Database database,
      Clock clock,
      Settings settings,
      Event<AccessChanged> changes,
      Changes ofOtherNodes) {
    this.database = database;
    this.clock = clock;
    this.changes = changes;
    this.lifetime = settings.sessionLifetime();
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(LONGEST_STALE)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
    ofOtherNodes.forget(
        Kind.ACCESS,
        it -> forget(session -> isOf(session, it.org(), String.valueOf(it.id()))),
        () -> forget(_ -> true));
  }

  /// Begins a session.
  Secret begin(OrgId organization, PersonId person) {
    var secret = Secret.create(organization);
    database
        .update(
            "session.insert",
            """
            insert into session (org_id, token_hash, person_id, created_at, seen_at)
            values (:org, :hash, :person, :now, :now)
            """)
        .bind("org", organization.value())
        .bind("hash", secret.hash())
        .bind("person", person.value())
        .bind("now", clock.instant())
        .execute();
    return secret;
  }

  /// The session of a cookie; empty when it ended or never was.
  Optional<Session> find(Secret secret) {
    var hash = secret.hash();
    var cached = cache.getIfPresent(ByteBuffer.wrap(hash));
    if (cached != null) {
      return isOver(cached.seenAt()) ? Optional.empty() : Optional.of(cached);
    }
    var before = endings.get();
    var found = load(secret, hash);
    if (endings.get() == before) {
      found.ifPresent(session -> cache.put(ByteBuffer.wrap(hash), session));
    }
    return found;
  }

  private Optional<Session> load(Secret secret, byte[] hash) {
    var session =
        database
            .query(
                "session.find",
                """
                select person_id, seen_at
                from session
                where org_id = :org and token_hash = :hash
                """)
            .bind("org", secret.organization().value())
            .bind("hash", hash)
            .optional(
                row ->
                    new Session(
                        secret.organization(),
                        new PersonId(row.uuid("person_id")),
                        secret.derived("csrf"),
                        row.instant("seen_at")))
            .filter(it -> !isOver(it.seenAt()));
    return session.map(it -> seen(it, hash));
  }

  private boolean isOver(Instant seenAt) {
    return seenAt.plus(lifetime).isBefore(clock.instant());
  }

  private Session seen(Session session, byte[] hash) {
    var now = clock.instant();
    if (session.seenAt().plus(SEEN_STEP).isAfter(now)) {
      return session;
    }
    database
        .update(
            "session.seen",
            "update session set seen_at = :now where org_id = :org and token_hash = :hash")
        .bind("org", session.organization().value())
        .bind("hash", hash)
        .bind("now", now)
        .execute();
    return new Session(session.organization(), session.person(), session.csrfToken(), now);
  }

  /// Ends one session.
  void end(Secret secret) {
    var person =
        database
            .query(
                "session.delete",
                """
                delete from session
                where org_id = :org and token_hash = :hash
                returning person_id
                """)
            .bind("org", secret.organization().value())
            .bind("hash", secret.hash())
            .optional(row -> new PersonId(row.uuid("person_id")));
    endings.incrementAndGet();
    cache.invalidate(ByteBuffer.wrap(secret.hash()));
    person.ifPresent(it -> changes.fire(new AccessChanged(secret.organization(), it)));
  }

  /// Forgets the sessions that are over.
  @Override
  public void run() {
    database
        .update("session.forget", "delete from session where seen_at < :over")
        .bind("over", clock.instant().minus(lifetime))
        .execute();
  }

  /// Ends every session of a person.
  public void endAll(OrgId organization, PersonId person) {
    database
        .update(
            "session.deleteAll", "delete from session where org_id = :org and person_id = :person")
        .bind("org", organization.value())
        .bind("person", person.value())
        .execute();
    forget(session -> isOf(session, organization, person.toString()));
    changes.fire(new AccessChanged(organization, person));
  }

  private void forget(Predicate<Session> which) {
    endings.incrementAndGet();
    cache.asMap().values().removeIf(which);
  }

  private static boolean isOf(Session session, OrgId organization, String person) {
    return session.organization().equals(organization)
        && session.person().toString().equals(person);
  }
}
