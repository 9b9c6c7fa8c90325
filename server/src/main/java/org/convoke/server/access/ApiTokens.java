package org.convoke.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Secrets with which programs call. Written `cvk_…`; one that was used within the last 30 s is
/// answered from memory; ending one takes effect here at once, and on other nodes when they are
/// told ([Changes]) or within that time. Thread-safe.
@Singleton
class ApiTokens {

  static final String PREFIX = "cvk_";
  private static final int MAX_NAME = 100;
  private static final Duration LONGEST_STALE = Duration.ofSeconds(30);

  private final Database database;
  private final Clock clock;
  private final Event<AccessChanged> changes;

  /// Counts the endings: what was read before one is not kept after it.
  private final AtomicLong endings = new AtomicLong();

  private final Cache<ByteBuffer, Grant> cache;

  ApiTokens(Database database, Clock clock, Event<AccessChanged> changes, Changes ofOtherNodes) {
    this.database = database;
    this.clock = clock;
    this.changes = changes;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(LONGEST_STALE)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
    ofOtherNodes.forget(
        Kind.ACCESS,
        it -> forget(grant -> isOf(grant, it.org(), String.valueOf(it.id()))),
        () -> forget(_ -> true));
  }

  /// What a token gives.
  record Grant(
      OrgId organization,
      UUID token,
      PersonId person,
      List<Scope> scopes,
      @Nullable Instant expiresAt) {}

  /// What a token is asked to be.
  @Schema(
      name = "NewApiToken",
      requiredProperties = {"name", "scopes"})
  record NewToken(
      @Nullable String name, @Nullable List<Scope> scopes, @Nullable Instant expiresAt) {}

  /// Makes a token for the caller. A token that was made with a token has no scope that one lacks.
  ApiToken create(Caller caller, NewToken wanted) {
    var name = wanted.name() == null ? "" : wanted.name().strip();
    var scopes =
        wanted.scopes() == null ? List.<Scope>of() : wanted.scopes().stream().distinct().toList();
    check(caller, name, scopes, wanted.expiresAt());
    var secret = Secret.create(caller.organization());
    var token =
        new ApiToken(
            Id.next(),
            name,
            caller.person(),
            scopes,
            clock.instant(),
            wanted.expiresAt(),
            PREFIX + secret.text());
    database
        .update(
            "apiToken.insert",
            """
            insert into api_token (org_id, id, person_id, name, scopes, token_hash, created_at, expires_at)
            values (:org, :id, :person, :name, :scopes, :hash, :now, :expires)
            """)
        .bind("org", caller.organization().value())
        .bind("id", token.id())
        .bind("person", caller.person().value())
        .bind("name", name)
        .bind("scopes", scopes.stream().map(Scope::toString).toList())
        .bind("hash", secret.hash())
        .bind("now", token.createdAt())
        .bind("expires", token.expiresAt())
        .execute();
    return token;
  }

  private void check(Caller caller, String name, List<Scope> scopes, @Nullable Instant expiresAt) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw Invalid.field(
          "name",
          name.isEmpty() ? "required" : "too-long",
          Phrase.of("令牌名称为 1 到 %d 个字符。", "A token's name has 1 to %d characters.", MAX_NAME));
    }
    if (scopes.isEmpty()) {
      throw Invalid.field(
          "scopes", "required", Phrase.of("请至少选择一个权限范围。", "Choose at least one scope."));
    }
    if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
      throw Invalid.field(
          "expiresAt", "too-small", Phrase.of("到期时间应在将来。", "The end must be in the future."));
    }
    scopes.forEach(scope -> Permissions.require(caller, scope));
  }

  /// The tokens of a person, newest first; of everybody without one.
  List<ApiToken> list(OrgId organization, @Nullable PersonId person) {
    return database
        .query(
            "apiToken.list",
            """
            select id, name, person_id, scopes, created_at, expires_at
            from api_token
            where org_id = :org and (:person::uuid is null or person_id = :person)
            order by id desc
            limit 500
            """)
        .bind("org", organization.value())
        .bind("person", person == null ? null : person.value())
        .list(ApiTokens::token);
  }

  /// Ends a token: one's own, or as administrator anybody's.
  void delete(Caller caller, UUID id) {
    var owner =
        database
            .query(
                "apiToken.delete",
                """
                delete from api_token
                where org_id = :org and id = :id and (:all or person_id = :person)
                returning person_id
                """)
            .bind("org", caller.organization().value())
            .bind("id", id)
            .bind("all", caller.is(Role.ADMIN))
            .bind("person", caller.person().value())
            .optional(row -> new PersonId(row.uuid("person_id")))
            .orElseThrow(() -> NotFound.of(Phrase.of("访问令牌", "API token"), id));
    forget(grant -> grant.token().equals(id));
    changes.fire(new AccessChanged(caller.organization(), owner));
  }

  /// What a secret gives; empty when it is none, or over.
  Optional<Grant> find(Secret secret) {
    var hash = ByteBuffer.wrap(secret.hash());
    var grant = cache.getIfPresent(hash);
    if (grant == null) {
      var before = endings.get();
      var loaded = load(secret);
      if (endings.get() == before) {
        loaded.ifPresent(it -> cache.put(hash, it));
      }
      grant = loaded.orElse(null);
    }
    return Optional.ofNullable(grant)
        .filter(it -> it.expiresAt() == null || it.expiresAt().isAfter(clock.instant()));
  }

  private void forget(Predicate<Grant> which) {
    endings.incrementAndGet();
    cache.asMap().values().removeIf(which);
  }

  private static boolean isOf(Grant grant, OrgId organization, String person) {
    return grant.organization().equals(organization) && grant.person().toString().equals(person);
  }

  private Optional<Grant> load(Secret secret) {
    return database
        .query(
            "apiToken.find",
            """
            select id, person_id, scopes, expires_at
            from api_token
            where org_id = :org and token_hash = :hash
            """)
        .bind("org", secret.organization().value())
        .bind("hash", secret.hash())
        .optional(
            row ->
                new Grant(
                    secret.organization(),
                    row.uuid("id"),
                    new PersonId(row.uuid("person_id")),
                    scopes(row),
                    row.optionalInstant("expires_at").orElse(null)));
  }

  private static ApiToken token(Row row) throws SQLException {
    return new ApiToken(
        row.uuid("id"),
        row.text("name"),
        new PersonId(row.uuid("person_id")),
        scopes(row),
        row.instant("created_at"),
        row.optionalInstant("expires_at").orElse(null),
        null);
  }

  private static List<Scope> scopes(Row row) throws SQLException {
    return row.texts("scopes").stream().map(Scope::parse).toList();
  }
}
