package org.convoke.server.connections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Directory;
import org.convoke.model.PersonId;
import org.convoke.server.connections.AccountStore.Known;
import org.convoke.server.connections.AccountStore.Origin;
import org.convoke.server.people.Contacts;
import org.jspecify.annotations.Nullable;

/// Whose the accounts of one reading of a directory are. Confined to one thread.
///
/// Who has an account is known first; then mobile numbers tell, then e-mail addresses. What two
/// people share, or two accounts, tells nobody: either of them could be meant.
final class DirectoryMatching {

  private final Instant at;
  private final Map<String, String> departments;
  private final List<Contacts.Contact> employees;
  private final Map<String, PersonId> byMobile;
  private final Map<String, PersonId> byEmail;
  private final Set<PersonId> taken = new HashSet<>();
  private final Map<String, Directory.Member> members = new LinkedHashMap<>();
  private final Map<String, PersonId> owners = new HashMap<>();
  private int found;
  private int created;

  /// @param known what was kept of the accounts that were read, and of those of the employees
  DirectoryMatching(
      Directory.Contents contents,
      List<Contacts.Contact> employees,
      Collection<Known> known,
      Instant at) {
    this.at = at;
    this.employees = employees;
    this.departments =
        contents.departments().stream()
            .collect(Collectors.toMap(Directory.Unit::id, Directory.Unit::name, (one, _) -> one));
    contents.members().forEach(it -> members.put(it.account().id(), it));
    this.byMobile = people(it -> Contacts.comparable(it.mobile()), DirectoryMatching::mobile);
    this.byEmail = people(it -> comparable(it.email()), DirectoryMatching::email);
    known.forEach(this::keep);
    match(byMobile, DirectoryMatching::mobile);
    match(byEmail, DirectoryMatching::email);
  }

  private void keep(Known known) {
    if (known.person() != null) {
      taken.add(known.person());
      if (members.containsKey(known.account().id())) {
        owners.put(known.account().id(), known.person());
      }
    }
  }

  /// Whom a text names: nobody when several people or several accounts have it.
  private Map<String, PersonId> people(
      Function<Contacts.Contact, String> ofPerson, Function<Directory.Member, String> ofMember) {
    var named = new HashMap<String, PersonId>();
    var shared = repeated(members.values().stream().map(ofMember));
    shared.addAll(repeated(employees.stream().map(ofPerson)));
    for (var employee : employees) {
      var text = ofPerson.apply(employee);
      if (!text.isEmpty() && !shared.contains(text)) {
        named.put(text, employee.person());
      }
    }
    return named;
  }

  private static Set<String> repeated(Stream<String> texts) {
    var seen = new HashSet<String>();
    return texts.filter(text -> !seen.add(text)).collect(Collectors.toCollection(HashSet::new));
  }

  private void match(Map<String, PersonId> people, Function<Directory.Member, String> text) {
    for (var member : members.values()) {
      var person = people.get(text.apply(member));
      if (person != null) {
        found(member.account().id(), person);
      }
    }
  }

  private void found(String account, PersonId person) {
    if (!owners.containsKey(account) && taken.add(person)) {
      owners.put(account, person);
      found++;
    }
  }

  /// Those of ours who have no account so far and can be asked for, each with what names him alone.
  List<Contacts.Contact> wanted() {
    return employees.stream()
        .filter(it -> !taken.contains(it.person()))
        .map(
            it ->
                new Contacts.Contact(
                    it.person(),
                    byMobile.containsKey(Contacts.comparable(it.mobile())) ? it.mobile() : "",
                    byEmail.containsKey(comparable(it.email())) ? it.email() : ""))
        .filter(it -> !it.mobile().isEmpty() || !it.email().isEmpty())
        .toList();
  }

  /// Takes what the platform answered.
  ///
  /// @param accounts by mobile or e-mail as they were asked for
  /// @param name what an account is called that the app may not list, but ask for
  void answered(
      List<Contacts.Contact> asked,
      Map<String, Account> accounts,
      Function<PersonId, Optional<String>> name) {
    for (var contact : asked) {
      var account =
          Optional.ofNullable(accounts.get(contact.mobile()))
              .or(() -> Optional.ofNullable(accounts.get(contact.email())));
      account.ifPresent(
          it -> {
            members.computeIfAbsent(
                it.id(), id -> unlisted(it, name.apply(contact.person()).orElse(id)));
            found(it.id(), contact.person());
          });
    }
  }

  private static Directory.Member unlisted(Account account, String name) {
    return new Directory.Member(
        account, name, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /// Makes a person for each account that nobody has.
  void make(Function<Directory.Member, PersonId> maker) {
    for (var member : members.values()) {
      if (!owners.containsKey(member.account().id())) {
        owners.put(member.account().id(), maker.apply(member));
        created++;
      }
    }
  }

  /// Names of the departments that a member is of.
  List<String> names(Directory.Member member) {
    return member.departments().stream().map(departments::get).filter(Objects::nonNull).toList();
  }

  /// What is to be kept of each account: what was found is not confirmed.
  List<Known> rows() {
    var rows = new ArrayList<Known>();
    members.forEach((id, member) -> rows.add(row(member, owners.get(id))));
    return rows;
  }

  private Known row(Directory.Member member, @Nullable PersonId person) {
    return new Known(
        member.account(),
        person,
        member.name(),
        member.mobile().orElse(null),
        member.email().orElse(null),
        member.title().orElse(null),
        names(member),
        false,
        Origin.DIRECTORY,
        at,
        false,
        null);
  }

  DirectorySync.Result result() {
    return new DirectorySync.Result(
        departments.size(),
        members.size(),
        owners.size(),
        found,
        created,
        members.size() - owners.size());
  }

  private static String mobile(Directory.Member member) {
    return Contacts.comparable(member.mobile().orElse(""));
  }

  private static String email(Directory.Member member) {
    return comparable(member.email().orElse(""));
  }

  private static String comparable(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
