package org.convoke.server.connections;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.convoke.connectors.Tokens;
import org.convoke.engine.Waiter;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.server.connections.TokenStore.Place;
import org.convoke.server.secrets.Vault;

/// The access tokens of one connection. One that is good is answered from memory; otherwise one
/// thread of this node looks into the table, and one node fetches while the others wait for the
/// row. No transaction is open while the platform is asked: the turn is a lease in the row.
///
/// Thread-safe: a lock for each kind is held while one is looked for, so that of many threads that
/// need it one asks.
final class StoredTokens implements Tokens {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private final StoredConnection connection;
  private final TokenStore store;
  private final Vault vault;
  private final Clock clock;
  private final Waiter waiter;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  StoredTokens(
      StoredConnection connection, TokenStore store, Vault vault, Clock clock, Waiter waiter) {
    this.connection = connection;
    this.store = store;
    this.vault = vault;
    this.clock = clock;
    this.waiter = waiter;
  }

  private record Known(String value, Instant expiresAt) {
    boolean isGood(Instant now, Duration early) {
      return now.plus(early).isBefore(expiresAt);
    }
  }

  @Override
  public String token(String kind, Duration early, Supplier<Fresh> fetch) {
    return good(kind, early).orElseGet(() -> lookedFor(kind, early, fetch));
  }

  private Optional<String> good(String kind, Duration early) {
    return Optional.ofNullable(known.get(kind))
        .filter(it -> it.isGood(clock.instant(), early))
        .map(Known::value);
  }

  private String lookedFor(String kind, Duration early, Supplier<Fresh> fetch) {
    var lock = locks.computeIfAbsent(kind, _ -> new ReentrantLock());
    lock.lock();
    try {
      var place = new Place(connection.org(), connection.id(), kind);
      for (var waited = Duration.ZERO; waited.compareTo(LONGEST_WAIT) < 0; ) {
        var found = good(kind, early).or(() -> stored(place, early));
        if (found.isPresent()) {
          return found.get();
        }
        var lease = UUID.randomUUID();
        if (store.lease(place, lease, clock.instant())) {
          return fetched(place, early, fetch, lease);
        }
        pause();
        waited = waited.plus(LOOK_AGAIN);
      }
      throw busy();
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> stored(Place place, Duration early) {
    return store
        .find(place)
        .filter(row -> clock.instant().plus(early).isBefore(row.expiresAt()))
        .flatMap(row -> vault.open(place.text(), row.sealed()).map(it -> keep(place, it, row)));
  }

  private String keep(Place place, String value, TokenStore.Stored row) {
    known.put(place.kind(), new Known(value, row.expiresAt()));
    return value;
  }

  private String fetched(Place place, Duration early, Supplier<Fresh> fetch, UUID lease) {
    var isKept = false;
    try {
      // Whoever had the turn before may have put one between our look and our turn.
      var meanwhile = stored(place, early);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      var asked = clock.instant();
      var fresh = fetch.get();
      var expires = asked.plus(fresh.lifetime());
      known.put(place.kind(), new Known(fresh.value(), expires));
      store.put(
          place, lease, vault.seal(place.text(), fresh.value()), hash(fresh.value()), expires);
      isKept = true;
      return fresh.value();
    } finally {
      if (!isKept) {
        store.release(place, lease);
      }
    }
  }

  private void pause() {
    try {
      waiter.pause(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static Unavailable busy() {
    return new Unavailable(
        "token-unavailable",
        Phrase.of("未能及时取得平台的访问凭证。", "No access token of the platform could be had in time."),
        null);
  }

  @Override
  public void refused(String kind, String token) {
    known.computeIfPresent(kind, (_, it) -> it.value().equals(token) ? null : it);
    store.forget(new Place(connection.org(), connection.id(), kind), hash(token));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
