package org.convoke.server.connections;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.Finding;
import org.convoke.connectors.Platform;
import org.convoke.connectors.PlatformConnection;
import org.convoke.database.UniqueViolation;
import org.convoke.model.Conflict;
import org.convoke.model.ConnectionId;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.Key;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.model.Value;
import org.convoke.server.bus.Changed;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;
import org.convoke.server.connections.Connection.State;
import org.convoke.server.forms.Texts;
import org.convoke.server.platform.SaveConflicts;
import org.convoke.server.secrets.Vault;
import org.jspecify.annotations.Nullable;

/// The connections of organizations. Read from memory: what this node changes it sees at once, what
/// another changes when that tells it ([Changes]) or within a minute. Thread-safe.
@Singleton
class Connections {

  private static final Phrase KIND = Phrase.of("连接", "connection");
  private static final int MAX_NAME = 60;
  private static final Duration LONGEST_STALE = Duration.ofMinutes(1);
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final ConnectionStore store;
  private final TokenStore tokens;
  private final Platforms platforms;
  private final OpenConnections open;
  private final List<ConnectionGuard> guards;
  private final Vault vault;
  private final Changes changes;
  private final Clock clock;
  private final Cache<OrgId, List<StoredConnection>> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(LONGEST_STALE).build();
  private final Cache<ConnectionId, OrgId> owners =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(LONGEST_STALE).build();

  @Inject
  Connections(
      ConnectionStore store,
      TokenStore tokens,
      Platforms platforms,
      OpenConnections open,
      @All List<ConnectionGuard> guards,
      Vault vault,
      Changes changes,
      Clock clock) {
    this.store = store;
    this.tokens = tokens;
    this.platforms = platforms;
    this.open = open;
    this.guards = guards;
    this.vault = vault;
    this.changes = changes;
    this.clock = clock;
    changes.forget(Kind.CONNECTIONS, it -> known.invalidate(it.org()), this::forgetAll);
  }

  /// A connection to be made.
  ///
  /// @param key null: made of the name
  record Wanted(
      @Nullable String key,
      @Nullable String connector,
      @Nullable String name,
      Value.@Nullable Fields settings) {}

  /// What is to be changed; what is null stays.
  ///
  /// @param settings only those that change; an empty one is cleared
  record Change(
      @Nullable String name, Value.@Nullable Fields settings, @Nullable Boolean enabled) {}

  /// Those of platforms, oldest first.
  List<StoredConnection> list(OrgId org) {
    return known.get(org, store::list);
  }

  /// By key.
  Optional<StoredConnection> find(OrgId org, String key) {
    return list(org).stream().filter(it -> it.key().equals(key)).findFirst();
  }

  /// By id, of whatever organization: addresses that platforms call name nothing else.
  Optional<StoredConnection> find(ConnectionId id) {
    var owner = Optional.ofNullable(owners.getIfPresent(id)).or(() -> store.owner(id));
    owner.ifPresent(org -> owners.put(id, org));
    return owner.flatMap(org -> list(org).stream().filter(it -> it.id().equals(id)).findFirst());
  }

  /// By id or key.
  ///
  /// @throws NotFound when there is none, or it is the built-in one
  StoredConnection require(OrgId org, String named) {
    return list(org).stream()
        .filter(it -> it.key().equals(named) || it.id().toString().equals(named))
        .findFirst()
        .orElseThrow(() -> NotFound.of(KIND, named));
  }

  StoredConnection create(OrgId org, Wanted wanted) {
    var platform = platform(wanted.connector());
    var name = Texts.requireName("name", wanted.name(), MAX_NAME);
    var id = ConnectionId.create();
    var key = key(wanted.key(), name, platform, id);
    if (list(org).size() >= ConnectionStore.MAX_CONNECTIONS) {
      throw new Conflict(
          "too-many",
          Phrase.of("最多 %d 个连接。", "At most %d connections.", ConnectionStore.MAX_CONNECTIONS));
    }
    var given = wanted.settings() == null ? Value.NO_FIELDS : wanted.settings();
    var filledIn = FilledIn.NOTHING.with(platform, given);
    var state = filledIn.isIncomplete(platform) ? State.INCOMPLETE : State.READY;
    var row = row(org, id, key, platform.key(), name, state, filledIn, 1);
    try {
      store.insert(row, now());
    } catch (UniqueViolation taken) {
      throw SaveConflicts.duplicateKey(key);
    } finally {
      changed(org);
    }
    return require(org, key);
  }

  /// Another server's address forgets the secrets that are not given again; another server or app
  /// lets the accounts be confirmed anew.
  ///
  /// @param version that the caller has seen
  /// @throws Conflict `stale` when somebody saved it meanwhile
  StoredConnection change(OrgId org, String named, long version, Change change) {
    var before = require(org, named);
    var platform = platform(before.connection().connector());
    var name =
        change.name() == null
            ? before.connection().name().zh()
            : Texts.requireName("name", change.name(), MAX_NAME);
    var given = change.settings() == null ? Value.NO_FIELDS : change.settings();
    var filledInBefore = filledIn(before);
    var filledIn = filledInBefore.with(platform, given);
    var row =
        row(
            org,
            before.id(),
            before.key(),
            platform.key(),
            name,
            state(before, platform, filledIn, change.enabled()),
            filledIn,
            version);
    try {
      var findings = Missing.forgotten(platform, filledInBefore, filledIn, given);
      var isAnother = filledIn.isAnotherThan(platform, filledInBefore);
      if (!store.save(row, version, findings, isAnother, now())) {
        throw SaveConflicts.stale(name);
      }
    } finally {
      changed(org);
    }
    if (!given.values().isEmpty()) {
      tokens.forgetAll(org, before.id()); // they are of the credentials before
    }
    return require(org, before.key());
  }

