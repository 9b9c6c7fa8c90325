package org.convoke.server.records;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Idempotency;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Records of a form, which is named by id or key.
@Path("/api/v1/forms/{form}/records")
@Tag(name = "Records")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(scope = Scope.RECORDS_WRITE)
public class RecordResource {

  private final Records records;
  private final Ledger ledger;
  private final Buttons buttons;
  private final Idempotency idempotency;
  private final Callers callers;

  RecordResource(
      Records records, Ledger ledger, Buttons buttons, Idempotency idempotency, Callers callers) {
    this.records = records;
    this.ledger = ledger;
    this.buttons = buttons;
    this.idempotency = idempotency;
    this.callers = callers;
  }

  /// What is submitted or changed.
  @Schema(name = "RecordContent", requiredProperties = "values")
  record Content(Value.@Nullable Fields values) {}

  @Schema(name = "PressedButton")
  record Pressed(RunOfButton run) {}

  record RunOfButton(RunId id) {}

  @Schema(name = "RecordPage")
  record LedgerView(
      List<RecordView> items, @Nullable String nextCursor, References.Named references) {}

  /// @param count at most 10,000
  /// @param more whether there are more than that
  @Schema(name = "RecordCount")
  record Count(long count, boolean more) {}

  @Schema(name = "RecordHistory")
  record HistoryView(List<ChangeView> items, References.Named references) {}

  @Schema(name = "RecordChange")
  record ChangeView(
      long version,
      RecordChange.Kind kind,
      Instant at,
      @Nullable PersonId by,
      @Nullable RunId run,
      List<FieldChange> changes) {
    static ChangeView of(RecordChange change) {
      return new ChangeView(
          change.version(),
          change.kind(),
          change.at(),
          change.by(),
          change.run(),
          change.changes());
    }
  }

  @GET
  @Operation(operationId = "listRecords", summary = "Records of a form")
  @Requires(scope = Scope.RECORDS_READ)
  public LedgerView page(
      String form,
      @QueryParam("filter") @Nullable String filter,
      @QueryParam("q") @Nullable String q,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var part =
        ledger.page(caller(), form, new Ledger.Asked(filter, q, sort), Paging.of(limit, cursor));
    var definition = part.form().definition();
    return new LedgerView(
        part.page().items().stream()
            .map(
                record ->
                    RecordView.of(record, definition)
                        .with(buttons.of(caller(), part.form(), record)))
            .toList(),
        part.page().nextCursor(),
        part.references());
  }

  @GET
  @Operation(operationId = "countRecords", summary = "How many records meet a condition")
  @Path("count")
  @Requires(scope = Scope.RECORDS_READ)
  public Count count(
      String form,
      @QueryParam("filter") @Nullable String filter,
      @QueryParam("q") @Nullable String q) {
    var counted = ledger.count(caller(), form, new Ledger.Asked(filter, q, null));
    return new Count(counted.count(), counted.more());
  }

  @POST
  @Operation(operationId = "submitRecord", summary = "Submit a form")
  @APIResponseSchema(value = RecordView.class, responseCode = "201")
  public Response submit(
      String form,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable Content content) {
    var caller = caller();
    var values = values(content);
    var outcome =
        idempotency.once(
            key,
            new Idempotency.Call(
                caller.organization(), caller.person(), "POST /forms/" + form + "/records", values),
            remember -> records.submit(caller, form, values, remember));
    return Response.status(outcome.status())
        .entity(outcome.body())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  @GET
  @Operation(operationId = "readRecord", summary = "A record")
  @Path("{record}")
  @Requires(scope = Scope.RECORDS_READ)
  public RecordView read(String form, RecordId record) {
    return records.read(caller(), form, record);
  }

  @PATCH
  @Operation(operationId = "changeRecord", summary = "Change some values of a record")
  @Path("{record}")
  public RecordView change(String form, RecordId record, @Nullable Content content) {
    return records.update(caller(), form, record, values(content));
  }

  @DELETE
  @Operation(operationId = "deleteRecord", summary = "Delete a record")
  @Path("{record}")
  public void delete(String form, RecordId record) {
    records.delete(caller(), form, record);
  }

  /// The record's button of a flow; the run goes on while this answers.
  @POST
  @Operation(operationId = "pressRecordButton", summary = "Start a flow by a record's button")
  @Path("{record}/buttons/{flow}")
  @APIResponseSchema(value = Pressed.class, responseCode = "202")
  public Response press(
      String form,
      RecordId record,
      String flow,
      @HeaderParam("Idempotency-Key") @Nullable String key) {
    var run = buttons.press(caller(), form, record, flow, key);
    return Response.accepted(new Pressed(new RunOfButton(run.id()))).build();
  }

  @GET
  @Operation(operationId = "listRecordChanges", summary = "What happened to a record")
  @Path("{record}/history")
  @Requires(scope = Scope.RECORDS_READ)
  public HistoryView history(String form, RecordId record) {
    var history = records.history(caller(), form, record);
    return new HistoryView(
        history.items().stream().map(ChangeView::of).toList(), history.references());
  }

  private Caller caller() {
    return callers.current();
  }

  private static Value.Fields values(@Nullable Content content) {
    return Bodies.required(Bodies.required(content).values());
  }
}
