package org.convoke.server.realtime;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
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
  private static final String RUN = "run:";
  private static final String RUNS = "runs";

  private final Instance<RunReaders> runReaders;

  Topics(Instance<RunReaders> runReaders) {
    this.runReaders = runReaders;
  }

  /// Whether the caller may hear a topic; false for what is none.
  boolean admits(Caller caller, String topic) {
    if (topic.equals(RUNS)) {
      return seesAllRuns(caller);
    }
    if (topic.startsWith(FORM)) {
      return Id.isId(topic.substring(FORM.length())) && caller.has(Scope.RECORDS_READ);
    }
    return topic.startsWith(RUN) && admitsRun(caller, topic.substring(RUN.length()));
  }

  private boolean admitsRun(Caller caller, String run) {
    return Id.isId(run)
        && caller.has(Scope.RUNS_READ)
        && (seesAllRuns(caller)
            || runReaders.stream().anyMatch(it -> it.mayRead(caller, RunId.parse(run))));
  }

  private static boolean seesAllRuns(Caller caller) {
    return caller.is(Role.BUILDER) && caller.has(Scope.RUNS_READ);
  }
}
