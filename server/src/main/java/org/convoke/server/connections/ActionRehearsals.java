package org.convoke.server.connections;

import jakarta.inject.Singleton;
import org.convoke.engine.Rehearsal;
import org.convoke.engine.StepContext;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.server.people.People;

/// Says what actions would do, for dry runs of flows. Thread-safe.
@Singleton
public class ActionRehearsals {

  private final Connectors connectors;
  private final Connections connections;
  private final People people;

  ActionRehearsals(Connectors connectors, Connections connections, People people) {
    this.connectors = connectors;
    this.connections = connections;
    this.people = people;
  }

  /// The actions of one dry run, which remember the chats that they made up. Confined to one
  /// thread.
  @FunctionalInterface
  public interface Acting {

    /// What an action would do; see [Rehearsal#act].
    ///
    /// @param connection key of a connection, or [LocalActions#OWN]
    /// @throws Problem when it would surely fail
    Rehearsal.Act act(StepContext context, String connection, String action, Value.Fields input);
  }

  public Acting begin() {
    return new RehearsedActions(connectors, connections, people, true)::act;
  }

  /// As [#begin], but no platform is asked for anything.
  public Acting beginAlone() {
    return new RehearsedActions(connectors, connections, people, false)::act;
  }
}
