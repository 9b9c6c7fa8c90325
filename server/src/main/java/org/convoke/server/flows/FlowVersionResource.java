package org.convoke.server.flows;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// One published version of a flow: builders look at it and go back to it.
@Path("/api/v1/flows/{flow}/versions/{version: \\d{1,9}}")
@Tag(name = "Flows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.BUILDER, scope = Scope.FLOWS_WRITE)
public class FlowVersionResource {

  private final Flows flows;
  private final Callers callers;

  FlowVersionResource(Flows flows, Callers callers) {
    this.flows = flows;
    this.callers = callers;
  }

  @GET
  @Operation(operationId = "readFlowVersion", summary = "A published version of a flow")
  @Requires(role = Role.BUILDER, scope = Scope.FLOWS_READ)
  public FlowVersion read(String flow, int version) {
    return flows.requireVersion(callers.current().organization(), flow, version);
  }

  /// The draft is replaced; nothing is published by it.
  @POST
  @Operation(operationId = "restoreFlowVersion", summary = "Make a version the draft again")
  @Path("restore")
  @APIResponseSchema(value = FlowView.class, responseCode = "200")
  public Response restore(
      String flow, int version, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    var caller = callers.current();
    var restored = flows.restore(caller.organization(), flow, version, Versions.required(ifMatch));
    return Response.ok(FlowView.of(restored, flows.problems(restored), caller.language()))
        .tag(Versions.tag(restored.draftVersion()))
        .build();
  }
}
