package org.convoke.connectors;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.convoke.model.Conflict;
import org.convoke.model.Phrase;

/// What was filled in for a connection, by the keys of the platform's settings. Thread-safe.
public final class SettingValues {

  private final ConnectionContext context;
  private final List<Setting> settings;

  /// @param settings of the platform
  public SettingValues(ConnectionContext context, List<Setting> settings) {
    this.context = context;
    this.settings = List.copyOf(settings);
  }

  /// @return the setting's initial value when nothing was
  public Optional<String> text(String key) {
    return context.setting(key);
  }

  /// @throws Conflict `connection-incomplete` when nothing was, naming the setting
  public String required(String key) {
    return text(key)
        .orElseThrow(
            () ->
                new Conflict(
                    "connection-incomplete",
                    Phrase.of(
                        "连接缺少设置 %s。", "The connection's setting %s is missing.", label(key))));
  }

  /// Without a `/` at its end.
  ///
  /// @throws Conflict `connection-incomplete` when nothing was, naming the setting
  public URI address(String key) {
    var text = required(key).strip();
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  private Phrase label(String key) {
    return settings.stream()
        .filter(it -> it.key().equals(key))
        .map(Setting::label)
        .findFirst()
        .orElseThrow();
  }
}
