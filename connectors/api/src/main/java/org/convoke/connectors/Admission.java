package org.convoke.connectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.Accounts.Known;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Who of those wanted can be in a group that takes no outsiders.
///
/// @param userIds of those who can, in the order they were given
/// @param rejected those who cannot, in the order they were given
public record Admission(Map<PersonId, String> userIds, List<Rejected> rejected) {

  public Admission {
    userIds = Collections.unmodifiableMap(new LinkedHashMap<>(userIds));
    rejected = List.copyOf(rejected);
  }

  /// As far as is known without asking the platform.
  static Admission of(Accounts accounts, List<PersonId> people, GroupRules rules) {
    var known = accounts.of(people);
    var userIds = new LinkedHashMap<PersonId, String>();
    var rejected = new ArrayList<Rejected>();
    for (var person : people) {
      var why = why(person, known.get(person), rules);
      why.ifPresent(rejected::add);
      if (why.isEmpty()) {
        userIds.put(person, userId(known.get(person), rules));
      }
    }
    return new Admission(userIds, rejected);
  }

  /// Those who can, in the order they were given.
  public List<PersonId> accepted() {
    return List.copyOf(userIds.keySet());
  }

  /// The same without some who turned out to be strangers.
  Admission without(Map<PersonId, Rejected> strangers) {
    var rest = new LinkedHashMap<>(userIds);
    rest.keySet().removeAll(strangers.keySet());
    var all = new ArrayList<>(rejected);
    all.addAll(strangers.values());
    return new Admission(rest, all);
  }

  Optional<Rejected> rejected(PersonId person) {
    return rejected.stream().filter(it -> it.person().equals(person)).findFirst();
  }

  /// What became of the people of a new group.
  ///
  /// @param in user ids of those who are in it
  public List<MemberOutcome> outcomes(List<PersonId> people, Set<String> in, GroupRules rules) {
    return people.stream().map(it -> outcome(it, in, rules)).toList();
  }

  private MemberOutcome outcome(PersonId person, Set<String> in, GroupRules rules) {
    var rejected = rejected(person);
    if (rejected.isPresent()) {
      return rejected.get();
    }
    var userId = userIds.getOrDefault(person, "");
    return in.contains(userId) ? new Added(person) : rules.leftOut(person, userId);
  }

  private static String userId(@Nullable Known known, GroupRules rules) {
    return known == null || known.account() == null
        ? ""
        : rules.userId().apply(known.account().id());
  }

  private static Optional<Rejected> why(PersonId person, @Nullable Known known, GroupRules rules) {
    if (known == null) {
      return Optional.of(unknown(person));
    }
    if (known.departed()) {
      return Optional.of(departed(known));
    }
    if (known.external()) {
      return Optional.of(rules.outsider().of(person, known.name()));
    }
    return known.account() == null
        ? Optional.of(rules.unlinked(person, known.name()))
        : Optional.empty();
  }

  /// The organization has no such person.
  public static Rejected unknown(PersonId person) {
    return new Rejected(
        person,
        "unknown-person",
        Phrase.of("找不到人员 %s。", "There is no person %s.", person),
        Phrase.of("检查节点的输入。", "See what the step was given."));
  }

  /// Somebody left the organization.
  public static Rejected departed(Known known) {
    return new Rejected(
        known.person(),
        "person-departed",
        Phrase.of("%s 已离职。", "%s has left the organization.", known.name()),
        Phrase.of("换成在职的人。", "Name somebody who has not."));
  }
}
