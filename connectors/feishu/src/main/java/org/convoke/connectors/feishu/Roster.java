package org.convoke.connectors.feishu;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.Accounts.Known;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// The people wanted in a group, sorted into those whom Feishu can be asked to add and those it
/// cannot: what we know ourselves, before anything is asked.
///
/// @param usable in the order wanted
/// @param rejected in the order wanted
record Roster(Map<PersonId, Usable> usable, Map<PersonId, Rejected> rejected) {

  /// @param account open_id
  record Usable(PersonId person, String name, String account, boolean external) {

    Rejected rejected(Why why) {
      return why.rejected(person, name);
    }
  }

  static Roster of(Collection<PersonId> wanted, Accounts accounts, Settings settings) {
    var known = accounts.of(wanted);
    var usable = new LinkedHashMap<PersonId, Usable>();
    var rejected = new LinkedHashMap<PersonId, Rejected>();
    for (var person : wanted) {
      var each = known.get(person);
      var why = why(each, settings);
      if (why.isPresent()) {
        var name = each == null ? person.toString() : each.name();
        rejected.put(person, why.get().rejected(person, name));
      } else if (each != null && each.account() != null) {
        usable.put(person, new Usable(person, each.name(), each.account().id(), each.external()));
      }
    }
    return new Roster(usable, rejected);
  }

  /// Of people who are to leave: whoever has an account can, departed or not.
  static Roster leaving(Collection<PersonId> people, Accounts accounts) {
    var usable = new LinkedHashMap<PersonId, Usable>();
    for (var each : accounts.of(people).values()) {
      if (each.account() != null) {
        usable.put(
            each.person(),
            new Usable(each.person(), each.name(), each.account().id(), each.external()));
      }
    }
    return new Roster(usable, Map.of());
  }

  private static Optional<Why> why(@Nullable Known known, Settings settings) {
    if (known == null) {
      return Optional.of(Why.UNKNOWN_PERSON);
    }
    if (known.departed()) {
      return Optional.of(Why.DEPARTED);
    }
    if (known.account() == null) {
      return Optional.of(known.external() ? Why.neverOpened(settings) : Why.NO_ACCOUNT);
    }
    return Optional.empty();
  }

  /// Those of the people who are usable.
  List<Usable> of(Collection<PersonId> people) {
    return people.stream().map(usable::get).filter(Objects::nonNull).toList();
  }

  List<Usable> outsiders() {
    return usable.values().stream().filter(Usable::external).toList();
  }

  List<Usable> insiders() {
    return usable.values().stream().filter(it -> !it.external()).toList();
  }

  /// Everybody usable by account.
  Map<String, Usable> byAccount() {
    var all = new LinkedHashMap<String, Usable>();
    usable.values().forEach(it -> all.put(it.account(), it));
    return all;
  }
}
