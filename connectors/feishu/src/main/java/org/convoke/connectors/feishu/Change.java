package org.convoke.connectors.feishu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.feishu.Roster.Usable;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// The changes of one group by one call, each in its turn. What is already so is left alone, so
/// that asking again does no harm. Confined to one thread.
///
/// Sources: im-v1/chat/update (2025-05), im-v1/chat-members (2025-01 to 2025-05).
final class Change {

  private final Client client;
  private final Members members;
  private final String chat;
  private final Glimpse before;
  private final Roster roster;
  private final Roster leaving;
  private final Set<String> in;
  private final List<MemberOutcome> outcomes = new ArrayList<>();
  private String owner;

  /// A group to change.
  ///
  /// @param in who is in it; changed as people come and go
  record Subject(String chat, Glimpse before, Set<String> in) {}

  Change(Client client, Members members, Subject subject, Named named) {
    this.client = client;
    this.members = members;
    this.chat = subject.chat();
    this.before = subject.before();
    this.in = subject.in();
    this.roster = named.coming();
    this.leaving = named.leaving();
    this.owner = before.owner().orElse("");
  }

  /// Everybody whom changes name.
  record Named(Roster coming, Roster leaving) {

    static Named in(List<ChatChange> changes, Accounts accounts, Settings settings) {
      var coming = new ArrayList<PersonId>();
      var leaving = new ArrayList<PersonId>();
      for (var change : changes) {
        switch (change) {
          case ChatChange.Rename _ -> {}
          case ChatChange.Transfer(var person) -> coming.add(person);
          case ChatChange.AddMembers(var people) -> coming.addAll(people);
          case ChatChange.RemoveMembers(var people) -> leaving.addAll(people);
        }
      }
      return new Named(Roster.of(coming, accounts, settings), Roster.leaving(leaving, accounts));
    }
  }

  /// Whether who is in the group matters.
  static boolean isAboutPeople(List<ChatChange> changes) {
    return changes.stream().anyMatch(it -> !(it instanceof ChatChange.Rename));
  }

  /// Refuses all of them when one is surely impossible.
  ///
  /// @param app the bot that makes them
  void require(List<ChatChange> changes, String app) {
    var faults = new ArrayList<FieldProblem>();
    var coming = new HashSet<>(in);
    for (var change : changes) {
      switch (change) {
        case ChatChange.Rename(var name) -> Names.fault(name).ifPresent(faults::add);
        case ChatChange.Transfer(var person) -> faults.addAll(ownerFaults(person, coming));
        case ChatChange.AddMembers(var people) ->
            roster.of(people).forEach(it -> coming.add(it.account()));
        case ChatChange.RemoveMembers _ -> {}
      }
    }
    if (!faults.isEmpty()) {
      throw Invalid.input(faults);
    }
    if (changes.stream().anyMatch(it -> isBeyond(it, app))) {
      throw new Conflict(
          "bot-not-manager",
          Phrase.of(
              "机器人不是外部群“%s”的群管理员，不能做此修改。请群主在飞书的群设置中把机器人设为群管理员，然后重试。",
              "The bot is no administrator of the external group \"%s\" and cannot change this. Its owner makes the bot an administrator in the group's settings; then try again.",
              before.name()));
    }
  }

  private List<FieldProblem> ownerFaults(PersonId person, Set<String> coming) {
    var rejected = roster.rejected().get(person);
    if (rejected != null) {
      return List.of(
          new FieldProblem(
              "owner",
              rejected.code(),
              Phrase.of("%s%s", "%s %s", rejected.reason(), rejected.remedy())));
    }
    var fault = Planning.newOwner(roster, person);
    if (fault.isPresent()) {
      return List.of(fault.get());
    }
    var usable = roster.usable().get(person);
    return usable == null || coming.contains(usable.account())
        ? List.of()
        : List.of(
            new FieldProblem(
                "owner",
                "owner-not-member",
                Phrase.of(
                    "%s 不在群里，不能成为群主；请先加入他。",
                    "%s is not in the group and cannot own it; add him first.", usable.name())));
  }

