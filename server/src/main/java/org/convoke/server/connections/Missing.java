package org.convoke.server.connections;

import java.util.List;
import org.convoke.connectors.Finding;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.Platform;
import org.convoke.connectors.Setting;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// Settings of a connection that are not there, as findings beside the steps of the guide.
final class Missing {

  private Missing() {}

  /// Required ones without a value.
  static List<Finding> required(Platform platform, Connection connection) {
    return platform.settings().stream()
        .filter(setting -> setting.required() && setting.initial().isEmpty())
        .filter(setting -> !connection.settings().containsKey(setting.key()))
        .filter(setting -> !connection.secrets().contains(setting.key()))
        .map(
            setting ->
                finding(
                    platform,
                    setting,
                    Finding.State.MISSING,
                    Phrase.of("尚未填写。", "Not filled in."),
                    setting.help()))
        .toList();
  }

  /// Secrets that were forgotten because the address of a server changed.
  ///
  /// @param given what was changed: what is cleared by hand is not missed
  static List<Finding> forgotten(
      Platform platform, FilledIn before, FilledIn after, Value.Fields given) {
    return platform.settings().stream()
        .filter(setting -> before.secrets().containsKey(setting.key()))
        .filter(setting -> !after.secrets().containsKey(setting.key()))
        .filter(setting -> !given.values().containsKey(setting.key()))
        .map(setting -> forgotten(platform, setting))
        .toList();
  }

  private static Finding forgotten(Platform platform, Setting setting) {
    return finding(
        platform,
        setting,
        setting.required() ? Finding.State.MISSING : Finding.State.WARNING,
        Phrase.of(
            "服务器地址已更改，原来的密钥已清除，不会发往新地址。",
            "The server's address changed; the secret was forgotten, so that it is not sent there."),
        Phrase.of("请重新填写此项。", "Fill it in again."));
  }

  private static Finding finding(
      Platform platform, Setting setting, Finding.State state, Phrase detail, Phrase remedy) {
    var step =
        platform.guide().stream()
            .filter(it -> it.settings().contains(setting.key()))
            .map(GuideStep::key)
            .findFirst()
            .orElse("");
    return new Finding("setting:" + setting.key(), state, setting.label(), detail, remedy, step);
  }
}
