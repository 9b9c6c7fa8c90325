package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.database.DatabaseFailure;
import org.convoke.engine.StepContext;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers the group chats that flows made on platforms. Thread-safe.
///
/// Called between a call and the commit of its outcome: what was done on the platform stays done
/// whether it can be remembered or not, so a database that is away is no reason to doubt the call.
@Singleton
class RemoteChats {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteChats.class);

  private final RemoteChatStore store;
  private final ConnectionNews news;
  private final Clock clock;

  RemoteChats(RemoteChatStore store, ConnectionNews news, Clock clock) {
    this.store = store;
    this.news = news;
    this.clock = clock;
  }

  /// @return whether it is remembered
  boolean created(
      StoredConnection connection, StepContext context, NewChat wanted, CreatedChat made) {
    var members = ChatOutput.members(wanted, made.members());
    var chat =
        new RemoteChat(
            made.chat(),
            wanted.name(),
            wanted.owner(),
            made.external(),
            RemoteChat.State.OPEN,
            members.size(),
            made.link(),
            made.ids(),
            context.run(),
            context.triggerForm().orElse(null),
            context.triggerRecord().orElse(null),
            List.of(),
            members,
            List.of(),
            null,
            null,
            now());
    return remember(connection, () -> store.put(connection.org(), connection.id(), chat));
  }

  /// The handle of a chat that a person or a flow names, which may be by one of its ids.
  ///
  /// @throws Unavailable when that cannot be looked up now
  ChatHandle whole(StoredConnection connection, ChatHandle named) {
    try {
      return store
          .find(connection.org(), connection.id(), named)
          .map(RemoteChat::handle)
          .orElse(named);
    } catch (DatabaseFailure failure) {
      throw new Unavailable(
          "database-unavailable",
          Phrase.of("数据库暂时不可用。", "The database is not available now."),
          failure);
    }
  }

  void updated(
      StoredConnection connection,
      ChatHandle chat,
      ChatInput input,
      List<MemberOutcome> outcomes,
      Optional<ChatFacts> facts) {
    var removed = input.people("removeMembers");
    remember(
        connection,
        () -> {
          store.change(
              connection.org(),
              connection.id(),
              chat,
              input.has("name") ? input.text("name") : null,
              input.has("owner") ? input.person("owner") : null,
              facts.map(it -> it.members().size()).orElse(null),
              null,
              now());
          store.changeMembers(
              connection.org(), connection.id(), chat, added(input, outcomes), removed);
        });
  }

  /// Those who were to come and are not refused.
  private static List<PersonId> added(ChatInput input, List<MemberOutcome> outcomes) {
    var refused =
        outcomes.stream()
            .filter(it -> it instanceof MemberOutcome.Rejected)
            .map(MemberOutcome::person)
            .toList();
    return input.people("addMembers").stream().filter(it -> !refused.contains(it)).toList();
  }

  void closed(StoredConnection connection, ChatHandle chat) {
    remember(
        connection,
        () ->
            store.change(
                connection.org(),
                connection.id(),
                chat,
                null,
                null,
                null,
                RemoteChat.State.CLOSED,
                now()));
  }

  private boolean remember(StoredConnection connection, Runnable write) {
    try {
      write.run();
      news.changed(connection.org(), connection.id());
      return true;
    } catch (DatabaseFailure failure) {
      LOG.warn("a chat on a platform is not remembered", failure);
      return false;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
