package org.convoke.server.flows;

import java.util.Set;
import org.convoke.model.Phrase;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Settings;
import org.convoke.model.flows.Trigger;

/// Checks how a flow is to be run. Confined to one check.
final class SettingsCheck {

  private final Catalog catalog;
  private final ValueCheck values;

  SettingsCheck(Catalog catalog, ValueCheck values) {
    this.catalog = catalog;
    this.values = values;
  }

  private void order(Settings rules) {
    var limit = rules.concurrency();
    if (limit != null && (limit < 0 || limit > Settings.MAX_CONCURRENCY)) {
      values.add(
          "settings.concurrency",
          "out-of-range",
          Phrase.of(
              "同时运行的次数应为 0（不限）到 %d。",
              "From 0 (any number) to %d runs are executed at once.", Settings.MAX_CONCURRENCY));
    }
    if (rules.key() != null) {
      values.expression("settings.key", rules.key(), Set.of());
    }
  }

  void check(FlowDefinition definition) {
    var handler = definition.rules().onFailure();
    if (handler != null
        && catalog
            .published(handler)
            .filter(each -> each.trigger() instanceof Trigger.Call)
            .isEmpty()) {
      values.add(
          "settings.onFailure",
          "flow-not-callable",
          Phrase.of(
              "自动化 %s 不存在、未发布，或不是由调用触发。",
              "The flow %s does not exist, is not published, or does not start by a call.",
              handler));
    }
    order(definition.rules());
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
