package org.convoke.connectors.dingtalk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.Accounts.Known;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Who of those wanted can be in an internal group, as far as is known without asking DingTalk.
///
/// @param userIds of those who can, in the order they were given
/// @param rejected those who cannot, in the order they were given
record Admission(Map<PersonId, String> userIds, List<Rejected> rejected) {

  static Admission of(Accounts accounts, List<PersonId> people) {
    var known = accounts.of(people);
    var userIds = new LinkedHashMap<PersonId, String>();
    var rejected = new ArrayList<Rejected>();
    for (var person : people) {
      var why = why(person, known.get(person));
      why.ifPresent(rejected::add);
      if (why.isEmpty()) {
        userIds.put(person, userId(known.get(person)));
      }
    }
    return new Admission(userIds, List.copyOf(rejected));
  }

  List<PersonId> accepted() {
    return List.copyOf(userIds.keySet());
  }

  /// The same without some who turned out to be strangers.
  Admission without(Map<PersonId, Rejected> strangers) {
    var rest = new LinkedHashMap<>(userIds);
    rest.keySet().removeAll(strangers.keySet());
    var all = new ArrayList<>(rejected);
    all.addAll(strangers.values());
    return new Admission(rest, List.copyOf(all));
  }

  Optional<Rejected> rejected(PersonId person) {
    return rejected.stream().filter(it -> it.person().equals(person)).findFirst();
  }

  private static String userId(@Nullable Known known) {
    return known == null || known.account() == null ? "" : known.account().id();
  }

  private static Optional<Rejected> why(PersonId person, @Nullable Known known) {
    if (known == null) {
      return Optional.of(
          new Rejected(
              person,
              "unknown-person",
              Phrase.of("找不到人员 %s。", "There is no person %s.", person),
              Phrase.of("检查步骤的输入。", "See what the step was given.")));
    }
    if (known.departed()) {
      return Optional.of(
          new Rejected(
              person,
              "person-departed",
              Phrase.of("%s 已离职。", "%s has left the organization.", known.name()),
              Phrase.of("换成在职的人。", "Name somebody who has not.")));
    }
    if (known.external()) {
      return Optional.of(external(person, known.name()));
    }
    if (known.account() == null) {
      return Optional.of(
          new Rejected(
              person,
              "no-account",
              Phrase.of(
                  "%s 没有关联钉钉账号。", "%s is not linked to an account of DingTalk.", known.name()),
              Phrase.of(
                  "在“管理 → 连接 → 账号”中关联，或同步通讯录。",
                  "Link the account under Administration → Connections → Accounts, or sync the"
                      + " directory.")));
    }
    return Optional.empty();
  }

  /// Internal groups take no external contacts (49009).
  private static Rejected external(PersonId person, String name) {
    return new Rejected(
        person,
        "external-not-possible",
        Phrase.of(
            "%s 是外部联系人，钉钉内部群不能加入外部联系人。",
            "%s is an external contact: internal groups of DingTalk take none.", name),
        Phrase.of(
            "由员工在钉钉中另建外部群并邀请。",
            "An employee creates an external group in DingTalk and invites them."));
  }
}
