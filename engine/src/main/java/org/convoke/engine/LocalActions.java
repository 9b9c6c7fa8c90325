package org.convoke.engine;

import org.convoke.model.NotFound;
import org.convoke.model.OrgId;

/// Finds the action that a step names. Implemented by the application. Thread-safe.
@FunctionalInterface
public interface LocalActions {

  /// Stands for a connection in what the flow's own steps ask for: [#SEND_TO_CHAT],
  /// [#SEND_TO_PEOPLE], [#HTTP_REQUEST]. No connection can be called so.
  String OWN = "$convoke";

  /// Calls another system; its input is the step, evaluated: `method`, `url`, `headers`, `query`,
  /// `body`, `timeoutSeconds`, `repeat`, `idempotencyHeader`; and `secrets`, which says by their
  /// paths (`headers.Authorization`) which values are to be replaced by which secret. Only the
  /// engine writes it, from the definition: no value of a run can name a secret.
  String HTTP_REQUEST = "httpRequest";

  /// Writes `text` into a `chat`.
  String SEND_TO_CHAT = "sendToChat";

  /// Writes `text` to each of some `people`.
  String SEND_TO_PEOPLE = "sendToPeople";

  /// @param connection key of a connection of the organization
  /// @param action key of one of its actions
  /// @throws NotFound when there is no such connection or action (any more)
  StepAction find(OrgId org, String connection, String action);
}
