package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Conflict;
import org.convoke.model.Id;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.server.people.People;
import org.jspecify.annotations.Nullable;

/// Notices when somebody changes a group chat on its platform, and mends it: makes the platform as
/// it is wanted, or takes what is there as wanted. Thread-safe.
@Singleton
class ChatDrift implements EventFollower {

  private static final Phrase KIND = Phrase.of("群聊", "group chat");
  private static final String NAME = "name";
  private static final String OWNER = "owner";
  private static final String MEMBERS = "members";
  private static final String CLOSED = "closed";

  private final Connections connections;
  private final OpenConnections open;
  private final RemoteChatStore store;
  private final People people;
  private final ConnectionNews news;
  private final Clock clock;

  ChatDrift(
      Connections connections,
      OpenConnections open,
      RemoteChatStore store,
      People people,
      ConnectionNews news,
      Clock clock) {
    this.connections = connections;
    this.open = open;
    this.store = store;
    this.people = people;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public void happened(StoredConnection connection, PlatformEvent event) {
    switch (event.kind()) {
      case MEMBERS_ADDED, MEMBERS_REMOVED, CHAT_RENAMED, OWNER_CHANGED, CHAT_CLOSED ->
          event.chat().ifPresent(handle -> look(connection, handle));
      case CHAT_CREATED, CONTACT_OPENED, MESSAGE_RECEIVED, CARD_CLICKED, DIRECTORY_CHANGED -> {}
    }
  }

  /// Looks at a chat that we made; others are none of our business.
  Optional<RemoteChat> look(StoredConnection connection, ChatHandle handle) {
    var chat = store.find(connection.org(), connection.id(), handle);
    chat.ifPresent(it -> look(connection, it));
    return chat.flatMap(it -> store.find(connection.org(), connection.id(), it.handle()));
  }

  private void look(StoredConnection connection, RemoteChat chat) {
    var facts = facts(connection, chat);
    note(connection, chat.members().isEmpty() ? withMembers(connection, chat, facts) : chat, facts);
  }

  /// Who is wanted in a chat of which that was not written down when it was made: who was in it
  /// when it was last looked at; if it never was, who is in it now.
  private RemoteChat withMembers(StoredConnection connection, RemoteChat chat, ChatFacts facts) {
    var accounts =
        Optional.ofNullable(chat.facts())
            .map(ChatFacts::members)
            .filter(it -> !it.isEmpty())
            .orElse(facts.members());
    var there = List.copyOf(open.accounts(connection).people(accounts).values());
    store.changeMembers(connection.org(), connection.id(), chat.handle(), there, List.of());
    return store.find(connection.org(), connection.id(), chat.handle()).orElse(chat);
  }

  /// What is gone is closed for us.
  private ChatFacts facts(StoredConnection connection, RemoteChat chat) {
    Optional<ChatFacts> facts;
    try {
      facts = connections.open(connection).groupChats().look(chat.handle());
    } catch (NotFound gone) {
      facts = Optional.empty();
    }
    return facts.orElseGet(
        () -> new ChatFacts(chat.name(), Optional.empty(), List.of(), chat.external(), true));
  }

  private void note(StoredConnection connection, RemoteChat chat, ChatFacts facts) {
    var missing = missing(connection, chat, facts);
    store.seen(
        connection.org(),
        connection.id(),
        chat.handle(),
        facts,
        drift(connection, chat, facts, missing),
        missing,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
    news.changed(connection.org(), connection.id());
  }

  /// Who is wanted and is not there. What a platform does not tell has not changed; neither has who
  /// has no account any more.
  private List<PersonId> missing(StoredConnection connection, RemoteChat chat, ChatFacts facts) {
    if (chat.state() == RemoteChat.State.CLOSED || facts.closed() || facts.members().isEmpty()) {
      return List.of();
    }
    // WeCom tells the ids of members in lower case, whatever they are in the directory.
    var there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    there.addAll(facts.members());
    var wanted = people.current(connection.org(), chat.members());
    return open.accounts(connection).of(wanted).values().stream()
        .filter(it -> it.account() != null && !there.contains(it.account().id()))
        .map(Accounts.Known::person)
        .toList();
  }

  private List<String> drift(
      StoredConnection connection, RemoteChat chat, ChatFacts facts, List<PersonId> missing) {
    if (chat.state() == RemoteChat.State.CLOSED) {
      return List.of();
    }
    if (facts.closed()) {
      return List.of(CLOSED);
    }
    var drift = new ArrayList<String>();
    if (!facts.name().equals(chat.name())) {
      drift.add(NAME);
    }
    var wanted = account(connection, chat.owner());
    // Who owns it is told by few platforms; what is not told has not changed.
    if (wanted.isPresent()
        && facts.owner().filter(it -> !it.equalsIgnoreCase(wanted.get())).isPresent()) {
      drift.add(OWNER);
    }
    if (!missing.isEmpty()) {
      drift.add(MEMBERS);
    }
    return drift;
  }

  private Optional<String> account(StoredConnection connection, @Nullable PersonId person) {
    return person == null
        ? Optional.empty()
        : open
            .accounts(connection)
            .of(List.of(people.current(connection.org(), person)))
            .values()
            .stream()
            .filter(it -> it.account() != null)
            .map(it -> it.account().id())
            .findFirst();
  }

  /// Makes the platform as it is wanted.
  ///
  /// @throws Conflict `chat-closed` when it is closed there: no platform opens a chat again
  RemoteChat restore(StoredConnection connection, ChatHandle handle) {
    var chat = looked(connection, handle);
    if (chat.drift().contains(CLOSED)) {
      throw new Conflict(
          "chat-closed",
          Phrase.of(
              "群聊“%s”已在平台上解散，无法恢复。可以采纳现状，再创建新的群聊。",
              "The group \"%s\" was disbanded on the platform and cannot be brought back. Accept"
                  + " that, and create another.",
              chat.name()));
    }
    var changes = new ArrayList<ChatChange>();
    if (chat.drift().contains(NAME)) {
      changes.add(new ChatChange.Rename(chat.name()));
    }
    if (!chat.missing().isEmpty()) { // first: he who is to own it may be among them
      changes.add(new ChatChange.AddMembers(chat.missing()));
    }
    var owner = chat.owner();
    if (chat.drift().contains(OWNER) && owner != null) {
      changes.add(new ChatChange.Transfer(people.current(connection.org(), owner)));
    }
    if (!changes.isEmpty()) {
      update(connection, chat.handle(), changes);
    }
    return look(connection, handle).orElseThrow();
  }

  private void update(StoredConnection connection, ChatHandle handle, List<ChatChange> changes) {
    var key = new EffectKey("repair-" + Id.next());
    try {
      connections.open(connection).groupChats().update(handle, changes, key);
    } catch (Unanswered unanswered) {
      throw new Unavailable("platform-unreachable", unanswered.reason(), null);
    }
  }

  /// Takes what the platform has as wanted.
  RemoteChat accept(StoredConnection connection, ChatHandle handle) {
    var chat = looked(connection, handle);
    var facts = chat.facts();
    if (facts != null && !chat.drift().isEmpty()) {
      store.changeMembers(
          connection.org(), connection.id(), chat.handle(), List.of(), gone(connection, chat));
      store.change(
          connection.org(),
          connection.id(),
          chat.handle(),
          facts.closed() ? null : facts.name(),
          facts.owner().flatMap(it -> person(connection, it)).orElse(null),
          facts.closed() ? null : facts.members().size(),
          facts.closed() ? RemoteChat.State.CLOSED : null,
          clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
    return look(connection, handle).orElseThrow();
  }

  /// Those of the members who are missing, under the names by which they are members.
  private List<PersonId> gone(StoredConnection connection, RemoteChat chat) {
    return chat.members().stream()
        .filter(it -> chat.missing().contains(people.current(connection.org(), it)))
        .toList();
  }

  private Optional<PersonId> person(StoredConnection connection, String account) {
    return Optional.ofNullable(open.accounts(connection).people(List.of(account)).get(account));
  }

  private RemoteChat looked(StoredConnection connection, ChatHandle handle) {
    try {
      return look(connection, handle).orElseThrow(() -> NotFound.of(KIND, handle.value()));
    } catch (Unanswered unanswered) {
      throw new Unavailable("platform-unreachable", unanswered.reason(), null);
    }
  }
}
