package org.convoke.server.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.convoke.model.Id;
import org.convoke.model.Phrase;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// One's own API tokens; as administrator with `?all=true` everybody's.
@Path("/api/v1/api-tokens")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(scope = Scope.ADMIN)
public class ApiTokensResource {

  private final ApiTokens tokens;
  private final Callers callers;

  ApiTokensResource(ApiTokens tokens, Callers callers) {
    this.tokens = tokens;
    this.callers = callers;
  }

  @Schema(name = "ApiTokenList")
  record Tokens(List<ApiToken> items) {}

  @GET
  @Operation(operationId = "listApiTokens", summary = "API tokens, one's own or everybody's")
  public Tokens list(@QueryParam("all") boolean all) {
    var caller = callers.current();
    if (all) {
      Permissions.require(caller, Role.ADMIN);
    }
    return new Tokens(tokens.list(caller.organization(), all ? null : caller.person()));
  }

  @POST
  @Operation(operationId = "createApiToken", summary = "Create an API token")
  @APIResponseSchema(value = ApiToken.class, responseCode = "201")
  public Response create(ApiTokens.NewToken wanted) {
    return Response.status(201).entity(tokens.create(callers.current(), wanted)).build();
  }

  @DELETE
  @Operation(operationId = "deleteApiToken", summary = "Delete an API token")
  @Path("/{id}")
  public void delete(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id) {
    tokens.delete(callers.current(), Id.parse(Phrase.of("访问令牌", "API token"), id));
  }
}
