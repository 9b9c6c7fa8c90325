package org.convoke.server.apps;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.convoke.model.OrgId;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.apps.Apps.AppView;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Idempotency;
import org.convoke.server.platform.Items;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Apps: everybody may read them, builders change them.
@Path("/api/v1/apps")
@Tag(name = "Apps")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.BUILDER, scope = Scope.FORMS_WRITE)
public class AppResource {

  private final Apps apps;
  private final Idempotency idempotency;
  private final Callers callers;

  AppResource(Apps apps, Idempotency idempotency, Callers callers) {
    this.apps = apps;
    this.idempotency = idempotency;
    this.callers = callers;
  }

  /// What of an app can be changed.
  @Schema(requiredProperties = "name")
  public record AppContent(@Nullable String name) {}

  @GET
  @Operation(operationId = "listApps", summary = "Every app")
  @Requires(scope = Scope.FORMS_READ)
  public Items<AppView> list() {
    return new Items<>(apps.list(org()));
  }

  @POST
  @Operation(operationId = "createApp", summary = "Create an app")
  @APIResponseSchema(value = AppView.class, responseCode = "201")
  public Response create(
      @HeaderParam("Idempotency-Key") @Nullable String key, Apps.@Nullable NewApp body) {
    var wanted = Bodies.required(body);
    var caller = callers.current();
    var outcome =
        idempotency.once(
            key,
            new Idempotency.Call(caller.organization(), caller.person(), "POST /apps", wanted),
            remember ->
                apps.create(org(), wanted, (statements, app) -> remember.in(statements, 201, app)));
    return Response.status(outcome.status())
        .entity(outcome.body())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  @GET
  @Operation(operationId = "readApp", summary = "An app")
  @Path("{app}")
  @Requires(scope = Scope.FORMS_READ)
  public AppView read(String app) {
    return apps.read(org(), app);
  }

  @PATCH
  @Operation(operationId = "renameApp", summary = "Rename an app")
  @Path("{app}")
  public AppView rename(String app, @Nullable AppContent content) {
    return apps.rename(org(), app, Bodies.required(content).name());
  }

  private OrgId org() {
    return callers.current().organization();
  }
}
