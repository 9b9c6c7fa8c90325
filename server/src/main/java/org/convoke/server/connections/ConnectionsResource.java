package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.convoke.model.OrgId;
import org.convoke.model.Value;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Items;
import org.convoke.server.platform.Settings;
import org.convoke.server.platform.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The organization's connections, in the caller's language. Secrets go in and are never answered.
@Path("/api/v1/connections")
@Tag(name = "Connections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.ADMIN, scope = Scope.ADMIN)
public class ConnectionsResource {

  private final Connectors connectors;
  private final Connections connections;
  private final Checks checks;
  private final Callers callers;
  private final URI address;

  ConnectionsResource(
      Connectors connectors,
      Connections connections,
      Checks checks,
      Callers callers,
      Settings settings) {
    this.connectors = connectors;
    this.connections = connections;
    this.checks = checks;
    this.callers = callers;
    this.address = settings.web().address();
  }

  /// A connection to be made.
  @Schema(requiredProperties = {"connector", "name"})
  public record NewConnection(
      @Nullable String key,
      @Nullable String connector,
      @Nullable String name,
      Value.@Nullable Fields settings) {

    @Override
    public String toString() {
      return "NewConnection[key=%s, connector=%s, name=%s]".formatted(key, connector, name);
    }
  }

  /// What changes; what is left out stays.
  ///
  /// @param settings only those that change; null in it clears one
  public record ConnectionChanges(
      @Nullable String name, Value.@Nullable Fields settings, @Nullable Boolean enabled) {

    @Override
    public String toString() {
      return "ConnectionChanges[name=%s, enabled=%s]".formatted(name, enabled);
    }
  }

  @GET
  @Operation(operationId = "listConnections", summary = "Every connection")
  @Requires(role = Role.BUILDER, scope = Scope.FLOWS_READ)
  public Items<ConnectionView> list() {
    return new Items<>(connectors.connections(org()).stream().map(this::view).toList());
  }

  @POST
  @Operation(operationId = "createConnection", summary = "Make a connection to a platform")
  @APIResponseSchema(value = ConnectionView.class, responseCode = "201")
  public Response create(@Nullable NewConnection body) {
    var wanted = Bodies.required(body);
    var made =
        connections.create(
            org(),
            new Connections.Wanted(
                wanted.key(), wanted.connector(), wanted.name(), wanted.settings()));
    return answer(Response.Status.CREATED, made);
  }

  @GET
  @Operation(operationId = "readConnection", summary = "A connection")
  @Path("{connection}")
  @Requires(role = Role.BUILDER, scope = Scope.FLOWS_READ)
  @APIResponseSchema(value = ConnectionView.class, responseCode = "200")
  public Response read(String connection) {
    return answer(Response.Status.OK, connections.require(org(), connection));
  }

  @PATCH
  @Operation(operationId = "changeConnection", summary = "Change a connection, or its secrets")
  @Path("{connection}")
  @APIResponseSchema(value = ConnectionView.class, responseCode = "200")
  public Response change(
      String connection,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable ConnectionChanges body) {
    var changes = Bodies.required(body);
    var changed =
        connections.change(
            org(),
            connection,
            Versions.required(ifMatch),
            new Connections.Change(changes.name(), changes.settings(), changes.enabled()));
    return answer(Response.Status.OK, changed);
  }

  /// Refused while a published flow names it. What was made on the platform stays there.
  @DELETE
  @Operation(operationId = "deleteConnection", summary = "Delete a connection")
  @Path("{connection}")
  public void delete(String connection) {
    connections.delete(org(), connection);
  }

  @POST
  @Operation(operationId = "checkConnection", summary = "Try whether a connection works")
  @Path("{connection}/check")
  @APIResponseSchema(value = ConnectionView.class, responseCode = "200")
  public Response check(String connection) {
    return answer(Response.Status.OK, checks.check(org(), connection));
  }

  private OrgId org() {
    return callers.current().organization();
  }

  private ConnectionView view(Connection connection) {
    return ConnectionView.of(connection, address, callers.current().language());
  }

  private Response answer(Response.Status status, StoredConnection row) {
    return Response.status(status)
        .tag(Versions.tag(row.connection().version()))
        .entity(view(row.connection()))
        .build();
  }
}
