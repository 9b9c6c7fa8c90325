package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.MemberOutcome;
import org.convoke.model.ChatId;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;

/// Decides how a chat is changed or closed. Thread-safe.
@Singleton
class ChatChanges {

  private final ChatStore store;
  private final Participants participants;
  private final Announcements announcements;

  ChatChanges(ChatStore store, Participants participants, Announcements announcements) {
    this.store = store;
    this.participants = participants;
    this.announcements = announcements;
  }

  /// A chat after its change.
  ///
  /// @param external as it was before: somebody else may come from outside too
  record Changed(Chat chat, List<MemberOutcome> members) {}

  /// Reads what deciding takes: the chat, and who of those concerned is in it.
  ///
  /// @param also others whose membership is asked for
  /// @throws NotFound when there is no such chat
  ChatStore.Known look(
      OrgId org, ChatId chat, List<ChatChange> changes, Collection<PersonId> also) {
    var concerned = concerned(changes);
    concerned.addAll(also);
    return store.find(org, chat, concerned).orElseThrow(() -> ChatProblems.notFound(chat));
  }

  /// Makes changes in their order, each with a notice unless it changes nothing.
  ///
  /// @throws Conflict `chat-closed`, or `owner-must-stay` when the owner would be removed
  /// @throws Invalid when a name does not do, or somebody cannot be added or be the owner
  Prepared<Changed> prepare(Occasion occasion, ChatStore.Known known, List<ChatChange> changes) {
    requireOpen(known.chat());
    var checked = participants.check(occasion.org(), concerned(changes));
    var draft = new ChangeDraft(occasion, known, checked);
    draft.apply(changes);
    var result = new Changed(draft.chat(), draft.outcomes());
    return draft.isEmpty() ? Prepared.nothing(result) : draft.prepared(result, announcements);
  }

  /// Closes a chat; one that is closed stays so.
  Prepared<Chat> prepareClose(Occasion occasion, Chat chat) {
    if (!chat.isOpen()) {
      return Prepared.nothing(chat);
    }
    var known = new ChatStore.Known(chat, Set.of());
    var draft = new ChangeDraft(occasion, known, participants.check(occasion.org(), List.of()));
    draft.close();
    return draft.prepared(draft.chat(), announcements);
  }

  private static void requireOpen(Chat chat) {
    if (!chat.isOpen()) {
      throw ChatProblems.closed(chat.id());
    }
  }

  private static Set<PersonId> concerned(List<ChatChange> changes) {
    var people = new LinkedHashSet<PersonId>();
    for (var change : changes) {
      people.addAll(
          switch (change) {
            case ChatChange.Rename _ -> List.of();
            case ChatChange.Transfer(var owner) -> List.of(owner);
            case ChatChange.AddMembers(var added) -> added;
            case ChatChange.RemoveMembers(var removed) -> removed;
          });
    }
    return people;
  }

  /// Those who are to be added and removed at once.
  static List<PersonId> bothWays(List<ChatChange> changes) {
    var added =
        changes.stream()
            .flatMap(
                it -> it instanceof ChatChange.AddMembers add ? add.people().stream() : Stream.of())
            .toList();
    return changes.stream()
        .flatMap(
            it -> it instanceof ChatChange.RemoveMembers rem ? rem.people().stream() : Stream.of())
        .filter(added::contains)
        .toList();
  }
}
