package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.convoke.database.DatabaseFailure;
import org.convoke.model.ChatId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.realtime.Event;
import org.convoke.server.realtime.Realtime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells members what happened, after it was committed. Never fails: what is not told is read when
/// a client looks. Thread-safe.
@Singleton
class Announcements {

  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

  private final Realtime realtime;
  private final Memberships memberships;

  Announcements(Realtime realtime, Memberships memberships) {
    this.realtime = realtime;
    this.memberships = memberships;
  }

  /// A chat exists: reads nothing, because flows make thousands a second.
  void created(OrgId org, Collection<PersonId> members, Message notice) {
    realtime.toPeople(org, members, new Event.Chat(notice.chatId(), Event.Change.CREATED));
    realtime.toPeople(org, members, new Event.Message(notice.chatId(), notice));
  }

  /// A message was written.
  void written(OrgId org, Message message, long memberVersion) {
    var members = members(org, message.chatId(), memberVersion);
    realtime.toPeople(org, members, new Event.Message(message.chatId(), message));
  }

  /// What became of a chat's members.
  record Moves(Set<PersonId> came, Set<PersonId> left) {}

  /// A chat was changed.
  ///
  /// @param notices as they were numbered
  void changed(OrgId org, List<Message> notices, long memberVersion, Moves moves) {
    var chat = notices.getFirst().chatId();
    realtime.toPeople(org, moves.left(), new Event.Chat(chat, Event.Change.LEFT));
    realtime.toPeople(org, moves.came(), new Event.Chat(chat, Event.Change.CREATED));
    var members = members(org, chat, memberVersion);
    var stayed = members.stream().filter(member -> !moves.came().contains(member)).toList();
    notices.stream()
        .map(Announcements::change)
        .distinct()
        .forEach(change -> realtime.toPeople(org, stayed, new Event.Chat(chat, change)));
    for (var notice : notices) {
      realtime.toPeople(org, members, new Event.Message(chat, notice));
    }
  }

  /// A person read a conversation.
  void read(OrgId org, PersonId person, ChatId chat, long seq) {
    realtime.toPeople(org, Set.of(person), new Event.Read(Conversation.idOf(chat), seq));
  }

  private static Event.Change change(Message message) {
    var notice = message.notice();
    if (notice == null) {
      throw new IllegalArgumentException("not a notice: " + message.id());
    }
    return switch (notice.type()) {
      case CREATED -> Event.Change.CREATED;
      case RENAMED, OWNER_CHANGED -> Event.Change.UPDATED;
      case MEMBERS_ADDED, MEMBERS_REMOVED -> Event.Change.MEMBERS;
      case CLOSED -> Event.Change.CLOSED;
    };
  }

  private Set<PersonId> members(OrgId org, ChatId chat, long version) {
    try {
      return memberships
          .atLeast(org, chat, version)
          .map(ChatStore.Members::people)
          .orElse(Set.of());
    } catch (DatabaseFailure e) {
      LOG.warn("members of chat {} are not told what happened: {}", chat, e.getMessage());
      return Set.of();
    }
  }
}
