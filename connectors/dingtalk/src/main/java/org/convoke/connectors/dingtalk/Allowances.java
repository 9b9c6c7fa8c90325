package org.convoke.connectors.dingtalk;

import java.util.ArrayList;
import java.util.List;
import org.convoke.connectors.Budgets.Budget;
import org.convoke.connectors.Budgets.Window;
import org.convoke.model.Phrase;

/// What DingTalk allows (billing model and throttling pages, 2026-08): 20 calls a second of each
/// call, and so many calls a month of all apps of the company together.
final class Allowances {

  private static final long A_SECOND = 20; // standard edition; others have more

  private final DingTalkSettings settings;

  Allowances(DingTalkSettings settings) {
    this.settings = settings;
  }

  List<Budget> of(Request request) {
    var budgets = new ArrayList<Budget>();
    budgets.add(
        new Budget(
            request.path() + ":second",
            Phrase.of("每秒 %s", "%s a second", request.operation()),
            Window.SECOND,
            A_SECOND));
    if (request.counts()) {
      budgets.add(month());
    }
    return budgets;
  }

  Budget month() {
    return new Budget(
        "calls:month",
        Phrase.of("每月接口调用", "API calls a month"),
        Window.MONTH,
        settings.monthlyCalls());
  }
}
