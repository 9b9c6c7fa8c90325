package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.NewChat;
import org.convoke.database.CommitPipeline;
import org.convoke.model.ChatId;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Permissions;
import org.convoke.server.access.Role;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.Idempotency;
import org.convoke.server.platform.LikePattern;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.jspecify.annotations.Nullable;

/// Group chats as people use them. A chat is seen by its members, and by administrators without its
/// messages; for everybody else there is none. Thread-safe.
@Singleton
public class Chats {

  private final ChatStore store;
  private final ChatCreation creation;
  private final ChatChanges changes;
  private final Participants participants;
  private final CommitPipeline pipeline;
  private final Idempotency idempotency;
  private final Clock clock;

  Chats(
      ChatStore store,
      ChatCreation creation,
      ChatChanges changes,
      Participants participants,
      CommitPipeline pipeline,
      Idempotency idempotency,
      Clock clock) {
    this.store = store;
    this.creation = creation;
    this.changes = changes;
    this.participants = participants;
    this.pipeline = pipeline;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /// Creates a chat.
  ///
  /// @param owner null: the caller, who then is a member too
  /// @param idempotencyKey null: none
  /// @throws Invalid when somebody cannot be a member, or the owner is none
  Idempotency.Outcome create(
      Caller caller,
      String name,
      @Nullable PersonId owner,
      List<PersonId> members,
      @Nullable String idempotencyKey) {
    var everybody = new ArrayList<>(members);
    if (owner == null && !members.isEmpty()) {
      everybody.addFirst(caller.person());
    }
    var wanted =
        participants.current(
            caller.organization(),
            new NewChat(name, owner == null ? caller.person() : owner, everybody));
    return idempotency.once(
        idempotencyKey,
        new Idempotency.Call(
            caller.organization(),
            caller.person(),
            "POST /chats",
            List.of(name, String.valueOf(owner), members)),
        remember -> {
          var occasion = Occasion.of(caller, clock.instant());
          var prepared = inWordsOfTheCall(() -> creation.prepare(occasion, wanted));
          var answer = remember.in(prepared.unit(), 201, prepared.result());
          prepared.commit(pipeline);
          return answer;
        });
  }

  /// Changes a chat. Any member may add people and leave; the rest is the owner's and the
  /// administrators'.
  ///
  /// @throws Forbidden when it is not the caller's to change
  /// @throws Conflict when the chat is closed, or its owner would be removed
  /// @throws Invalid when a change cannot be made; then none was
  Chat update(Caller caller, ChatId id, List<ChatChange> given) {
    var wanted = participants.current(caller.organization(), given);
    var known = look(caller, id, wanted);
    if (!wanted.stream().allMatch(change -> isForMembers(caller, change))) {
      requireOwner(caller, known.chat());
    }
    var occasion = Occasion.of(caller, clock.instant());
    var prepared = inWordsOfTheCall(() -> changes.prepare(occasion, known, wanted));
    var changed = prepared.commit(pipeline).chat();
    // Read again, because others may have changed it too; whoever left sees what he left.
    return store
        .find(caller.organization(), id, List.of())
        .map(ChatStore.Known::chat)
        .orElse(changed);
  }

  /// Closes a chat; one that is closed stays so.
  ///
  /// @throws Forbidden when it is not the caller's to close
  void close(Caller caller, ChatId id) {
    var known = look(caller, id, List.of());
    requireOwner(caller, known.chat());
    changes.prepareClose(Occasion.of(caller, clock.instant()), known.chat()).commit(pipeline);
  }

  /// A chat.
  ///
  /// @throws NotFound when the caller may not see it
  Chat find(Caller caller, ChatId id) {
    return look(caller, id, List.of()).chat();
  }

  /// Chats, newest first: the caller's.
  ///
  /// @param text part of the name; empty for all
  Page<Chat> mine(Caller caller, String text, Paging paging) {
    var found =
        store.ofPerson(
            caller.organization(),
            caller.person(),
            LikePattern.containing(text.strip()),
            Places.id(paging),
            paging.rows());
    return Page.of(found, paging, chat -> Cursor.of(chat.id()));
  }

  /// Chats, newest first: those of the whole organization.
  ///
  /// @param text part of the name; empty for all
  /// @throws Forbidden unless the caller is an administrator
  Page<Chat> all(Caller caller, String text, Paging paging) {
    Permissions.require(caller, Role.ADMIN);
    var found =
        store.all(
            caller.organization(),
            LikePattern.containing(text.strip()),
            Places.id(paging),
            paging.rows());
    return Page.of(found, paging, chat -> Cursor.of(chat.id()));
  }

  /// Those of the chats that the caller may see, in no particular order.
  List<Chat> visible(Caller caller, List<ChatId> ids) {
    var everywhere = caller.is(Role.ADMIN);
    return store.visible(caller.organization(), caller.person(), everywhere, ids);
  }

  /// Members by the time they joined.
  ///
  /// @throws NotFound when the caller may not see the chat
  Page<ChatMember> members(Caller caller, ChatId id, Paging paging) {
    var chat = look(caller, id, List.of()).chat();
    var found =
        store.memberPage(
            caller.organization(), id, Places.time(paging), Places.id(paging), paging.rows());
    var page = Page.of(found, paging, it -> Cursor.of(it.joinedAt(), it.person()));
    var people =
        participants.find(
            caller.organization(),
            page.items().stream().map(ChatStore.MemberSince::person).toList());
    return new Page<>(
        page.items().stream().flatMap(it -> member(chat, it, people).stream()).toList(),
        page.nextCursor());
  }

  private static Optional<ChatMember> member(
      Chat chat, ChatStore.MemberSince since, Map<PersonId, Person> people) {
    var role =
        since.person().equals(chat.ownerId()) ? ChatMember.Role.OWNER : ChatMember.Role.MEMBER;
    return Optional.ofNullable(people.get(since.person()))
        .map(person -> new ChatMember(person.id(), role, since.joinedAt(), person));
  }

  /// The chat, when the caller may see it.
  private ChatStore.Known look(Caller caller, ChatId id, List<ChatChange> wanted) {
    var known = changes.look(caller.organization(), id, wanted, Set.of(caller.person()));
    if (!known.members().contains(caller.person()) && !caller.is(Role.ADMIN)) {
      throw ChatProblems.notFound(id);
    }
    return known;
  }

  private static boolean isForMembers(Caller caller, ChatChange change) {
    return switch (change) {
      case ChatChange.AddMembers _ -> true;
      case ChatChange.RemoveMembers(var people) -> people.equals(List.of(caller.person()));
      case ChatChange.Rename _, ChatChange.Transfer _ -> false;
    };
  }

  private static void requireOwner(Caller caller, Chat chat) {
    if (!chat.ownerId().equals(caller.person()) && !caller.is(Role.ADMIN)) {
      throw ChatProblems.ownerOnly();
    }
  }

  /// Faults are named by the properties of the capability; a call has names of its own.
  private static <T> T inWordsOfTheCall(Supplier<T> prepare) {
    try {
      return prepare.get();
    } catch (Invalid e) {
      var fields = e.fields().stream().map(Chats::renamed).toList();
      throw new Invalid(e.code(), e.detail(), fields);
    }
  }

  private static FieldProblem renamed(FieldProblem problem) {
    var field =
        switch (problem.field()) {
          case "owner" -> "ownerId";
          case "members" -> "memberIds";
          case "addMembers", "removeMembers" -> "personIds";
          default -> problem.field();
        };
    return new FieldProblem(field, problem.code(), problem.detail());
  }
}
