package org.convoke.server.flows;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.convoke.model.RunId;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Items;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tests of flows: runs that were saved to be gone through again.
@Path("/api/v1/flows/{flow}/tests")
@Tag(name = "Flows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.BUILDER, scope = Scope.RUNS_WRITE)
public class FlowTestResource {

  private final FlowTests tests;
  private final NamedInRuns named;
  private final Callers callers;

  FlowTestResource(FlowTests tests, NamedInRuns named, Callers callers) {
    this.tests = tests;
    this.named = named;
    this.callers = callers;
  }

  /// A run to be saved as a test.
  ///
  /// @param run of the flow, done or failed
  @Schema(
      name = "NewFlowTest",
      requiredProperties = {"run", "name"})
  public record NewTest(@Nullable RunId run, @Nullable String name) {}

  /// What to expect from now on.
  ///
  /// @param version what it does is expected; null: DRAFT
  @Schema(name = "FlowTestAcceptance")
  public record Acceptance(FlowPlans.@Nullable Version version) {}

  @GET
  @Operation(operationId = "listFlowTests", summary = "Tests of a flow")
  @Requires(role = Role.BUILDER, scope = Scope.RUNS_READ)
  public Items<FlowTestView> list(String flow) {
    return new Items<>(tests.list(callers.current(), flow).stream().map(FlowTestView::of).toList());
  }

  @POST
  @Operation(operationId = "createFlowTest", summary = "Save a run as a test of its flow")
  @APIResponseSchema(value = FlowTestView.class, responseCode = "201")
  public Response create(String flow, @Nullable NewTest wanted) {
    var given = Bodies.required(wanted);
    var test = tests.create(callers.current(), flow, given.run(), given.name());
    return Response.status(Response.Status.CREATED).entity(FlowTestView.of(test)).build();
  }

  @DELETE
  @Operation(operationId = "deleteFlowTest", summary = "Delete a test")
  @Path("{test}")
  public void delete(String flow, String test) {
    tests.delete(callers.current(), flow, test);
  }

  /// Nothing is done by it, within or without.
  @POST
  @Operation(operationId = "runFlowTests", summary = "Run tests of a flow, some or all")
  @Path("run")
  public FlowTestView.Results run(String flow, FlowTests.@Nullable Wish wish) {
    var caller = callers.current();
    var ran = tests.run(caller, flow, Bodies.required(wish));
    return FlowTestView.of(
        ran,
        named.in(caller.organization(), FlowTestView.named(ran.verdicts())),
        caller.language());
  }

  @POST
  @Operation(operationId = "acceptFlowTest", summary = "Expect of a test what the flow does now")
  @Path("{test}/accept")
  public FlowTestView accept(String flow, String test, @Nullable Acceptance acceptance) {
    var version = Bodies.required(acceptance).version();
    return FlowTestView.of(tests.accept(callers.current(), flow, test, version));
  }
}
