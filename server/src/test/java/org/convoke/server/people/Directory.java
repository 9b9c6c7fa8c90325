package org.convoke.server.people;

import java.time.Clock;
import org.convoke.database.Database;
import org.convoke.server.bus.LoneNode;

/// The services of this package on a database of a test's own, for tests without a server.
public record Directory(Organizations organizations, People people) {

  public Directory(Database database) {
    this(
        new Organizations(database, Clock.systemUTC()),
        new People(database, new PersonStore(database, Clock.systemUTC()), LoneNode.changes()));
  }
}
