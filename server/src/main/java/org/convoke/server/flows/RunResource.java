package org.convoke.server.flows;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.convoke.model.RunId;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Runs: builders see all, others those that their own records started, and of those that wait for
/// them what is wanted of them.
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
      @Parameter(description = "one or several with commas") @QueryParam("state")
          @Nullable String state,
      @QueryParam("record") @Nullable String record,
      @Parameter(description = "text in what started the run, or in the flow's name")
          @QueryParam("q")
          @Nullable String q,
      @Parameter(description = "created then or later") @QueryParam("from") @Nullable String from,
      @Parameter(description = "created before") @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return runs.page(
        callers.current(),
        new RunPages.Filter(flow, state, record, q, from, to),
        Paging.of(limit, cursor));
  }

  @GET
  @Operation(operationId = "readRun", summary = "A run with its steps")
  @Path("{id}")
  public RunView.Detail read(@PathParam("id") RunId id) {
    return runs.require(callers.current(), id);
  }

  @GET
  @Operation(operationId = "listRunSteps", summary = "Steps of a run, as they were executed")
  @Path("{id}/steps")
  public RunView.StepPage steps(
      @PathParam("id") RunId id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return runs.steps(callers.current(), id, Paging.of(limit, cursor));
  }

  @GET
  @Operation(operationId = "readRunAttempt", summary = "An earlier attempt of a run")
  @Path("{id}/attempts/{attempt}")
  public RunView.AttemptDetail attempt(
      @PathParam("id") RunId id, @PathParam("attempt") String attempt) {
    return runs.requireAttempt(callers.current(), id, attempt);
  }

  @GET
  @Operation(
      operationId = "listRunAttemptSteps",
      summary = "Steps of an earlier attempt of a run, as they were executed")
  @Path("{id}/attempts/{attempt}/steps")
  public RunView.StepPage attemptSteps(
      @PathParam("id") RunId id,
      @PathParam("attempt") String attempt,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return runs.attemptSteps(callers.current(), id, attempt, Paging.of(limit, cursor));
  }
}