  private static State state(
      StoredConnection before, Platform platform, FilledIn filledIn, @Nullable Boolean enabled) {
    var isEnabled =
        enabled == null ? before.connection().state() != State.DISABLED : enabled.booleanValue();
    if (!isEnabled) {
      return State.DISABLED;
    }
    return filledIn.isIncomplete(platform) ? State.INCOMPLETE : State.READY;
  }

  /// @throws Conflict `connection-in-use` while a published flow names it
  void delete(OrgId org, String named) {
    var row = require(org, named);
    var objections =
        guards.stream().flatMap(guard -> guard.objections(org, row.key()).stream()).toList();
    if (!objections.isEmpty()) {
      throw new Conflict(
          "connection-in-use",
          Phrase.of(
              "连接“%s”正在使用，不能删除。", "The connection \"%s\" is in use.", row.connection().name()),
          objections);
    }
    store.delete(org, row.id());
    owners.invalidate(row.id());
    changed(org);
  }

  /// The platform's code at work for a connection.
  ///
  /// @throws Unavailable when its secrets cannot be opened
  PlatformConnection open(StoredConnection row) {
    return opened(row).connection();
  }

  private OpenConnections.Opened opened(StoredConnection row) {
    return open.of(row, platform(row.connection().connector()), () -> filledIn(row));
  }

  /// The values of a connection's secrets, to keep them out of what is logged.
  Collection<String> secrets(StoredConnection row) {
    return opened(row).secrets();
  }

  /// Keeps what a check found.
  void checked(StoredConnection row, List<Finding> findings) {
    var fails = findings.stream().anyMatch(it -> it.state() == Finding.State.MISSING);
    var state =
        row.connection().isUsable()
            ? (fails ? State.FAILING : State.READY)
            : row.connection().state();
    store.checked(
        row.org(), row.id(), row.connection().version(), state, findings, clock.instant());
    changed(row.org());
  }

  /// Keeps that a call failed for a reason that concerns the connection as a whole. The same reason
  /// is written once a minute at most.
  void failed(StoredConnection row, Phrase detail) {
    var last = find(row.org(), row.key()).map(it -> it.connection().failure());
    var isKnown =
        last.filter(it -> it.detail().equals(detail))
            .filter(it -> it.at().plus(LONGEST_STALE).isAfter(clock.instant()))
            .isPresent();
    if (!isKnown) {
      store.failed(row.org(), row.id(), detail, now());
      changed(row.org());
    }
  }

  void synced(StoredConnection row, Instant at) {
    store.synced(row.org(), row.id(), at);
    changed(row.org());
  }

  Optional<Platform> find(StoredConnection row) {
    return platforms.find(row.connection().connector());
  }

  private Platform platform(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      throw Invalid.field("connector", "required", Phrase.of("请选择平台。", "Choose a platform."));
    }
    return platforms
        .find(key)
        .orElseThrow(
            () ->
                Invalid.field(
                    "connector",
                    "not-an-option",
                    Phrase.of("没有连接器 %s。", "There is no connector %s.", Phrase.shortened(key))));
  }

  private static String key(
      @Nullable String given, String name, Platform platform, ConnectionId id) {
    if (given == null || given.isEmpty()) {
      return Key.suggest(name, platform.key(), id);
    }
    if (given.equals(Connection.BUILT_IN)) {
      throw SaveConflicts.duplicateKey(given);
    }
    return Key.requirePathKey("key", given);
  }

  private StoredConnection row(
      OrgId org,
      ConnectionId id,
      String key,
      String connector,
      String name,
      State state,
      FilledIn filledIn,
      long version) {
    var connection =
        new Connection(
            id.toString(),
            key,
            connector,
            Phrase.same(name),
            state,
            filledIn.settings(),
            filledIn.secrets().keySet().stream().sorted().toList(),
            null,
            null,
            null,
            version,
            null);
    var row = new StoredConnection(org, id, connection, null);
    var sealed =
        filledIn.secrets().isEmpty()
            ? null
            : vault.seal(row.place(), Json.write(filledIn.secrets()));
    return new StoredConnection(org, id, connection, sealed);
  }

  private FilledIn filledIn(StoredConnection row) {
    var sealed = row.sealed();
    return new FilledIn(
        row.connection().settings(), sealed == null ? Map.of() : secrets(row, sealed));
  }

  private Map<String, String> secrets(StoredConnection row, byte[] sealed) {
    var json = vault.open(row.place(), sealed).orElseThrow(() -> unreadable(row));
    try {
      return Json.MAPPER.readValue(json, TEXTS);
    } catch (IOException e) {
      throw new IllegalStateException("secrets of a connection are texts by name", e);
    }
  }

  private static Unavailable unreadable(StoredConnection row) {
    return new Unavailable(
        "secret-unreadable",
        Phrase.of(
            "无法解开连接“%s”的密钥：它们不是用这台服务器的密钥集加密的。请恢复密钥集，或删除后重新建立连接。",
            "The secrets of the connection \"%s\" cannot be opened: they were encrypted with"
                + " another key set. Bring it back, or make the connection anew.",
            row.connection().name()),
        null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void changed(OrgId org) {
    known.invalidate(org);
    changes.tell(new Changed(org, Kind.CONNECTIONS, null));
  }

  private void forgetAll() {
    known.invalidateAll();
    owners.invalidateAll();
  }

  /// Whether a text is the id of a connection, for addresses.
  static Optional<ConnectionId> id(String text) {
    return Id.find(text).map(ConnectionId::new);
  }
}
