package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The organization's connections, in the caller's language.
@Path("/api/v1/connections")
@Tag(name = "Connections")
@RunOnVirtualThread
@Requires(scope = Scope.FLOWS_READ)
public class ConnectionsResource {

  private final Connectors connectors;
  private final Callers callers;

  ConnectionsResource(Connectors connectors, Callers callers) {
    this.connectors = connectors;
    this.callers = callers;
  }

  record ConnectionList(List<ConnectionView> items) {}

  @Schema(name = "Connection")
  record ConnectionView(
      String id, String key, String connector, String name, Connection.State state) {

    static ConnectionView of(Connection connection, Locale language) {
      return new ConnectionView(
          connection.id(),
          connection.key(),
          connection.connector(),
          connection.name().in(language),
          connection.state());
    }
  }

  @GET
  @Operation(operationId = "listConnections", summary = "Every connection")
  public ConnectionList list() {
    var caller = callers.current();
    return new ConnectionList(
        connectors.connections(caller.organization()).stream()
            .map(it -> ConnectionView.of(it, caller.language()))
            .toList());
  }
}
