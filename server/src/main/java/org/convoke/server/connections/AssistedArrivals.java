package org.convoke.server.connections;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.engine.Engine;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;

/// Hears of the group chats that people create, and lets the steps look that wait for one of that
/// name. Only a hint: a step looks by itself, too. Thread-safe.
@Singleton
class AssistedArrivals implements EventFollower {

  /// Steps that wait for one name. A guess; the others look by themselves.
  private static final int MOST = 100;

  private final AssistedChatStore store;
  private final Connections connections;
  private final Instance<Engine> engine;

  AssistedArrivals(AssistedChatStore store, Connections connections, Instance<Engine> engine) {
    this.store = store;
    this.connections = connections;
    this.engine = engine;
  }

  @Override
  public void happened(StoredConnection connection, PlatformEvent event) {
    switch (event.kind()) {
      case CHAT_CREATED, CHAT_RENAMED, OWNER_CHANGED ->
          event.chat().ifPresent(handle -> arrived(connection, handle));
      case MEMBERS_ADDED,
          MEMBERS_REMOVED,
          CHAT_CLOSED,
          CONTACT_OPENED,
          MESSAGE_RECEIVED,
          CARD_CLICKED,
          DIRECTORY_CHANGED -> {}
    }
  }

  private void arrived(StoredConnection connection, ChatHandle handle) {
    if (!store.anyWaits(connection.org(), connection.id())) {
      return;
    }
    var name = name(connection, handle);
    for (var chat : store.waiting(connection.org(), connection.id(), name, MOST)) {
      try {
        engine.get().operations().askAgain(chat.place().org(), chat.run(), chat.path());
      } catch (NotFound forgotten) {
        // its run is no longer kept
      }
    }
  }

  /// A platform may tell of a chat before it can be read (WeCom: about two seconds).
  private String name(StoredConnection connection, ChatHandle handle) {
    return connections
        .open(connection)
        .groupChats()
        .look(handle)
        .orElseThrow(
            () ->
                new Unavailable(
                    "chat-not-there-yet",
                    Phrase.of("平台还读不到新建的群。", "The new group cannot be read yet."),
                    null))
        .name()
        .strip();
  }
}
