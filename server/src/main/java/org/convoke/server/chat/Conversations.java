package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.Collection;
import org.convoke.model.NotFound;
import org.convoke.server.access.Caller;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;

/// A person's inbox. Thread-safe.
@Singleton
public class Conversations {

  private final ConversationStore store;
  private final Messages messages;
  private final Announcements announcements;

  Conversations(ConversationStore store, Messages messages, Announcements announcements) {
    this.store = store;
    this.messages = messages;
    this.announcements = announcements;
  }

  /// Conversations with the people whom their last messages name.
  record Inbox(Page<Conversation> page, Collection<Person> people) {}

  /// The caller's conversations, newest activity first.
  Inbox page(Caller caller, Paging paging) {
    var found =
        store.page(
            caller.organization(),
            caller.person(),
            Places.time(paging),
            Places.id(paging),
            paging.rows());
    var page = Page.of(found, paging, it -> Cursor.of(it.lastAt(), it.conversation().chat().id()));
    var items = page.items().stream().map(ConversationStore.Dated::conversation).toList();
    var last = items.stream().map(Conversation::lastMessage).toList();
    return new Inbox(
        new Page<>(items, page.nextCursor()), messages.named(caller.organization(), last));
  }

  /// Notes that the caller has read up to a message; going back changes nothing. His other devices
  /// are told.
  ///
  /// @throws NotFound when it is none of his conversations
  Conversation read(Caller caller, String id, long seq) {
    var chat = Conversation.chatOf(id);
    var moved = store.read(caller.organization(), caller.person(), chat, seq);
    var conversation =
        store
            .find(caller.organization(), caller.person(), chat)
            .orElseThrow(() -> Conversation.notFound(id));
    if (moved) {
      announcements.read(caller.organization(), caller.person(), chat, conversation.readSeq());
    }
    return conversation;
  }

  /// Unread messages of the caller's conversations together.
  long unread(Caller caller) {
    return store.unread(caller.organization(), caller.person());
  }
}
