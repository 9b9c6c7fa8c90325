package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.convoke.connectors.Callbacks.Inbound;
import org.convoke.server.access.Open;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where platforms tell what happened. They sign what they send; nobody signs in.
@Path("/callbacks/{connection}")
@Tag(name = "Connections")
@RunOnVirtualThread
@Open
public class CallbackResource {

  private final InboundCalls calls;

  CallbackResource(InboundCalls calls) {
    this.calls = calls;
  }

  /// Some platforms try the address with GET before they use it.
  @GET
  @Operation(
      hidden = true,
      operationId = "verifyCallback",
      summary = "A platform tries the callback address")
  public Response verify(String connection, @Context UriInfo uri, @Context HttpHeaders headers) {
    return answer(connection, "GET", uri, headers, new byte[0]);
  }

  @POST
  @Operation(
      hidden = true,
      operationId = "receiveCallback",
      summary = "A platform tells what happened")
  @Consumes(MediaType.WILDCARD)
  public Response receive(
      String connection, @Context UriInfo uri, @Context HttpHeaders headers, byte[] body) {
    return answer(connection, "POST", uri, headers, body);
  }

  private Response answer(
      String connection, String method, UriInfo uri, HttpHeaders headers, byte[] body) {
    var inbound =
        new Inbound(method, query(uri), headers(headers), new String(body, StandardCharsets.UTF_8));
    var taken = calls.take(connection, inbound, uri.getRequestUri(), body.length);
    return Response.ok(taken.body()).type(taken.contentType()).build();
  }

  private static Map<String, String> query(UriInfo uri) {
    var query = new LinkedHashMap<String, String>();
    uri.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
    return query;
  }

  private static Map<String, String> headers(HttpHeaders headers) {
    var all = new LinkedHashMap<String, String>();
    headers
        .getRequestHeaders()
        .forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return all;
  }
}
