package org.convoke.server.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.convoke.database.Database;
import org.convoke.model.LimitExceeded;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.platform.Chore;

/// Slows guessing down: so many wrong passwords within a quarter of an hour, for a user name from
/// one address, for a user name from anywhere, for an address, and for a person who changes his
/// password. In the database, so that all nodes count together. Thread-safe.
///
/// The numbers are a guess at what no honest person reaches. The limit for a user name from
/// anywhere is the highest, because by reaching it an attacker shuts its owner out.
@Singleton
class Throttle implements Chore {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_NAME_AND_ADDRESS = 10;
  private static final int PER_NAME = 100;
  private static final int PER_ADDRESS = 100;
  private static final int PER_PERSON = 10;

  private final Database database;
  private final Clock clock;

  Throttle(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Limit(String subject, int attempts) {}

  /// A password that is tried.
  ///
  /// @param own what is counted for whoever knows the password
  /// @param shared what is counted for others too
  record Attempt(List<String> own, List<String> shared, Instant at) {}

  /// Counts an attempt to sign in before it is made, so that many at once cannot slip through.
  ///
  /// @throws LimitExceeded when there were too many
  Attempt signIn(String username, String address) {
    var name = username.toLowerCase(Locale.ROOT);
    return attempt(
        List.of(
            new Limit("user:" + name + "@" + address, PER_NAME_AND_ADDRESS),
            new Limit("user:" + name, PER_NAME)),
        List.of(new Limit("address:" + address, PER_ADDRESS)));
  }

  /// Counts an attempt to prove with one's password that one is still oneself.
  ///
  /// @throws LimitExceeded when there were too many
  Attempt proof(PersonId person) {
    return attempt(List.of(new Limit("person:" + person, PER_PERSON)), List.of());
  }

  private Attempt attempt(List<Limit> own, List<Limit> shared) {
    Stream.concat(own.stream(), shared.stream()).forEach(this::requireBelow);
    var attempt =
        new Attempt(
            own.stream().map(Limit::subject).toList(),
            shared.stream().map(Limit::subject).toList(),
            clock.instant().truncatedTo(ChronoUnit.MICROS)); // as PostgreSQL keeps it
    database
        .update(
            "signInAttempt.insert",
            "insert into sign_in_attempt (subject, at) select subject, :now from unnest(:subjects) as given (subject)")
        .bind("subjects", Stream.concat(attempt.own().stream(), attempt.shared().stream()).toList())
        .bind("now", attempt.at())
        .execute();
    return attempt;
  }

  /// Forgets every attempt for the name: its owner has come. Of the address only this attempt:
  /// whoever has one account must not go on guessing others from there for ever.
  void succeeded(Attempt attempt) {
    database
        .update(
            "signInAttempt.delete",
            """
            delete from sign_in_attempt
            where subject = any(:own)
              or ctid in (
                select distinct on (subject) ctid
                from sign_in_attempt
                where subject = any(:shared::text[]) and at = :at)
            """)
        .bind("own", attempt.own())
        .bind("shared", attempt.shared())
        .bind("at", attempt.at())
        .execute();
  }

  /// Forgets what counts no more.
  @Override
  public void run() {
    database
        .update("signInAttempt.forget", "delete from sign_in_attempt where at < :before")
        .bind("before", clock.instant().minus(WINDOW))
        .execute();
  }

  private void requireBelow(Limit limit) {
    // The attempt that must leave the window before there is room again.
    var blocking =
        database
            .query(
                "signInAttempt.blocking",
                """
                select at
                from sign_in_attempt
                where subject = :subject and at > :since
                order by at desc
                offset :limit - 1
                limit 1
                """)
            .bind("subject", limit.subject())
            .bind("since", clock.instant().minus(WINDOW))
            .bind("limit", limit.attempts())
            .optional(row -> row.instant("at"));
    blocking.ifPresent(this::refuse);
  }

  private void refuse(Instant blocking) {
    var wait = Duration.between(clock.instant(), blocking.plus(WINDOW));
    var minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
    throw new LimitExceeded(
        "sign-in-throttled",
        Phrase.of(
            "密码错误次数过多，请 %d 分钟后再试。", "Too many wrong passwords; try again in %d minutes.", minutes),
        wait);
  }
}
