package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;

/// Who can be in a chat: people of the organization who have not left. From memory. Thread-safe.
@Singleton
class Participants {

  private final People people;

  Participants(People people) {
    this.people = people;
  }

  /// What is known about those who were asked for.
  ///
  /// @param rejected those who cannot be in a chat
  record Checked(Map<PersonId, Person> known, List<MemberOutcome.Rejected> rejected) {

    /// What people call him; his id when nobody knows him.
    String name(PersonId person) {
      var found = known.get(person);
      return found == null ? person.toString() : found.name();
    }

    boolean isExternal(PersonId person) {
      var found = known.get(person);
      return found != null && found.isExternal();
    }
  }

  Checked check(OrgId org, Collection<PersonId> wanted) {
    var known = people.find(org, wanted);
    var rejected = new ArrayList<MemberOutcome.Rejected>();
    for (var id : wanted) {
      var person = known.get(id);
      if (person == null) {
        rejected.add(ChatProblems.unknown(id));
      } else if (!person.isActive()) {
        rejected.add(ChatProblems.departed(person));
      }
    }
    return new Checked(known, List.copyOf(rejected));
  }

  /// Reads what a flow gives to an action.
  ActionInput input(OrgId org, Action action, Value.Fields values) {
    return new ActionInput(action, values, person -> people.current(org, person));
  }

  /// The same chat of those whom the people were merged into.
  NewChat current(OrgId org, NewChat wanted) {
    return new NewChat(
        wanted.name(), people.current(org, wanted.owner()), current(org, wanted.members()));
  }

  /// The same changes of those whom the people were merged into.
  List<ChatChange> current(OrgId org, List<ChatChange> wanted) {
    return wanted.stream().map(change -> current(org, change)).toList();
  }

  private ChatChange current(OrgId org, ChatChange change) {
    return switch (change) {
      case ChatChange.AddMembers(var added) -> new ChatChange.AddMembers(current(org, added));
      case ChatChange.RemoveMembers(var removed) ->
          new ChatChange.RemoveMembers(current(org, removed));
      case ChatChange.Transfer(var owner) -> new ChatChange.Transfer(people.current(org, owner));
      case ChatChange.Rename rename -> rename;
    };
  }

  private List<PersonId> current(OrgId org, Collection<PersonId> all) {
    return all.stream().map(it -> people.current(org, it)).distinct().toList();
  }

  /// People by name, as far as they are known.
  Map<PersonId, Person> find(OrgId org, Collection<PersonId> ids) {
    return people.find(org, ids);
  }
}
