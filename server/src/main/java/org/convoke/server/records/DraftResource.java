package org.convoke.server.records;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.convoke.model.Value;
import org.convoke.model.forms.Options;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Items;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a form asks while it is being filled in.
@Path("/api/v1/forms/{form}")
@Tag(name = "Records")
@RunOnVirtualThread
@Requires(scope = Scope.RECORDS_READ)
public class DraftResource {

  private final Ledger ledger;
  private final Callers callers;

  DraftResource(Ledger ledger, Callers callers) {
    this.ledger = ledger;
    this.callers = callers;
  }

  @Schema(name = "DraftContent", requiredProperties = "values")
  record Content(Value.@Nullable Fields values) {}

  @Schema(name = "LinkedValues")
  record Linked(Value.Fields values) {}

  @GET
  @Operation(operationId = "listOptions", summary = "Options of a field")
  @Path("options/{field}")
  public Items<Options.Option> options(
      String form,
      String field,
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable String limit) {
    var paging = Paging.of(limit, null);
    return new Items<>(ledger.options(callers.current(), form, field, q, paging.limit()));
  }

  @POST
  @Operation(operationId = "computeLinkages", summary = "Values that follow from a draft's others")
  @Path("linkage")
  public Linked linkage(String form, @Nullable Content content) {
    var values = Bodies.required(Bodies.required(content).values());
    return new Linked(ledger.linked(callers.current(), form, values));
  }
}
