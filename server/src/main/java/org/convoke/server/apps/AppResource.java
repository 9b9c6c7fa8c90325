package org.convoke.server.apps;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.convoke.model.OrgId;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.apps.Apps.AppView;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Items;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Apps: everybody may read them, builders change them.
@Path("/api/v1/apps")
@Tag(name = "Apps")
@RunOnVirtualThread
@Requires(role = Role.BUILDER, scope = Scope.FORMS_WRITE)
public class AppResource {

  private final Apps apps;
  private final Callers callers;

  AppResource(Apps apps, Callers callers) {
    this.apps = apps;
    this.callers = callers;
  }

  /// What of an app can be changed.
  public record AppContent(@Nullable String name) {}

  @GET
  @Requires(scope = Scope.FORMS_READ)
  public Items<AppView> list() {
    return new Items<>(apps.list(org()));
  }

  @POST
  public Response create(Apps.@Nullable NewApp wanted) {
    return Response.status(Response.Status.CREATED)
        .entity(apps.create(org(), Bodies.required(wanted)))
        .build();
  }

  @GET
  @Path("{app}")
  @Requires(scope = Scope.FORMS_READ)
  public AppView read(String app) {
    return apps.read(org(), app);
  }

  @PATCH
  @Path("{app}")
  public AppView rename(String app, @Nullable AppContent content) {
    return apps.rename(org(), app, Bodies.required(content).name());
  }

  private OrgId org() {
    return callers.current().organization();
  }
}
