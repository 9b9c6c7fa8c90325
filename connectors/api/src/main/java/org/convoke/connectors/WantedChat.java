package org.convoke.connectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Removed;
import org.convoke.connectors.MemberOutcome.Unchanged;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// What a group is to become: several changes made one, since platforms count each call and carry
/// out each as a whole. Confined to one thread.
public final class WantedChat {

  private final ChatFacts before;
  private final Accounts accounts;
  private final GroupRules rules;
  private final Function<List<PersonId>, Admission> admit;
  private final Set<String> members;
  private final Map<PersonId, MemberOutcome> outcomes = new LinkedHashMap<>();
  private final Map<PersonId, String> asked = new LinkedHashMap<>();
  private final List<FieldProblem> problems = new ArrayList<>();
  private String name;
  private String owner;

  /// @param admit says who can be added
  /// @throws Invalid when a change cannot be made
  public WantedChat(
      ChatFacts before,
      List<ChatChange> changes,
      Function<List<PersonId>, Admission> admit,
      Accounts accounts,
      GroupRules rules) {
    this.before = before;
    this.accounts = accounts;
    this.rules = rules;
    this.admit = admit;
    this.members = new LinkedHashSet<>(before.members());
    this.name = before.name();
    this.owner = formerOwner();
    changes.forEach(this::make);
    check(new Plans(rules));
  }

  private String formerOwner() {
    return before.owner().orElse("");
  }

  private void make(ChatChange change) {
    switch (change) {
      case ChatChange.Rename(var to) -> name = to;
      case ChatChange.Transfer(var to) -> transfer(to);
      case ChatChange.AddMembers(var people) -> add(people);
      case ChatChange.RemoveMembers(var people) -> remove(people);
    }
  }

  private void transfer(PersonId person) {
    var userId = userId(person);
    if (userId.filter(members::contains).isEmpty()) {
      problem("owner", "owner-not-member", "新群主必须是群成员。", "The new owner must be a member.");
    }
    userId.ifPresent(it -> owner = it);
  }

  private void add(List<PersonId> people) {
    var admission = admit.apply(people);
    admission.rejected().forEach(it -> outcomes.put(it.person(), it));
    admission
        .userIds()
        .forEach(
            (person, userId) -> {
              asked.put(person, userId);
              outcomes.put(person, members.add(userId) ? new Added(person) : new Unchanged(person));
            });
  }

  /// Somebody without an account is in no group.
  private void remove(List<PersonId> people) {
    for (var person : people) {
      var removed = userId(person).filter(members::remove).isPresent();
      outcomes.put(person, removed ? new Removed(person) : new Unchanged(person));
      asked.remove(person);
    }
  }

  private Optional<String> userId(PersonId person) {
    return Optional.ofNullable(accounts.of(List.of(person)).get(person))
        .flatMap(it -> Optional.ofNullable(it.account()))
        .map(it -> rules.userId().apply(it.id()));
  }

  private void check(Plans plans) {
    if (!name.equals(before.name())) {
      plans.nameProblem(problems, name);
    }
    if (!members.contains(owner)) {
      problem(
          "removeMembers",
          "owner-leaves",
          "群主不能直接移除：请同时指定新群主。",
          "The owner cannot be removed: name a new owner too.");
    }
    plans.countProblem(problems, "addMembers", members.size());
    if (!problems.isEmpty()) {
      throw Invalid.input(problems);
    }
  }

  private void problem(String field, String code, String zh, String en) {
    problems.add(new FieldProblem(field, code, Phrase.of(zh, en)));
  }

  /// What has to be changed for it.
  public ChatEdit edit() {
    return new ChatEdit(
        Optional.of(name).filter(it -> !it.equals(before.name())),
        Optional.of(owner).filter(it -> !it.equals(formerOwner())),
        !before.members().contains(owner),
        missing(members, Set.copyOf(before.members())),
        missing(before.members(), members));
  }

  private static List<String> missing(Collection<String> of, Set<String> in) {
    return of.stream().filter(it -> !in.contains(it)).toList();
  }

  /// What became of everybody, by who is in the group now.
  public List<MemberOutcome> outcomes(Set<String> after) {
    asked.forEach(
        (person, userId) -> {
          if (!after.contains(userId)) {
            outcomes.put(person, rules.leftOut(person, userId));
          }
        });
    return List.copyOf(outcomes.values());
  }
}
