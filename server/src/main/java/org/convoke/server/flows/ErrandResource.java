package org.convoke.server.flows;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Locale;
import org.convoke.engine.RunHistory;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Items;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What runs wait for the caller to do.
@Path("/api/v1/errands")
@Tag(name = "Runs")
@RunOnVirtualThread
@Requires(scope = Scope.RUNS_READ)
public class ErrandResource {

  /// More than anybody does in a day.
  private static final int MOST = 100;

  private final RunHistory history;
  private final Callers callers;

  ErrandResource(RunHistory history, Callers callers) {
    this.history = history;
    this.callers = callers;
  }

  @GET
  @Operation(
      operationId = "listErrands",
      summary = "What runs wait for the caller to do, of the newest run first; at most 100")
  public Items<ErrandView> list() {
    var caller = callers.current();
    return new Items<>(
        history.errands(caller.organization(), caller.person(), MOST).stream()
            .map(errand -> view(errand, caller.language()))
            .toList());
  }

  private static ErrandView view(RunHistory.Errand errand, Locale language) {
    var step = errand.step();
    var reason = step.error(); // what he has to do, or why it cannot be looked now whether he has
    return new ErrandView(
        errand.run(),
        new RunView.FlowReference(errand.flow(), errand.flowKey(), errand.flowName()),
        step.path(),
        reason == null ? null : reason.detail().in(language),
        step.startedAt(),
        step.awaitedUntil());
  }
}
