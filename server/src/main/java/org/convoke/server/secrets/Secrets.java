package org.convoke.server.secrets;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.server.access.Caller;
import org.convoke.server.platform.Start;
import org.jspecify.annotations.Nullable;

/// The secrets of organizations. Kept encrypted, each bound to its organization and name, so that a
/// row that is copied elsewhere cannot be read there. Thread-safe.
@Singleton
public class Secrets {

  private static final Phrase KIND = Phrase.of("密钥", "secret");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
  private static final int MAX_VALUE = 10_000;

  /// A guess: one or two for each system that an organization talks to.
  private static final int MAX_SECRETS = 200;

  private final SecretStore store;
  private final List<SecretGuard> guards;
  private final Clock clock;
  private final Vault vault;

  Secrets(SecretStore store, @All List<SecretGuard> guards, Vault vault, Clock clock) {
    this.store = store;
    this.guards = guards;
    this.clock = clock;
    this.vault = vault;
  }

  /// A server that cannot use its secrets does not start.
  void begin(@Observes @Priority(Start.WORK) StartupEvent event) {}

  List<SecretView> list(Caller caller) {
    return store.list(caller.organization());
  }

  /// Keeps a secret, or puts another value in its place.
  ///
  /// @throws Invalid when name or value break a rule
  /// @throws Conflict `too-many` when the organization has 200
  SecretView put(Caller caller, @Nullable String name, @Nullable String value) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw Invalid.field(
          "name",
          "invalid-key",
          Phrase.of(
              "名称以字母开头，只含字母、数字、下划线和连字符，最长 60 个字符。",
              "A name starts with a letter and has letters, digits, underscores and hyphens, at"
                  + " most 60."));
    }
    if (value == null || value.isEmpty() || value.length() > MAX_VALUE) {
      throw Invalid.field(
          "value",
          "required",
          Phrase.of("值应为 1 到 %d 个字符。", "A value has 1 to %d characters.", MAX_VALUE));
    }
    var org = caller.organization();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!store.put(org, name, sealed(org, name, value), caller.person(), now, MAX_SECRETS)) {
      throw new Conflict(
          "too-many", Phrase.of("最多保存 %d 个密钥。", "At most %d secrets are kept.", MAX_SECRETS));
    }
    return new SecretView(name, now, caller.person());
  }

  /// @throws NotFound when there is none
  /// @throws Conflict `secret-in-use`
  void delete(Caller caller, String name) {
    var org = caller.organization();
    var objections =
        guards.stream().flatMap(guard -> guard.objections(org, name).stream()).toList();
    if (!objections.isEmpty()) {
      throw new Conflict(
          "secret-in-use",
          Phrase.of("密钥 %s 正在使用，不能删除。", "The secret %s is in use.", name),
          objections);
    }
    if (!store.delete(org, name)) {
      throw NotFound.of(KIND, name);
    }
  }

  /// Whether there is a secret of this name.
  public boolean has(OrgId org, String name) {
    return NAME.matcher(name).matches() && store.exists(org, name);
  }

  /// The value of a secret, for whoever is about to use it: it must not be kept, told or logged.
  ///
  /// @return empty when there is none
  /// @throws Unavailable `secret-unreadable` when this server has not the key it was encrypted with
  public Optional<String> reveal(OrgId org, String name) {
    return store.value(org, name).map(value -> opened(org, name, value));
  }

  private byte[] sealed(OrgId org, String name, String value) {
    return vault.seal(place(org, name), value);
  }

  private String opened(OrgId org, String name, byte[] value) {
    return vault
        .open(place(org, name), value)
        .orElseThrow(
            () ->
                new Unavailable(
                    "secret-unreadable",
                    Phrase.of(
                        "无法解开密钥 %s：它不是用这台服务器的密钥集加密的。请重新保存它，或恢复密钥集。",
                        "The secret %s cannot be opened: it was encrypted with another key set"
                            + " than this server has. Save it again, or bring the key set back.",
                        name),
                    null));
  }

  private static String place(OrgId org, String name) {
    return org + "/" + name;
  }
}
