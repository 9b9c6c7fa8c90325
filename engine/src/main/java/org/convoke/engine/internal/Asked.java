package org.convoke.engine.internal;

import java.util.Optional;
import org.convoke.engine.LocalActions;
import org.convoke.model.flows.Recipients;
import org.convoke.model.flows.Step;

/// What a step asks for by name.
record Asked(String connection, String action) {

  /// @return empty when the step does something else
  static Optional<Asked> by(Step step) {
    return switch (step) {
      case Step.Action action -> Optional.of(new Asked(action.connection(), action.action()));
      case Step.SendMessage message ->
          Optional.of(
              own(
                  message.to() instanceof Recipients.Chat
                      ? LocalActions.SEND_TO_CHAT
                      : LocalActions.SEND_TO_PEOPLE));
      case Step.HttpRequest _ -> Optional.of(own(LocalActions.HTTP_REQUEST));
      default -> Optional.empty();
    };
  }

  private static Asked own(String action) {
    return new Asked(LocalActions.OWN, action);
  }
}
