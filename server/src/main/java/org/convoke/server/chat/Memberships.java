package org.convoke.server.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.convoke.model.ChatId;
import org.convoke.model.OrgId;

/// Who is in which chat and whether it is open, from memory where messages are written. A message
/// is numbered together with the version of the list of its receivers, so an old list is noticed
/// and read again, whichever node changed it. That the chat is open and the sender in it is checked
/// by the statement that writes; when it refuses, what was remembered is forgotten. Thread-safe.
@Singleton
class Memberships {

  /// Members in all lists together: about 100 bytes each.
  private static final int REMEMBERED_MEMBERS = 500_000;

  private final ChatStore store;
  private final Cache<Key, ChatStore.Members> cache =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED_MEMBERS)
          .weigher((Key _, ChatStore.Members members) -> 1 + members.people().size())
          .build();

  Memberships(ChatStore store) {
    this.store = store;
  }

  private record Key(OrgId org, ChatId chat) {}

  /// As it was at some moment, perhaps not now; empty when there is no such chat.
  Optional<ChatStore.Members> remembered(OrgId org, ChatId chat) {
    var found = cache.getIfPresent(new Key(org, chat));
    return found == null ? current(org, chat) : Optional.of(found);
  }

  /// At a version or a later one; empty when there is no such chat.
  Optional<ChatStore.Members> atLeast(OrgId org, ChatId chat, long version) {
    var found = remembered(org, chat);
    return found.isPresent() && found.get().version() < version ? current(org, chat) : found;
  }

  /// As it is now; empty when there is no such chat.
  Optional<ChatStore.Members> current(OrgId org, ChatId chat) {
    var found = store.members(org, chat);
    found.ifPresent(members -> remember(new Key(org, chat), members));
    return found;
  }

  /// Forgets what led to a message that was refused.
  void forget(OrgId org, ChatId chat) {
    cache.invalidate(new Key(org, chat));
  }

  /// Of two that read at the same time the later version stays.
  private void remember(Key key, ChatStore.Members members) {
    cache.asMap().merge(key, members, (old, read) -> read.version() >= old.version() ? read : old);
  }
}
