package org.convoke.server.flows;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.convoke.engine.RunState;
import org.convoke.model.RunId;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Runs: builders see all, others those that their own records started.
@Path("/api/v1/runs")
@Tag(name = "Runs")
@RunOnVirtualThread
@Requires(scope = Scope.RUNS_READ)
public class RunResource {

  private final RunPages runs;
  private final Callers callers;

  RunResource(RunPages runs, Callers callers) {
    this.runs = runs;
    this.callers = callers;
  }

  @GET
  @Operation(operationId = "listRuns", summary = "Runs, newest first")
  public Page<RunView> list(
      @QueryParam("flow") @Nullable String flow,
      @Parameter(schema = @Schema(implementation = RunState.class)) @QueryParam("state")
          @Nullable String state,
      @QueryParam("record") @Nullable String record,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return runs.page(
        callers.current(), new RunPages.Filter(flow, state, record), Paging.of(limit, cursor));
  }

  @GET
  @Operation(operationId = "readRun", summary = "A run with its steps")
  @Path("{id}")
  public RunView.Detail read(@PathParam("id") RunId id) {
    return runs.require(callers.current(), id);
  }
}
