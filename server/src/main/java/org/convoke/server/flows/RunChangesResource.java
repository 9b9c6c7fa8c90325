package org.convoke.server.flows;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convoke.engine.RunOperations.Planned;
import org.convoke.engine.RunOperations.Version;
import org.convoke.engine.RunOperations.What;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.flows.RunChanges.Start;
import org.convoke.server.flows.RunChanges.Wish;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Items;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What builders do to runs.
@Path("/api/v1/runs")
@Tag(name = "Runs")
@RunOnVirtualThread
@Requires(role = Role.BUILDER, scope = Scope.RUNS_WRITE)
public class RunChangesResource {

  private final RunChanges changes;
  private final RunPages pages;
  private final Callers callers;

  RunChangesResource(RunChanges changes, RunPages pages, Callers callers) {
    this.changes = changes;
    this.pages = pages;
    this.callers = callers;
  }

  /// What a retry would do with a step.
  @Schema(name = "RunRetryStep")
  public record PlannedStep(String path, String key, String name, What what, String reason) {}

  /// @param steps in the order of the definition
  @Schema(name = "RunRetryPreview")
  public record Preview(List<PlannedStep> steps) {}

  /// @param from FAILED or START; null: FAILED
  @Schema(name = "RunRetries")
  public record Many(@Nullable List<String> ids, @Nullable Start from, @Nullable Version version) {}

  /// What became of one of many.
  ///
  /// @param problem null when it is tried again
  @Schema(name = "RunRetryAnswer")
  public record One(String id, boolean ok, RunView.@Nullable ErrorView problem) {}

  /// What somebody says of a step in doubt.
  ///
  /// @param outputs what the action made, when it exists
  @Schema(name = "RunDecision")
  public record Decision(
      @Nullable String step,
      RunChanges.@Nullable Answer decision,
      Value.@Nullable Fields outputs) {}

  @Schema(name = "RunWaking")
  public record Waking(@Nullable String step) {}

  @POST
  @Operation(operationId = "retryRun", summary = "Let a run try again")
  @Path("{id}/retry")
  public RunView retry(@PathParam("id") RunId id, @Nullable Wish wish) {
    changes.retry(caller(), id, Bodies.required(wish));
    return view(id);
  }

  @GET
  @Operation(operationId = "previewRetry", summary = "What a retry would do with each step")
  @Path("{id}/retry")
  @Requires(role = Role.BUILDER, scope = Scope.RUNS_READ)
  public Preview preview(
      @PathParam("id") RunId id,
      @Parameter(schema = @Schema(implementation = Start.class)) @QueryParam("from")
          @Nullable String from,
      @QueryParam("step") @Nullable String step,
      @Parameter(schema = @Schema(implementation = Version.class)) @QueryParam("version")
          @Nullable String version) {
    var wish =
        new Wish(
            one(Start.class, "from", from), step, one(Version.class, "version", version), null);
    var caller = caller();
    var names = pages.stepNames(caller, id);
    return new Preview(
        changes.preview(caller, id, wish).stream()
            .map(each -> step(each, names.getOrDefault(each.key(), ""), caller.language()))
            .toList());
  }

  @POST
  @Operation(operationId = "retryRuns", summary = "Let many runs try again")
  @Path("retry")
  public Items<One> retryAll(@Nullable Many many) {
    var wanted = Bodies.required(many);
    var ids = wanted.ids() == null ? List.<String>of() : wanted.ids();
    var language = caller().language();
    return new Items<>(
        changes
            .retryAll(caller(), ids, new Wish(wanted.from(), null, wanted.version(), null))
            .stream()
            .map(each -> one(each, language))
            .toList());
  }

  @POST
  @Operation(operationId = "cancelRun", summary = "End a run where it is")
  @Path("{id}/cancel")
  public RunView cancel(@PathParam("id") RunId id) {
    changes.cancel(caller(), id);
    return view(id);
  }

  @POST
  @Operation(operationId = "resolveStep", summary = "Say what became of a step in doubt")
  @Path("{id}/resolve")
  public RunView resolve(@PathParam("id") RunId id, @Nullable Decision decision) {
    var said = Bodies.required(decision);
    changes.resolve(caller(), id, said.step(), said.decision(), said.outputs());
    return view(id);
  }

  @POST
  @Operation(
      operationId = "wakeStep",
      summary = "End a wait now",
      description = "By builders; and by whom a step waits for, when he has done what it is.")
  @Requires(role = Role.MEMBER, scope = Scope.RUNS_WRITE)
  @Path("{id}/wake")
  public RunView wake(@PathParam("id") RunId id, @Nullable Waking waking) {
    changes.wake(caller(), id, Bodies.required(waking).step());
    return view(id);
  }

  private Caller caller() {
    return callers.current();
  }

  private RunView view(RunId id) {
    return pages.changed(caller(), id);
  }

  private static PlannedStep step(Planned planned, String name, Locale language) {
    return new PlannedStep(
        planned.path(), planned.key(), name, planned.what(), planned.reason().in(language));
  }

  private static One one(RunChanges.Tried tried, Locale language) {
    var problem = tried.problem();
    return problem == null
        ? new One(tried.id(), true, null)
        : new One(
            tried.id(),
            false,
            new RunView.ErrorView(
                problem.code(),
                problem.title().in(language),
                problem.detail().in(language),
                null,
                problem instanceof Invalid));
  }

  private static <E extends Enum<E>> @Nullable E one(
      Class<E> type, String parameter, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw Invalid.parameter(
          parameter,
          Phrase.of(
              "%s 应为 %s，实际是“%s”。",
              "%s expects one of %s, found \"%s\".",
              parameter,
              Arrays.stream(type.getEnumConstants())
                  .map(Enum::name)
                  .collect(Collectors.joining(", ")),
              Phrase.shortened(text)));
    }
  }
}
