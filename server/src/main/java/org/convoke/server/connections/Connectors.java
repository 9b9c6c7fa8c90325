package org.convoke.server.connections;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convoke.connectors.Action;
import org.convoke.connectors.Connector;
import org.convoke.connectors.GroupChats;
import org.convoke.engine.LocalActions;
import org.convoke.engine.StepAction;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;

/// Finds what an organization's connections can do. Answers from memory. Thread-safe.
@Singleton
public class Connectors implements LocalActions {

  private static final Phrase CONNECTION = Phrase.of("连接", "connection");
  private static final Phrase ACTION = Phrase.of("动作", "action");

  private final List<LocalConnector> connectors;
  private final Map<String, StepAction> own;

  Connectors(@All List<LocalConnector> connectors, @All List<OwnAction> own) {
    this.own =
        own.stream().collect(Collectors.toUnmodifiableMap(OwnAction::key, OwnAction::carriedOut));
    this.connectors =
        connectors.stream().sorted(Comparator.comparing(LocalConnector::key)).toList();
  }

  /// Every connector of this server, by key.
  public List<? extends Connector> all() {
    return connectors;
  }

  /// The connections of an organization, in the order they are offered.
  public List<Connection> connections(OrgId org) {
    return List.of(Connection.OF_OURSELVES);
  }

  /// The description of an action; empty when the connection or the action does not exist (any
  /// more).
  ///
  /// @param connection key of a connection
  /// @param action key of an action
  public Optional<Action> action(OrgId org, String connection, String action) {
    return connector(org, connection).flatMap(it -> action(it, action));
  }

  /// What a connection can do with group chats; empty when it does not exist or its platform has
  /// none.
  ///
  /// @param connection key of a connection
  public Optional<GroupChats> groupChats(OrgId org, String connection) {
    return connector(org, connection).map(it -> it.groupChats(org));
  }

  @Override
  public StepAction find(OrgId org, String connection, String action) {
    if (connection.equals(OWN)) {
      return Optional.ofNullable(own.get(action)).orElseThrow(() -> NotFound.of(ACTION, action));
    }
    var connector =
        connector(org, connection).orElseThrow(() -> NotFound.of(CONNECTION, connection));
    return action(connector, action)
        .<StepAction>map(connector::carriedOut)
        .orElseThrow(() -> NotFound.of(ACTION, action));
  }

  private Optional<LocalConnector> connector(OrgId org, String connection) {
    return connections(org).stream()
        .filter(it -> it.key().equals(connection))
        .flatMap(it -> connectors.stream().filter(like -> like.key().equals(it.connector())))
        .findFirst();
  }

  private static Optional<Action> action(LocalConnector connector, String key) {
    return connector.actions().stream().filter(it -> it.key().equals(key)).findFirst();
  }
}
