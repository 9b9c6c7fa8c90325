package org.convoke.server.secrets;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/// Secrets by name. A value is written and never read.
@Path("/api/v1/secrets")
@Tag(name = "Secrets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.ADMIN, scope = Scope.ADMIN)
public class SecretResource {

  private final Secrets secrets;
  private final Callers callers;

  SecretResource(Secrets secrets, Callers callers) {
    this.secrets = secrets;
    this.callers = callers;
  }

  /// A secret to be kept.
  @Schema(requiredProperties = {"name", "value"})
  public record NewSecret(@Nullable String name, @Nullable String value) {
    @Override
    public String toString() {
      return "NewSecret[name=" + name + ", value=****]";
    }
  }

  /// The name of a secret, for whoever names one in a flow.
  @Schema(name = "SecretName")
  public record Name(String name) {}

  @GET
  @Operation(operationId = "listSecrets", summary = "Secrets, without their values")
  public Items<SecretView> list() {
    return new Items<>(secrets.list(callers.current()));
  }

  @GET
  @Path("names")
  @Requires(role = Role.BUILDER, scope = Scope.FLOWS_READ)
  @Operation(operationId = "listSecretNames", summary = "Names of secrets, to name them in flows")
  public Items<Name> names() {
    return new Items<>(
        secrets.list(callers.current()).stream().map(each -> new Name(each.name())).toList());
  }

  @POST
  @Operation(operationId = "saveSecret", summary = "Keep a secret, or change its value")
  @APIResponseSchema(value = SecretView.class, responseCode = "201")
  public Response save(@Nullable NewSecret given) {
    var wanted = Bodies.required(given);
    var saved = secrets.put(callers.current(), wanted.name(), wanted.value());
    return Response.status(Response.Status.CREATED).entity(saved).build();
  }

  @DELETE
  @Operation(operationId = "deleteSecret", summary = "Delete a secret")
  @Path("{name}")
  public void delete(String name) {
    secrets.delete(callers.current(), name);
  }
}
