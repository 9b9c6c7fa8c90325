package org.convoke.server.flows;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.convoke.model.AppId;
import org.convoke.model.FieldProblem;
import org.convoke.model.FlowId;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Input;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A flow as REST answers it.
///
/// @param changed whether the draft says something else than what is published
/// @param problems what keeps the draft from being published
/// @param callable how other flows call what is published; null: they cannot
@Schema(name = "Flow")
public record FlowView(
    FlowId id,
    String key,
    String name,
    @Nullable AppId appId,
    boolean enabled,
    @Nullable Integer publishedVersion,
    FlowDefinition draft,
    long draftVersion,
    boolean changed,
    List<FlowProblem> problems,
    @Nullable Callable callable,
    Instant updatedAt) {

  /// @param outputs names of what it gives back
  @Schema(name = "CallableFlow")
  public record Callable(List<Input> inputs, List<String> outputs) {

    static @Nullable Callable of(FlowDefinition definition) {
      if (!(definition.trigger() instanceof Trigger.Call call)) {
        return null;
      }
      var outputs =
          definition
              .allSteps()
              .filter(Step.Stop.class::isInstance)
              .flatMap(step -> ((Step.Stop) step).outputs().keySet().stream())
              .distinct()
              .toList();
      return new Callable(call.inputs(), outputs);
    }
  }

  /// @param path `steps.createChat.inputs.name`
  /// @param position which character of the expression there, from 0; null: none in particular
  public record FlowProblem(String path, String code, String detail, @Nullable Integer position) {}

  static FlowView of(Flow flow, List<FieldProblem> problems, Locale language) {
    return new FlowView(
        flow.id(),
        flow.key(),
        flow.name(),
        flow.app(),
        flow.enabled(),
        flow.publishedVersion(),
        flow.draft(),
        flow.draftVersion(),
        flow.isChanged(),
        problems(problems, language),
        flow.published() == null ? null : Callable.of(flow.published().definition()),
        flow.updatedAt());
  }

  static List<FlowProblem> problems(List<FieldProblem> problems, Locale language) {
    return problems.stream()
        .map(
            each ->
                new FlowProblem(
                    each.field(), each.code(), each.detail().in(language), each.position()))
        .toList();
  }
}
