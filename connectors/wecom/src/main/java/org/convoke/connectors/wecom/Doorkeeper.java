package org.convoke.connectors.wecom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// Says who can be in a group. WeCom refuses a whole call for one member it does not know and does
/// not say which: only then is it asked about each, so that the others get into the group and the
/// one is named. Thread-safe.
final class Doorkeeper {

  // In the words of [Refusals].
  private static final Set<String> SOMEBODY = Set.of("unknown-account", "member-refused");
  // Of `user/get`: unknown, or outside of the app's visible range.
  private static final Set<Integer> UNKNOWN = Set.of(60111, Refusals.NO_PRIVILEGE);

  /// About whom it is asked at most: each is a call.
  private static final int MOST_ASKED = 200;

  private final Api api;
  private final Accounts accounts;

  Doorkeeper(Api api, Accounts accounts) {
    this.api = api;
    this.accounts = accounts;
  }

  /// Who can be in a group, as far as is known here.
  Admission admit(List<PersonId> people) {
    return Admission.of(accounts, people);
  }

  /// Does something with those who can be in a group; again without the strangers when WeCom
  /// refused somebody.
  ///
  /// @param work takes the one who admits
  <T> T admitting(Function<Function<List<PersonId>, Admission>, T> work) {
    try {
      return work.apply(this::admit);
    } catch (Invalid refused) {
      if (!SOMEBODY.contains(refused.code())) {
        throw refused;
      }
      return work.apply(this::askAbout);
    }
  }

  private Admission askAbout(List<PersonId> people) {
    var admission = admit(people);
    return admission.userIds().size() > MOST_ASKED
        ? admission
        : admission.without(strangers(admission.userIds()));
  }

  private Map<PersonId, Rejected> strangers(Map<PersonId, String> userIds) {
    var strangers = new LinkedHashMap<PersonId, Rejected>();
    userIds.forEach(
        (person, userId) -> {
          var answer = api.call(Request.get("/cgi-bin/user/get", "userid", userId));
          if (UNKNOWN.contains(answer.code())) {
            strangers.put(person, stranger(person, userId));
          }
        });
    return strangers;
  }

  private static Rejected stranger(PersonId person, String userId) {
    return new Rejected(
        person,
        "unknown-account",
        Phrase.of(
            "企业微信没有成员 %s，或其不在应用的可见范围内。",
            "WeCom has no member %s, or the app may not see it.", userId),
        Phrase.of(
            "检查人员关联的账号，以及应用的可见范围。",
            "See which account the person is linked to, and the app's visible range."));
  }
}
