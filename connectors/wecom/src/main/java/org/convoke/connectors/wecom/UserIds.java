package org.convoke.connectors.wecom;

import java.util.Locale;
import java.util.Map;
import org.convoke.connectors.Accounts.Account;

/// WeCom compares user ids without regard to case and may answer one in another case than it was
/// asked in: within Convoke they are in lower case.
final class UserIds {

  private UserIds() {}

  static String normal(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  static Account account(String id) {
    return new Account(normal(id), Map.of());
  }
}
