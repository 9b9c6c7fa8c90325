package org.convoke.server.chat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.MemberOutcome;
import org.convoke.database.Returned;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FieldProblem;
import org.convoke.model.PersonId;

/// A chat as it becomes while changes are made to it, with the rows and notices they take. Confined
/// to one thread.
final class ChangeDraft {

  private final Occasion occasion;
  private final Chat before;
  private final Participants.Checked people;
  private final Set<PersonId> members;
  private final Set<PersonId> came = new LinkedHashSet<>();
  private final Set<PersonId> left = new LinkedHashSet<>();
  private final List<MemberOutcome> outcomes = new ArrayList<>();
  private final List<Message> notices = new ArrayList<>();
  private final List<ChatStore.MemberRow> rows = new ArrayList<>();
  private String name;
  private PersonId owner;
  private boolean closed;

  /// @param known the chat, with those members whom the changes concern
  ChangeDraft(Occasion occasion, ChatStore.Known known, Participants.Checked people) {
    this.occasion = occasion;
    this.before = known.chat();
    this.people = people;
    this.members = new HashSet<>(known.members());
    this.name = before.name();
    this.owner = before.ownerId();
  }

  void apply(List<ChatChange> changes) {
    var bothWays = ChatChanges.bothWays(changes);
    if (!bothWays.isEmpty()) {
      throw ChatProblems.of(
          bothWays.stream().map(it -> ChatProblems.bothWays(people.name(it))).toList());
    }
    for (var change : changes) {
      switch (change) {
        case ChatChange.Rename rename -> rename(rename.name());
        case ChatChange.Transfer transfer -> transfer(transfer.owner());
        case ChatChange.AddMembers add -> add(add.people());
        case ChatChange.RemoveMembers remove -> remove(remove.people());
      }
    }
  }

  void close() {
    closed = true;
    tell(Notice.of(Notice.Type.CLOSED, occasion.actor()));
  }

  boolean isEmpty() {
    return notices.isEmpty();
  }

  List<MemberOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  Chat chat() {
    return new Chat(
        before.id(),
        name,
        owner,
        before.connection(),
        before.external() || came.stream().anyMatch(people::isExternal),
        closed ? Chat.State.CLOSED : before.state(),
        before.memberCount() + came.size() - left.size(),
        before.createdAt(),
        before.origin());
  }

  /// The notices come first: writing them locks the chat for all that follows.
  <T> Prepared<T> prepared(T result, Announcements announcements) {
    var unit = new UnitOfWork();
    var places = new ArrayList<Returned<MessageStore.Place>>();
    for (var notice : notices) {
      var key = places.isEmpty() ? occasion.effectKey() : null;
      var row = new MessageStore.NewRow(occasion.org(), notice, key);
      places.add(unit.addReturning(MessageStore.APPEND, row, MessageStore.Place::of));
    }
    rows.forEach(row -> unit.add(ChatStore.MEMBERS, row));
    if (!name.equals(before.name()) || !owner.equals(before.ownerId()) || closed) {
      unit.add(ChatStore.CHANGE, changedRow());
    }
    return new Prepared<>(result, unit, () -> announce(announcements, places));
  }

  private ChatStore.ChangedRow changedRow() {
    return new ChatStore.ChangedRow(
        occasion.org(),
        before.id(),
        name.equals(before.name()) ? null : name,
        owner.equals(before.ownerId()) ? null : owner,
        closed);
  }

  private void announce(Announcements announcements, List<Returned<MessageStore.Place>> places) {
    var numbered = new ArrayList<Message>();
    for (var index = 0; index < notices.size(); index++) {
      numbered.add(notices.get(index).numbered(places.get(index).value().seq()));
    }
    announcements.changed(
        occasion.org(),
        numbered,
        places.getLast().value().memberVersion(),
        new Announcements.Moves(came, left));
  }

  private void rename(String wanted) {
    ChatNames.problem(wanted).ifPresent(ChangeDraft::refuse);
    if (!wanted.equals(name)) {
      name = wanted;
      tell(Notice.named(Notice.Type.RENAMED, occasion.actor(), name));
    }
  }

  private void transfer(PersonId wanted) {
    if (wanted.equals(owner)) {
      return;
    }
    refuseRejected("owner", List.of(wanted));
    if (!members.contains(wanted)) {
      refuse(ChatProblems.notMember("owner", people.name(wanted)));
    }
    owner = wanted;
    tell(Notice.about(Notice.Type.OWNER_CHANGED, occasion.actor(), List.of(owner)));
  }

  private void add(List<PersonId> wanted) {
    var newcomers = wanted.stream().filter(it -> !members.contains(it)).toList();
    refuseRejected("addMembers", newcomers);
    var count = before.memberCount() + came.size() + newcomers.size();
    if (count > Chat.MAX_MEMBERS) {
      refuse(ChatProblems.tooManyMembers("addMembers", count));
    }
    for (var person : wanted) {
      outcomes.add(
          members.add(person)
              ? new MemberOutcome.Added(person)
              : new MemberOutcome.Unchanged(person));
    }
    move(Notice.Type.MEMBERS_ADDED, newcomers, came);
  }

  private void remove(List<PersonId> wanted) {
    if (wanted.contains(owner)) {
      throw ChatProblems.ownerMustStay(people.name(owner));
    }
    var leavers = wanted.stream().filter(members::contains).toList();
    for (var person : wanted) {
      outcomes.add(
          members.remove(person)
              ? new MemberOutcome.Removed(person)
              : new MemberOutcome.Unchanged(person));
    }
    move(Notice.Type.MEMBERS_REMOVED, leavers, left);
  }

  private void move(Notice.Type type, List<PersonId> moving, Set<PersonId> into) {
    if (moving.isEmpty()) {
      return;
    }
    into.addAll(moving);
    var notice = tell(Notice.about(type, occasion.actor(), moving));
    for (var person : moving) {
      rows.add(
          new ChatStore.MemberRow(
              occasion.org(),
              before.id(),
              person,
              type == Notice.Type.MEMBERS_ADDED,
              people.isExternal(person),
              !owner.equals(before.ownerId()),
              notice.id(),
              occasion.at()));
    }
  }

  private Message tell(Notice notice) {
    var message = Message.notice(before.id(), notice, occasion.at());
    notices.add(message);
    return message;
  }

  private void refuseRejected(String field, List<PersonId> wanted) {
    var problems =
        people.rejected().stream()
            .filter(rejected -> wanted.contains(rejected.person()))
            .map(rejected -> ChatProblems.of(field, rejected))
            .toList();
    if (!problems.isEmpty()) {
      throw ChatProblems.of(problems);
    }
  }

  private static void refuse(FieldProblem problem) {
    throw ChatProblems.of(List.of(problem));
  }
}
