package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What starts a flow and what it does. A draft may be incomplete; what is published is checked.
///
/// @param settings how it is run; null: as usual
public record FlowDefinition(
    Trigger trigger,
    List<Step> steps,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Settings settings) {

  /// More steps than anyone can oversee.
  public static final int MAX_STEPS = 500;

  /// What a flow is before anybody designs it.
  public static final FlowDefinition EMPTY =
      new FlowDefinition(new Trigger.RecordCreated("", null), List.of(), null);

  public FlowDefinition {
    trigger = trigger == null ? new Trigger.RecordCreated("", null) : trigger;
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /// How it is run.
  @JsonIgnore
  public Settings rules() {
    return settings == null ? Settings.USUAL : settings;
  }

  /// Every step, in the order they are written, those inside branches after their branch.
  public Stream<Step> allSteps() {
    return steps.stream().flatMap(FlowDefinition::withInner);
  }

  /// Its steps by their keys; of a draft that has a key twice, the first.
  public StepsByKey stepsByKey() {
    return new StepsByKey(
        allSteps().collect(Collectors.toMap(Step::key, Function.identity(), (one, _) -> one)));
  }

  /// The steps of a flow by their keys.
  public record StepsByKey(Map<String, Step> steps) {

    /// The step that stands at a place of a run; empty when the flow has none by that key.
    ///
    /// @param path as the run writes it down: `each.0.create`
    public Optional<Step> at(String path) {
      return Optional.ofNullable(steps.get(Step.keyOf(path)));
    }
  }

  private static Stream<Step> withInner(Step step) {
    return Stream.concat(
        Stream.of(step), step.inner().flatMap(List::stream).flatMap(FlowDefinition::withInner));
  }
}
