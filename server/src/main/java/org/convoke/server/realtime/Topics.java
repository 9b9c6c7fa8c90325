package org.convoke.server.realtime;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.model.Id;
import org.convoke.model.RunId;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;

/// Which topics there are, and who may hear them. A topic is always one of the caller's own
/// organization: what is told there under the same name is another topic. Thread-safe.
@Singleton
class Topics {

  /// More than any screen shows at once.
  static final int MAX_PER_SOCKET = 50;

  private static final String FORM = "form:";
  private static final String CONNECTION = "connection:";
  private static final String RUN = "run:";
  private static final String RUNS = "runs";

  private final Instance<RunReaders> runReaders;

  Topics(Instance<RunReaders> runReaders) {
    this.runReaders = runReaders;
  }

  /// Those of the topics that the caller may hear, without what is none. Asks the database at most
  /// once, however many they are.
  Set<String> admitted(Caller caller, Set<String> topics) {
    var readable = readable(caller, topics.stream().flatMap(topic -> run(topic).stream()));
    return topics.stream()
        .filter(
            topic ->
                switch (topic) {
                  case RUNS -> seesAllRuns(caller);
                  case String it when it.startsWith(FORM) -> admitsForm(caller, it);
                  case String it when it.startsWith(CONNECTION) -> seesConnections(caller, it);
                  default -> run(topic).filter(readable::contains).isPresent();
                })
        .collect(Collectors.toSet());
  }

  private Set<RunId> readable(Caller caller, Stream<RunId> wanted) {
    var runs = wanted.collect(Collectors.toSet());
    if (runs.isEmpty() || !caller.has(Scope.RUNS_READ)) {
      return Set.of();
    }
    return seesAllRuns(caller)
        ? runs
        : runReaders.stream()
            .flatMap(it -> it.readable(caller, runs).stream())
            .collect(Collectors.toSet());
  }

  private static boolean admitsForm(Caller caller, String topic) {
    return Id.isId(topic.substring(FORM.length())) && caller.has(Scope.RECORDS_READ);
  }

  private static boolean seesConnections(Caller caller, String topic) {
    return Id.isId(topic.substring(CONNECTION.length()))
        && caller.is(Role.ADMIN)
        && caller.has(Scope.ADMIN);
  }

  /// The run that a topic is about; empty when it is about none.
  private static Optional<RunId> run(String topic) {
    return Optional.of(topic)
        .filter(it -> it.startsWith(RUN))
        .map(it -> it.substring(RUN.length()))
        .filter(Id::isId)
        .map(RunId::parse);
  }

  private static boolean seesAllRuns(Caller caller) {
    return caller.is(Role.BUILDER) && caller.has(Scope.RUNS_READ);
  }
}
