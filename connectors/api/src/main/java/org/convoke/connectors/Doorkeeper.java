package org.convoke.connectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;

/// Says who can be in a group, on platforms that refuse a whole call for one member they do not
/// know and do not say which: only then is the platform asked about each, so that the others get
/// into the group and the one is named. Thread-safe.
public final class Doorkeeper {

  private final Accounts accounts;
  private final GroupRules rules;
  private final Strangers strangers;

  /// How the platform tells of members it does not know.
  ///
  /// @param codes of refusals of a whole call, as the connector translates them
  /// @param mostAsked about whom it is asked at most: each is a call
  /// @param knows asks the platform whether it knows a user id
  public record Strangers(Set<String> codes, int mostAsked, Predicate<String> knows) {}

  public Doorkeeper(Accounts accounts, GroupRules rules, Strangers strangers) {
    this.accounts = accounts;
    this.rules = rules;
    this.strangers = strangers;
  }

  /// Who can be in a group, as far as is known here.
  public Admission admit(List<PersonId> people) {
    return Admission.of(accounts, people, rules);
  }

  /// Does something with those who can be in a group; again without the strangers when the platform
  /// refused somebody.
  ///
  /// @param work takes the one who admits
  public <T> T admitting(Function<Function<List<PersonId>, Admission>, T> work) {
    try {
      return work.apply(this::admit);
    } catch (Invalid refused) {
      if (!strangers.codes().contains(refused.code())) {
        throw refused;
      }
      return work.apply(this::askAbout);
    }
  }

  /// Those whom the platform knows.
  public List<String> known(List<String> userIds) {
    return userIds.stream().filter(strangers.knows()).toList();
  }

  private Admission askAbout(List<PersonId> people) {
    var admission = admit(people);
    return admission.userIds().size() > strangers.mostAsked()
        ? admission
        : admission.without(strangersAmong(admission.userIds()));
  }

  private Map<PersonId, Rejected> strangersAmong(Map<PersonId, String> userIds) {
    var found = new LinkedHashMap<PersonId, Rejected>();
    userIds.forEach(
        (person, userId) -> {
          if (!strangers.knows().test(userId)) {
            found.put(person, rules.stranger(person, userId));
          }
        });
    return found;
  }
}
