package org.convoke.server.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Items;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.convoke.server.platform.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Flows: builders design, publish and enable them.
@Path("/api/v1/flows")
@Tag(name = "Flows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.BUILDER, scope = Scope.FLOWS_WRITE)
public class FlowResource {

  private final Flows flows;
  private final RunPages runs;
  private final FlowStarts starts;
  private final Callers callers;

  FlowResource(Flows flows, RunPages runs, FlowStarts starts, Callers callers) {
    this.flows = flows;
    this.runs = runs;
    this.starts = starts;
    this.callers = callers;
  }

  /// What a draft is saved as.
  public record FlowContent(@Nullable String name, @Nullable FlowDefinition definition) {}

  /// What is to be checked.
  @Schema(name = "FlowCandidate")
  public record Candidate(@Nullable FlowDefinition definition) {}

  /// What is said when a draft is published.
  ///
  /// @param note what the version changes, at most 500 characters; null: nothing
  @Schema(name = "FlowAnnouncement")
  public record Announcement(@Nullable String note) {}

  @Schema(name = "FlowProblems")
  public record Problems(List<FlowView.FlowProblem> problems) {}

  /// Every flow, or those of an app, or those that name a form.
  @GET
  @Operation(operationId = "listFlows", summary = "Flows, all or of an app or of a form")
  @Requires(role = Role.BUILDER, scope = Scope.FLOWS_READ)
  public Items<FlowView> list(
      @QueryParam("app") @Nullable String app, @QueryParam("form") @Nullable String form) {
    return new Items<>(
        flows.list(caller().organization()).stream()
            .filter(
                flow -> app == null || (flow.app() != null && app.equals(flow.app().toString())))
            .filter(flow -> form == null || FlowForms.of(flow.draft()).contains(form))
            .map(this::view)
            .toList());
  }

  @POST
  @Operation(operationId = "createFlow", summary = "Create a flow")
  @APIResponseSchema(value = FlowView.class, responseCode = "201")
  public Response create(Flows.@Nullable NewFlow wanted) {
    return answer(
        Response.Status.CREATED, flows.create(caller().organization(), Bodies.required(wanted)));
  }

  @GET
  @Operation(operationId = "readFlow", summary = "A flow with its draft")
  @Path("{flow}")
  @Requires(role = Role.BUILDER, scope = Scope.FLOWS_READ)
  @APIResponseSchema(value = FlowView.class, responseCode = "200")
  public Response read(String flow) {
    return answer(Response.Status.OK, flows.require(caller().organization(), flow));
  }

  /// Saves the draft; what is wrong with it is answered, and refused only when it is published.
  @PUT
  @Operation(operationId = "saveFlow", summary = "Save the draft of a flow")
  @Path("{flow}")
  @APIResponseSchema(value = FlowView.class, responseCode = "200")
  public Response save(
      String flow,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable FlowContent body) {
    var content = Bodies.required(body);
    var saved =
        flows.save(
            caller().organization(),
            flow,
            Versions.required(ifMatch),
            content.name(),
            definition(content.definition()));
    return answer(Response.Status.OK, saved);
  }

  @DELETE
  @Operation(operationId = "deleteFlow", summary = "Delete a flow")
  @Path("{flow}")
  public void delete(String flow) {
    flows.delete(caller().organization(), flow);
  }

  @POST
  @Operation(operationId = "checkFlow", summary = "What is wrong with a definition")
  @Path("{flow}/check")
  @Requires(role = Role.BUILDER, scope = Scope.FLOWS_READ)
  public Problems check(String flow, @Nullable Candidate candidate) {
    flows.require(caller().organization(), flow);
    var definition = definition(Bodies.required(candidate).definition());
    return new Problems(
        FlowView.problems(flows.check(caller().organization(), definition), caller().language()));
  }

  @POST
  @Operation(operationId = "publishFlow", summary = "Publish the draft of a flow")
  @Path("{flow}/publish")
  @Consumes(MediaType.WILDCARD)
  @APIResponseSchema(value = FlowView.class, responseCode = "200")
  public Response publish(
      String flow,
      @RequestBody(
              required = false,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Announcement.class)))
          @Nullable String body)
      throws JsonProcessingException {
    var note = Bodies.optional(body, Announcement.class).map(Announcement::note).orElse(null);
    return answer(
        Response.Status.OK,
        flows.publish(caller().organization(), flow, new Publication(caller().person(), note)));
  }

  @POST
  @Operation(operationId = "enableFlow", summary = "Let a flow start runs")
  @Path("{flow}/enable")
  @APIResponseSchema(value = FlowView.class, responseCode = "200")
  public Response enable(String flow) {
    return answer(Response.Status.OK, flows.enable(caller().organization(), flow, true));
  }

  @POST
  @Operation(operationId = "disableFlow", summary = "Let a flow start no more runs")
  @Path("{flow}/disable")
  @APIResponseSchema(value = FlowView.class, responseCode = "200")
  public Response disable(String flow) {
    return answer(Response.Status.OK, flows.enable(caller().organization(), flow, false));
  }

  @GET
  @Operation(operationId = "listFlowVersions", summary = "Published versions of a flow")
  @Path("{flow}/versions")
  @Requires(role = Role.BUILDER, scope = Scope.FLOWS_READ)
  public Items<FlowVersion> versions(String flow) {
    return new Items<>(flows.versions(caller().organization(), flow));
  }

  @GET
  @Operation(operationId = "listFlowRuns", summary = "Runs of a flow")
  @Path("{flow}/runs")
  @Requires(role = Role.BUILDER, scope = Scope.RUNS_READ)
  public Page<RunView> runs(
      String flow,
      @Parameter(description = "one or several with commas") @QueryParam("state")
          @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return runs.page(
        caller(),
        new RunPages.Filter(flow, state, null, null, null, null),
        Paging.of(limit, cursor));
  }

  /// @param inputs what the flow's trigger declares, by name
  @Schema(name = "FlowStart")
  public record Start(Value.@Nullable Fields inputs) {}

  @Schema(name = "FlowRun")
  public record StartedRun(RunId id) {}

  @Schema(name = "FlowStarted")
  public record Started(StartedRun run) {}

  @POST
  @Operation(operationId = "startFlow", summary = "Start a flow that is called")
  @Path("{flow}/runs")
  @Requires(role = Role.BUILDER, scope = Scope.RUNS_WRITE)
  @APIResponseSchema(value = Started.class, responseCode = "202")
  public Response start(
      String flow,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable Start body) {
    var inputs = Bodies.required(body).inputs();
    var outcome =
        starts.start(caller(), flow, inputs == null ? Value.NO_FIELDS : inputs, idempotencyKey);
    return Response.status(outcome.status())
        .entity(outcome.body())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Caller caller() {
    return callers.current();
  }

  private FlowView view(Flow flow) {
    return FlowView.of(flow, flows.problems(flow), caller().language());
  }

  private Response answer(Response.Status status, Flow flow) {
    return Response.status(status)
        .entity(view(flow))
        .tag(Versions.tag(flow.draftVersion()))
        .build();
  }

  private static FlowDefinition definition(@Nullable FlowDefinition definition) {
    return Objects.requireNonNullElse(definition, FlowDefinition.EMPTY);
  }
}
