package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.database.CommitPipeline;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Triggers;
import org.convoke.model.OrgId;
import org.convoke.model.Value;

/// Starts the flows that wait for what platforms tell, and wakes the runs that do. The engine knows
/// an event by its key: told twice, it starts one run of each flow. Thread-safe.
@Singleton
class FlowsOfEvents implements EventFollower {

  private final Triggers triggers;
  private final CommitPipeline pipeline;
  private final OpenConnections open;
  private final Connections connections;

  FlowsOfEvents(
      Triggers triggers, CommitPipeline pipeline, OpenConnections open, Connections connections) {
    this.triggers = triggers;
    this.pipeline = pipeline;
    this.open = open;
    this.connections = connections;
  }

  @Override
  public void happened(StoredConnection connection, PlatformEvent event) {
    if (isColleague(connection, event)) {
      return; // no customer's first contact, as the platform says when it is asked
    }
    var unit = new UnitOfWork();
    var started = triggers.start(unit, told(connection.org(), connection, event));
    pipeline.commit(unit);
    started.launch();
  }

  private boolean isColleague(StoredConnection connection, PlatformEvent event) {
    var accounts = event.fields().texts("accounts");
    return event.kind() == PlatformEvent.Kind.CONTACT_OPENED
        && !accounts.isEmpty()
        && accounts.stream().allMatch(open.accounts(connection)::isColleague);
  }

  private org.convoke.engine.PlatformEvent told(
      OrgId org, StoredConnection connection, PlatformEvent event) {
    return new org.convoke.engine.PlatformEvent(
        org,
        connection.key(),
        event.kind().name(),
        event.key(),
        data(connection, event),
        event.at());
  }

  private ChatHandle shown(StoredConnection connection, ChatHandle chat) {
    return connections.open(connection).groupChats().shown(chat);
  }

  /// What the platform told, the chat it happened in as the actions of flows name it, and whose the
  /// accounts are.
  private Value.Fields data(StoredConnection connection, PlatformEvent event) {
    var data = new LinkedHashMap<>(event.fields().values());
    event.chat().ifPresent(chat -> data.put("chatId", Value.of(shown(connection, chat).value())));
    var accounts = event.fields().texts("accounts");
    if (event.fields().get("people").isEmpty() && !accounts.isEmpty()) {
      data.put("people", Value.texts(open.accounts(connection).people(accounts).values()));
    }
    if (event.kind() == PlatformEvent.Kind.CONTACT_OPENED
        && event.fields().texts("names").isEmpty()) { // asked for meanwhile
      data.put("names", Value.texts(open.accounts(connection).names(accounts)));
    }
    return Value.fields(data);
  }
}
