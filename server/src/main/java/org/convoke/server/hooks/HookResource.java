package org.convoke.server.hooks;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.convoke.model.RunId;
import org.convoke.server.access.Open;
import org.convoke.server.platform.ClientAddresses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where other systems start flows.
@Path("/hooks/{organization}/{path}")
@Tag(name = "Hooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Open
public class HookResource {

  private final Hooks hooks;
  private final ClientAddresses addresses;

  HookResource(Hooks hooks, ClientAddresses addresses) {
    this.hooks = hooks;
    this.addresses = addresses;
  }

  @Schema(name = "HookAnswer")
  record Answer(HookRun run) {}

  record HookRun(RunId id) {}

  /// Takes a JSON object, whatever its media type; the signature is that of the bytes.
  @POST
  @Operation(operationId = "callHook", summary = "Start a flow from outside")
  @Consumes(MediaType.WILDCARD)
  @APIResponseSchema(value = Answer.class, responseCode = "202")
  public Response call(
      String organization,
      String path,
      @HeaderParam("X-Convoke-Signature") @Nullable String signature,
      @Context HttpServerRequest request,
      byte[] body) {
    var address = addresses.of(request);
    var run = hooks.receive(new Hooks.Call(organization, path, address, body, signature));
    return Response.accepted(new Answer(new HookRun(run))).build();
  }
}
