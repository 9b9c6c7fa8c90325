package org.convoke.server.connections;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.connectors.Action;
import org.convoke.connectors.Connector;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.Platform;
import org.convoke.connectors.PlatformEvent;
import org.convoke.engine.LocalActions;
import org.convoke.engine.StepAction;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;

/// Finds what an organization's connections can do: within our own database, or on a platform.
/// Answers from memory. Thread-safe.
@Singleton
public class Connectors implements LocalActions {

  private static final Phrase CONNECTION = Phrase.of("连接", "connection");
  private static final Phrase ACTION = Phrase.of("动作", "action");

  private final List<LocalConnector> local;
  private final Platforms platforms;
  private final Connections connections;
  private final PlatformActions actions;
  private final Map<String, StepAction> own;

  Connectors(
      @All List<LocalConnector> local,
      @All List<OwnAction> own,
      Platforms platforms,
      Connections connections,
      PlatformActions actions) {
    this.own =
        own.stream().collect(Collectors.toUnmodifiableMap(OwnAction::key, OwnAction::carriedOut));
    this.local = local.stream().sorted(Comparator.comparing(LocalConnector::key)).toList();
    this.platforms = platforms;
    this.connections = connections;
    this.actions = actions;
  }

  /// Every connector of this server: those of our own, then platforms, each by key.
  public List<? extends Connector> all() {
    return Stream.concat(local.stream(), platforms.all().stream()).toList();
  }

  /// The connections of an organization, in the order they are offered.
  public List<Connection> connections(OrgId org) {
    return Stream.concat(
            Stream.of(Connection.OF_OURSELVES),
            connections.list(org).stream().map(StoredConnection::connection))
        .toList();
  }

  /// The description of an action; empty when the connection or the action does not exist (any
  /// more).
  ///
  /// @param connection key of a connection
  /// @param action key of an action
  public Optional<Action> action(OrgId org, String connection, String action) {
    return connector(org, connection).flatMap(it -> action(it, action));
  }

  /// What a connection tells of, and what that brings; nothing when it does not exist (any more).
  ///
  /// @param connection key of a connection
  public List<PlatformEvent.Declaration> events(OrgId org, String connection) {
    return platform(org, connection).map(Platform::events).orElse(List.of());
  }

  /// What a connection can do with group chats; empty when it does not exist or its platform has
  /// none.
  ///
  /// @param connection key of a connection
  public Optional<GroupChats> groupChats(OrgId org, String connection) {
    return connections
        .find(org, connection)
        .map(row -> connections.open(row).groupChats())
        .or(() -> local(connection).map(it -> it.groupChats(org)));
  }

  @Override
  public StepAction find(OrgId org, String connection, String action) {
    if (connection.equals(OWN)) {
      return Optional.ofNullable(own.get(action)).orElseThrow(() -> NotFound.of(ACTION, action));
    }
    var connector =
        connector(org, connection).orElseThrow(() -> NotFound.of(CONNECTION, connection));
    var found = action(connector, action).orElseThrow(() -> NotFound.of(ACTION, action));
    return connector instanceof LocalConnector ours
        ? ours.carriedOut(found)
        : actions.carriedOut(connections.require(org, connection), found);
  }

  private Optional<Connector> connector(OrgId org, String connection) {
    return local(connection)
        .<Connector>map(it -> it)
        .or(() -> platform(org, connection).map(it -> (Connector) it));
  }

  private Optional<LocalConnector> local(String connection) {
    return local.stream().filter(it -> it.key().equals(connection)).findFirst();
  }

  private Optional<Platform> platform(OrgId org, String connection) {
    return connections.find(org, connection).flatMap(connections::find);
  }

  private static Optional<Action> action(Connector connector, String key) {
    return connector.actions().stream().filter(it -> it.key().equals(key)).findFirst();
  }
}
