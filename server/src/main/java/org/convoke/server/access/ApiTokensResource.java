package org.convoke.server.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.convoke.model.Id;

/// One's own API tokens; as administrator with `?all=true` everybody's.
@Path("/api/v1/api-tokens")
@RunOnVirtualThread
@Requires(scope = Scope.ADMIN)
public class ApiTokensResource {

  private final ApiTokens tokens;
  private final Callers callers;

  ApiTokensResource(ApiTokens tokens, Callers callers) {
    this.tokens = tokens;
    this.callers = callers;
  }

  record Tokens(List<ApiToken> items) {}

  @GET
  public Tokens list(@QueryParam("all") boolean all) {
    var caller = callers.current();
    if (all) {
      Permissions.require(caller, Role.ADMIN);
    }
    return new Tokens(tokens.list(caller.organization(), all ? null : caller.person()));
  }

  @POST
  public Response create(ApiTokens.NewToken wanted) {
    return Response.status(201).entity(tokens.create(callers.current(), wanted)).build();
  }

  @DELETE
  @Path("/{id}")
  public void delete(@PathParam("id") String id) {
    tokens.delete(callers.current(), Id.parse("ApiToken", id));
  }
}
