package org.convoke.server.records;

import java.util.Optional;
import org.convoke.engine.StepContext;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.server.access.Caller;

/// Who makes a change.
sealed interface Author {

  /// A person, in the web app or with a token.
  record Human(PersonId id) implements Author {}

  /// A step of a run, with the authority of the organization.
  ///
  /// @param startedBy whose change triggered the run; empty when nobody's
  /// @param depth how many runs led to this one
  record Step(RunId id, Optional<PersonId> startedBy, int depth) implements Author {}

  static Author of(Caller caller) {
    return new Human(caller.person());
  }

  static Author of(StepContext context) {
    return new Step(context.run(), context.startedBy(), context.depth());
  }

  /// The person whose change it is, or whose change led to it.
  default Optional<PersonId> person() {
    return switch (this) {
      case Human human -> Optional.of(human.id());
      case Step step -> step.startedBy();
    };
  }

  default Optional<RunId> run() {
    return switch (this) {
      case Human _ -> Optional.empty();
      case Step step -> Optional.of(step.id());
    };
  }

  /// How many runs led to the change.
  default int eventDepth() {
    return switch (this) {
      case Human _ -> 0;
      case Step step -> step.depth() + 1;
    };
  }
}
