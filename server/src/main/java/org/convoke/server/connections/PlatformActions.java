package org.convoke.server.connections;

import jakarta.inject.Singleton;
import org.convoke.connectors.Action;
import org.convoke.connectors.GroupChats;
import org.convoke.engine.RemoteAction;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.server.people.People;

/// Makes the actions of a connection to a platform. Thread-safe.
@Singleton
class PlatformActions {

  private final Connections connections;
  private final RemoteChats chats;
  private final AssistedCreation assisted;
  private final People people;

  PlatformActions(
      Connections connections, RemoteChats chats, AssistedCreation assisted, People people) {
    this.connections = connections;
    this.chats = chats;
    this.assisted = assisted;
    this.people = people;
  }

  /// @throws NotFound when the platform describes an action that is none of group chats
  RemoteAction carriedOut(StoredConnection connection, Action action) {
    var parts = new PlatformAction.Parts(connections, chats, assisted, people);
    return switch (action.key()) {
      case "createChat" -> new CreateRemoteChat(connection, action, parts);
      case "updateChat" ->
          new PlatformAction(
              connection, action, GroupChats.Call.UPDATE, parts, PlatformAction::update);
      case "closeChat" ->
          new PlatformAction(
              connection, action, GroupChats.Call.CLOSE, parts, PlatformAction::close);
      case "sendMessage" ->
          new PlatformAction(connection, action, GroupChats.Call.SEND, parts, PlatformAction::send);
      case "sendCard" ->
          new PlatformAction(
              connection, action, GroupChats.Call.SEND, parts, PlatformAction::sendCard);
      case "chatLink" -> new PlatformAction(connection, action, null, parts, PlatformAction::link);
      default -> throw NotFound.of(Phrase.of("动作", "action"), action.key());
    };
  }
}
