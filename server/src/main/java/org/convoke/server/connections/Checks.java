package org.convoke.server.connections;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.convoke.connectors.Finding;
import org.convoke.connectors.Unanswered;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.server.connections.Connection.State;

/// Tries whether a connection does what flows need of it. Thread-safe; waits for the platform.
@Singleton
class Checks {

  /// Names that were refused, while somebody waits for the check; the others are asked for at
  /// night.
  private static final int NAMES = 10;

  /// How long whoever waits for the check waits for names; asking goes on without him.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connections connections;
  private final MissingNames names;
  private final Duration patience;

  @Inject
  Checks(Connections connections, MissingNames names) {
    this(connections, names, PATIENCE);
  }

  Checks(Connections connections, MissingNames names, Duration patience) {
    this.connections = connections;
    this.names = names;
    this.patience = patience;
  }

  /// Checks a connection and keeps what was found. What is not filled in is not tried. When nothing
  /// is missing, names that the platform did not tell before are asked for again: a permission may
  /// have been granted.
  ///
  /// @return the connection as it is now
  StoredConnection check(OrgId org, String named) {
    var row = connections.require(org, named);
    var findings = findings(row);
    connections.checked(row, findings);
    if (findings.stream().noneMatch(it -> it.state() == Finding.State.MISSING)) {
      askForNames(row);
    }
    return connections.require(org, row.key());
  }

  private void askForNames(StoredConnection row) {
    var asking = Thread.ofVirtual().name("missing-names").start(() -> names.askAgain(row, NAMES));
    try {
      asking.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Finding> findings(StoredConnection row) {
    var missing =
        connections
            .find(row)
            .map(platform -> Missing.required(platform, row.connection()))
            .orElse(List.of());
    if (!missing.isEmpty() || row.connection().state() == State.INCOMPLETE) {
      return missing;
    }
    try {
      return connections.open(row).check();
    } catch (Problem problem) {
      return List.of(stopped(problem.detail()));
    } catch (Unanswered unanswered) {
      return List.of(stopped(unanswered.reason()));
    }
  }

  private static Finding stopped(Phrase detail) {
    return new Finding(
        "reachable",
        Finding.State.MISSING,
        Phrase.of("与平台的连通", "Reaching the platform"),
        detail,
        Phrase.of(
            "检查服务器的网络和平台地址后重新检查。",
            "Look at the server's network and the platform's address, then check again."),
        "");
  }
}
