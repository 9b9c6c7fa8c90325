package org.convoke.connectors;

import java.util.function.UnaryOperator;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// What a platform demands of a group that takes no outsiders, and what it is called in sentences.
///
/// @param platform its name
/// @param size how much of everything it takes
/// @param userId how an account's id is written within Convoke
/// @param outsider why somebody of another organization cannot be in it
/// @param leftOutRemedy what can be done about somebody whom the platform did not add, though it
///   took the call
public record GroupRules(
    Phrase platform,
    Size size,
    UnaryOperator<String> userId,
    Rejection outsider,
    Phrase leftOutRemedy) {

  /// The platform's limits.
  ///
  /// @param maxName characters of a name
  /// @param minMembers of a new group, the owner too; 0: the platform names no number
  /// @param maxMembers the owner too
  public record Size(int maxName, int minMembers, int maxMembers) {}

  Rejected unlinked(PersonId person, String name) {
    return new Rejected(
        person,
        "no-account",
        Phrase.of("%s 没有关联%s账号。", "%s is not linked to an account of %s.", name, platform),
        Phrase.of(
            "在“管理 → 连接 → 账号”中关联，或同步通讯录。",
            "Link the account under Administration → Connections → Accounts, or sync the"
                + " directory."));
  }

  /// The platform does not know the person's account.
  Rejected stranger(PersonId person, String userId) {
    return new Rejected(
        person,
        "unknown-account",
        Phrase.of(
            "%s没有成员 %s，或其不在应用的可见范围内。",
            "%s has no member %s, or the app may not see it.", platform, userId),
        Phrase.of(
            "检查人员关联的账号，以及应用的可见范围。",
            "See which account the person is linked to, and the app's visible range."));
  }

  /// The platform took the person's account and did not put it into the group.
  Rejected leftOut(PersonId person, String userId) {
    return new Rejected(
        person,
        "not-added",
        Phrase.of("%s没有把成员 %s 加入群聊。", "%s did not add the member %s.", platform, userId),
        leftOutRemedy);
  }
}
