package org.convoke.server.flows;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Bodies;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Dry runs of flows.
@Path("/api/v1/flows/{flow}/plan")
@Tag(name = "Flows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FlowPlanResource {

  private final FlowPlans plans;
  private final NamedInRuns named;
  private final Callers callers;

  FlowPlanResource(FlowPlans plans, NamedInRuns named, Callers callers) {
    this.plans = plans;
    this.named = named;
    this.callers = callers;
  }

  @POST
  @Operation(
      operationId = "planFlow",
      summary = "What a flow would do for an event, with nothing done")
  @Requires(role = Role.BUILDER, scope = Scope.RUNS_WRITE)
  public FlowPlanView plan(String flow, FlowPlans.@Nullable Wish wish) {
    var caller = callers.current();
    var planned = plans.plan(caller, flow, Bodies.required(wish));
    return FlowPlanView.of(
        planned, named.in(caller.organization(), FlowPlanView.named(planned)), caller.language());
  }
}
