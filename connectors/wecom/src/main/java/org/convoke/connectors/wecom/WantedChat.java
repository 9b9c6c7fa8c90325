package org.convoke.connectors.wecom;

import static org.convoke.connectors.wecom.Request.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Removed;
import org.convoke.connectors.MemberOutcome.Unchanged;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// What an internal group is to become: several changes made one, since WeCom counts each call and
/// carries out each as a whole. Confined to one thread.
///
/// Two calls are made only when the new owner is a newcomer: he has to be in the group first, and
/// WeCom does not say in which order one call is carried out.
final class WantedChat {

  private final AppChat before;
  private final Accounts accounts;
  private final Function<List<PersonId>, Admission> admit;
  private final Set<String> members;
  private final Map<PersonId, MemberOutcome> outcomes = new LinkedHashMap<>();
  private final Map<PersonId, String> asked = new LinkedHashMap<>();
  private final List<FieldProblem> problems = new ArrayList<>();
  private String name;
  private String owner;

  /// @param admit says who can be added
  /// @throws Invalid when a change cannot be made
  WantedChat(
      AppChat before,
      Accounts accounts,
      Function<List<PersonId>, Admission> admit,
      List<ChatChange> changes) {
    this.before = before;
    this.accounts = accounts;
    this.admit = admit;
    this.members = new LinkedHashSet<>(before.members());
    this.name = before.name();
    this.owner = before.owner();
    changes.forEach(this::make);
    check();
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
        .map(it -> UserIds.normal(it.id()));
  }

  private void check() {
    if (!name.equals(before.name())) {
      Plans.nameProblem(problems, name);
    }
    if (!members.contains(owner)) {
      problem(
          "removeMembers",
          "owner-leaves",
          "群主不能直接移除：请同时指定新群主。",
          "The owner cannot be removed: name a new owner too.");
    }
    if (members.size() > Plans.MAX_MEMBERS) {
      problem(
          "addMembers",
          "too-many",
          "企业微信的群最多 2000 人。",
          "A group in WeCom has at most 2,000 members.");
    }
    if (!problems.isEmpty()) {
      throw Invalid.input(problems);
    }
  }

  private void problem(String field, String code, String zh, String en) {
    problems.add(new FieldProblem(field, code, Phrase.of(zh, en)));
  }

  /// Bodies of the calls that make it so; none when it is.
  List<ObjectNode> calls(String chatId) {
    var first = fields();
    var second = before.members().contains(owner) ? first : fields();
    if (!name.equals(before.name())) {
      first.put("name", name);
    }
    list(first, "add_user_list", missing(members, before.members()));
    if (!owner.equals(before.owner())) {
      second.put("owner", owner);
    }
    list(second, "del_user_list", missing(before.members(), members));
    var calls = new LinkedHashSet<ObjectNode>(List.of(first));
    calls.add(second);
    calls.removeIf(ObjectNode::isEmpty);
    calls.forEach(it -> it.put("chatid", chatId));
    return List.copyOf(calls);
  }

  private static List<String> missing(Collection<String> of, Collection<String> in) {
    return of.stream().filter(it -> !in.contains(it)).toList();
  }

  private static void list(ObjectNode body, String name, List<String> userIds) {
    if (!userIds.isEmpty()) {
      userIds.forEach(body.putArray(name)::add);
    }
  }

  /// What became of everybody, by how the group is now.
  List<MemberOutcome> outcomes(AppChat after) {
    asked.forEach(
        (person, userId) -> {
          if (!after.members().contains(userId)) {
            outcomes.put(person, AppChats.leftOut(person, userId));
          }
        });
    return List.copyOf(outcomes.values());
  }
}
