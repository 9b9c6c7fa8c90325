package org.convoke.server.connections;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.convoke.connectors.Platform;
import org.convoke.connectors.Setting;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// What an administrator fills in for a connection: plain settings and secrets, kept apart.
record FilledIn(Map<String, String> settings, Map<String, String> secrets) {

  private static final int MAX_TEXT = 2_000;

  /// A private key as a console gives it.
  private static final int MAX_SECRET = 10_000;

  static final FilledIn NOTHING = new FilledIn(Map.of(), Map.of());

  FilledIn {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  @Override
  public String toString() {
    return "FilledIn[settings=%s, secrets=%s]".formatted(settings, secrets.keySet());
  }

  /// This with changes put over it. When a server's address changes, secrets that are not given
  /// again are forgotten: whoever listens at the new one must not be told them.
  ///
  /// @param given values by key; an empty one clears
  /// @throws Invalid that names every fault
  FilledIn with(Platform platform, Value.Fields given) {
    var faults = new ArrayList<FieldProblem>();
    var plain = new LinkedHashMap<>(settings);
    var secret = new LinkedHashMap<>(secrets);
    given
        .values()
        .forEach(
            (key, value) ->
                find(platform, key)
                    .ifPresentOrElse(
                        setting ->
                            put(
                                setting,
                                value,
                                setting.kind() == Setting.Kind.SECRET ? secret : plain,
                                faults),
                        () -> faults.add(unknown(key))));
    if (!faults.isEmpty()) {
      throw Invalid.input(faults);
    }
    var after = new FilledIn(plain, secret);
    if (differs(platform, after, it -> it.kind() == Setting.Kind.ADDRESS)) {
      secret.keySet().retainAll(given.values().keySet());
    }
    return new FilledIn(plain, secret);
  }

  /// Whether the accounts may be others after a change: another server, or another app.
  boolean isAnotherThan(Platform platform, FilledIn before) {
    return differs(
        platform,
        before,
        it -> it.kind() == Setting.Kind.ADDRESS || it.kind() == Setting.Kind.TEXT && it.required());
  }

  private boolean differs(Platform platform, FilledIn other, Predicate<Setting> which) {
    return platform.settings().stream()
        .filter(which)
        .anyMatch(it -> !value(platform, it.key()).equals(other.value(platform, it.key())));
  }

  /// What is used: the setting's initial value when nothing was filled in.
  Optional<String> value(Platform platform, String key) {
    return find(platform, key)
        .map(
            setting ->
                setting.kind() == Setting.Kind.SECRET
                    ? secrets.getOrDefault(key, "")
                    : settings.getOrDefault(key, setting.initial()))
        .filter(text -> !text.isEmpty());
  }

  /// Whether a required setting has no value.
  boolean isIncomplete(Platform platform) {
    return platform.settings().stream()
        .anyMatch(setting -> setting.required() && value(platform, setting.key()).isEmpty());
  }

  private static Optional<Setting> find(Platform platform, String key) {
    return platform.settings().stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  private static void put(
      Setting setting, Value value, Map<String, String> into, List<FieldProblem> faults) {
    switch (value) {
      case Value.Empty _ -> into.remove(setting.key());
      case Value.Text(var text) -> {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
          into.remove(setting.key());
        } else {
          fault(setting, stripped).ifPresent(faults::add);
          into.put(setting.key(), stripped);
        }
      }
      default -> faults.add(fault(setting, "wrong-type", Phrase.of("应为文本。", "Expects a text.")));
    }
  }

  private static Optional<FieldProblem> fault(Setting setting, String text) {
    var most = setting.kind() == Setting.Kind.SECRET ? MAX_SECRET : MAX_TEXT;
    if (text.length() > most) {
      return Optional.of(
          fault(setting, "too-long", Phrase.of("最多 %d 个字符。", "At most %d characters.", most)));
    }
    return switch (setting.kind()) {
      case TEXT, SECRET -> Optional.empty();
      case ADDRESS ->
          isAddress(text)
              ? Optional.empty()
              : Optional.of(
                  fault(
                      setting,
                      "invalid-url",
                      Phrase.of(
                          "应为 http:// 或 https:// 开头的服务器地址，不含路径参数。",
                          "Expects the address of a server that begins with http:// or https://.")));
      case CHOICE ->
          setting.choices().stream().anyMatch(choice -> choice.value().equals(text))
              ? Optional.empty()
              : Optional.of(
                  fault(
                      setting,
                      "not-an-option",
                      Phrase.of("没有选项 %s。", "There is no option %s.", text)));
    };
  }

  private static boolean isAddress(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static FieldProblem fault(Setting setting, String code, Phrase detail) {
    return new FieldProblem(
        "settings." + setting.key(), code, Phrase.of("%s：%s", "%s: %s", setting.label(), detail));
  }

  private static FieldProblem unknown(String key) {
    return new FieldProblem(
        "settings." + key,
        "unknown-field",
        Phrase.of("没有名为 %s 的设置。", "There is no setting %s.", key));
  }
}
