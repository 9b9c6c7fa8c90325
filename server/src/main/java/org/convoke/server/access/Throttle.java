package org.convoke.server.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.convoke.database.Database;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.convoke.server.platform.Chore;

/// Slows guessing down: so many failed sign-ins within a quarter of an hour, for a user name from
/// one address, for a user name from anywhere, and for an address. In the database, so that all
/// nodes count together. Thread-safe.
///
/// The numbers are a guess at what no honest person reaches. The limit for a user name from
/// anywhere is the highest, because by reaching it an attacker shuts its owner out.
@Singleton
class Throttle implements Chore {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_NAME_AND_ADDRESS = 10;
  private static final int PER_NAME = 100;
  private static final int PER_ADDRESS = 100;

  private final Database database;
  private final Clock clock;

  Throttle(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Limit(String subject, int attempts) {}

  /// Counts an attempt before it is made, so that many at once cannot slip through.
  ///
  /// @throws LimitExceeded when there were too many
  void attempt(String username, String address) {
    var limits = limits(username, address);
    for (var limit : limits) {
      requireBelow(limit);
    }
    database
        .update(
            "signInAttempt.insert",
            "insert into sign_in_attempt (subject, at) select subject, :now from unnest(:subjects) as given (subject)")
        .bind("subjects", limits.stream().map(Limit::subject).toList())
        .bind("now", clock.instant())
        .execute();
  }

  /// Forgets the attempts for a name: its owner has come.
  void succeeded(String username, String address) {
    database
        .update(
            "signInAttempt.delete", "delete from sign_in_attempt where subject = any(:subjects)")
        .bind("subjects", limits(username, address).stream().map(Limit::subject).toList())
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

  private static List<Limit> limits(String username, String address) {
    var name = username.toLowerCase(Locale.ROOT);
    return List.of(
        new Limit("user:" + name + "@" + address, PER_NAME_AND_ADDRESS),
        new Limit("user:" + name, PER_NAME),
        new Limit("address:" + address, PER_ADDRESS));
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
            "登录失败次数过多，请 %d 分钟后再试。", "Too many failed sign-ins; try again in %d minutes.", minutes),
        wait);
  }
}