  /// Whether the bot surely may not: in groups with outsiders it is an ordinary member unless
  /// somebody made it an administrator.
  private boolean isBeyond(ChatChange change, String app) {
    if (!before.external() || before.managers().contains(app)) {
      return false;
    }
    return switch (change) {
      case ChatChange.Rename(var name) -> before.onlyOwnerEdits() && !name.equals(before.name());
      case ChatChange.Transfer(var person) -> !isOwner(person);
      case ChatChange.AddMembers _, ChatChange.RemoveMembers _ -> false;
    };
  }

  private boolean isOwner(PersonId person) {
    var usable = roster.usable().get(person);
    return usable != null && usable.account().equals(owner);
  }

  /// Makes them.
  ///
  /// @return what became of everybody who was to be added or removed
  List<MemberOutcome> make(List<ChatChange> changes) {
    for (var change : changes) {
      switch (change) {
        case ChatChange.Rename(var name) -> rename(name);
        case ChatChange.Transfer(var person) -> transfer(person);
        case ChatChange.AddMembers(var people) -> add(people);
        case ChatChange.RemoveMembers(var people) -> remove(people);
      }
    }
    return outcomes;
  }

  private void rename(String name) {
    if (!name.equals(before.name())) {
      client.call(Ask.of(Api.UPDATE_CHAT, chat).body("name", name)).data();
    }
  }

  private void transfer(PersonId person) {
    var usable = roster.usable().get(person);
    if (usable != null && !usable.account().equals(owner)) {
      client
          .call(
              Ask.of(Api.UPDATE_CHAT, chat)
                  .query("user_id_type", "open_id")
                  .body("owner_id", usable.account()))
          .data();
      owner = usable.account();
    }
  }

  private void add(List<PersonId> people) {
    var usable = roster.of(people);
    var wanted = usable.stream().filter(this::mayBeAdded).map(Usable::account).distinct().toList();
    var outsiders =
        usable.stream().filter(Usable::external).map(Usable::account).collect(Collectors.toSet());
    var whys = members.add(chat, wanted, outsiders);
    people.forEach(person -> outcomes.add(added(person, whys)));
    wanted.stream().filter(id -> !whys.containsKey(id)).forEach(in::add);
  }

  private boolean mayBeAdded(Usable person) {
    return !in.contains(person.account()) && (before.external() || !person.external());
  }

  private MemberOutcome added(PersonId wanted, Map<String, Why> whys) {
    var rejected = roster.rejected().get(wanted);
    if (rejected != null) {
      return rejected;
    }
    var person = Objects.requireNonNull(roster.usable().get(wanted));
    if (in.contains(person.account())) {
      return new MemberOutcome.Unchanged(person.person());
    }
    if (person.external() && !before.external()) {
      return person.rejected(Why.INTERNAL_CHAT);
    }
    var why = whys.get(person.account());
    return why == null ? new MemberOutcome.Added(person.person()) : person.rejected(why);
  }

  private void remove(List<PersonId> people) {
    var wanted =
        leaving.of(people).stream()
            .map(Usable::account)
            .filter(id -> in.contains(id) && !id.equals(owner))
            .toList();
    var whys = members.remove(chat, wanted);
    people.forEach(person -> outcomes.add(removed(person, whys)));
    wanted.stream().filter(id -> !whys.containsKey(id)).forEach(in::remove);
  }

  private MemberOutcome removed(PersonId person, Map<String, Why> whys) {
    var usable = leaving.usable().get(person);
    if (usable == null || !in.contains(usable.account())) {
      return new MemberOutcome.Unchanged(person);
    }
    if (usable.account().equals(owner)) {
      return usable.rejected(Why.OWNER);
    }
    var why = whys.get(usable.account());
    return why == null ? new MemberOutcome.Removed(person) : usable.rejected(why);
  }
}
