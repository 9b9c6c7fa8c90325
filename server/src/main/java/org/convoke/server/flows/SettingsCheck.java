package org.convoke.server.flows;

import org.convoke.model.Phrase;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Settings;

/// Checks how a flow is to be run. Confined to one check.
final class SettingsCheck {

  private final ValueCheck values;

  SettingsCheck(ValueCheck values) {
    this.values = values;
  }

  void check(FlowDefinition definition) {
    var days = definition.rules().keepDays();
    if (days != null && (days < 1 || days > Settings.MAX_KEEP_DAYS)) {
      values.add(
          "settings.keepDays",
          "out-of-range",
          Phrase.of(
              "运行记录保留 1 到 %d 天。", "Runs are kept from 1 to %d days.", Settings.MAX_KEEP_DAYS));
    }
  }
}
