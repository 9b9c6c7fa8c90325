package org.convoke.connectors.wecom;

import org.convoke.connectors.Budgets.Budget;
import org.convoke.connectors.Budgets.Window;
import org.convoke.model.Phrase;

/// What WeCom allows (documents 90245, 90248 and 90454, 2024-07 and later), for all apps of a
/// company together.
final class Allowances {

  static final Budget CREATIONS =
      new Budget("appchat.create:day", Phrase.of("每天建群", "Groups created a day"), Window.DAY, 1000);

  static final Budget CHANGES =
      new Budget(
          "appchat.update:hour", Phrase.of("每小时群变更", "Group changes an hour"), Window.HOUR, 1000);

  /// One member may get 200 messages a minute and 10,000 a day from one app; what is more is
  /// dropped and answered with success. Only an app that never sends more to all groups together is
  /// sure that nothing is lost.
  static final Budget MESSAGES_A_MINUTE =
      new Budget(
          "appchat.send:minute",
          Phrase.of("每分钟群消息", "Group messages a minute"),
          Window.MINUTE,
          200);

  static final Budget MESSAGES_A_DAY =
      new Budget(
          "appchat.send:day", Phrase.of("每天群消息", "Group messages a day"), Window.DAY, 10_000);

  private Allowances() {}
}
