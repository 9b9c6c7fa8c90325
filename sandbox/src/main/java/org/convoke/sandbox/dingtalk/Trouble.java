package org.convoke.sandbox.dingtalk;

import org.convoke.sandbox.shared.Refusal;

/// Why a change of a group is not possible, before a dialect puts it into its own words.
enum Trouble {
  NAME(49015, "parameter.invalid"),
  NAME_MISSING(40035, "parameter.invalid"),
  OWNER_MISSING(49013, "parameter.invalid"),
  OWNER_INVISIBLE(50002, "permession.checkFailed"),
  OWNER_NOT_A_MEMBER(49006, "parameter.invalid"),
  NO_MEMBERS(49010, "parameter.invalid"),
  TOO_MANY_AT_ONCE(49011, "member.exceed"),
  FULL(49005, "member.exceed"),
  UNKNOWN_PERSON(49016, "member.notFound"),
  OUTSIDER(49009, "parameter.invalid"),
  IN_BOTH_LISTS(49004, "parameter.invalid"),
  OWNER_LEAVES(49006, "parameter.invalid"),
  GROUP_UNNAMED(49000, "parameter.invalid"),
  GROUP_MISSING(40016, "parameter.invalid"),
  DISBANDED(34013, "group.diaband"),
  WHITELIST(49008, "permession.checkFailed"),
  TEMPLATE(660036, "groupTemplate.notFound"),
  TOO_MANY_ADMINS(49026, "subadmin.exceed");

  private final int old;
  private final String code;

  Trouble(int old, String code) {
    this.old = old;
    this.code = code;
  }

  /// Thrown by what all dialects share.
  static final class Found extends RuntimeException {
    private final Trouble trouble;
    private final String detail;

    Found(Trouble trouble, String detail) {
      super(trouble + " " + detail, null, false, false);
      this.trouble = trouble;
      this.detail = detail;
    }

    /// In the words of the old host.
    Refusal old() {
      return detail.isEmpty()
          ? Refusals.old(trouble.old)
          : Refusals.old(trouble.old, trouble + " " + detail);
    }

    /// In the words of the new host.
    Refusal refusal() {
      return Refusals.of(400, trouble.code, trouble + " " + detail);
    }
  }

  Found found() {
    return new Found(this, "");
  }

  Found found(String detail) {
    return new Found(this, detail);
  }
}
