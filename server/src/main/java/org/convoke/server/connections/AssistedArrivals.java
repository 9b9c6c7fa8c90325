package org.convoke.server.connections;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.engine.Engine;
import org.convoke.engine.RunHistory;
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
  private final RunHistory runs;
  private final Instance<Engine> engine;
  private final Clock clock;

  AssistedArrivals(
      AssistedChatStore store,
      Connections connections,
      RunHistory runs,
      Instance<Engine> engine,
      Clock clock) {
    this.store = store;
    this.connections = connections;
    this.runs = runs;
    this.engine = engine;
    this.clock = clock;
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
      askAgain(chat);
    }
  }

  /// A run that was cancelled, given up or deleted waits no more, though nobody told its row.
  private void askAgain(AssistedChat chat) {
    var place = chat.place();
    var run = runs.find(place.org(), chat.run());
    if (run.isEmpty() || run.get().state().isFinal()) {
      store.end(place, clock.instant().truncatedTo(ChronoUnit.MICROS));
      return;
    }
    try {
      engine.get().operations().askAgain(place.org(), chat.run(), chat.path());
    } catch (NotFound forgotten) {
      // its run was deleted this moment
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
