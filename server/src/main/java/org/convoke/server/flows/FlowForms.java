package org.convoke.server.flows;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;

/// Which forms a definition names.
final class FlowForms {

  private FlowForms() {}

  /// Keys of the forms of its trigger and its steps.
  static Set<String> of(FlowDefinition definition) {
    return Stream.concat(
            Stream.of(definition.trigger().form()),
            definition.allSteps().flatMap(step -> of(step).stream()))
        .filter(form -> !form.isEmpty())
        .collect(Collectors.toSet());
  }

  /// Key of the form whose records a step reads or writes.
  static Optional<String> of(Step step) {
    return switch (step) {
      case Step.AddRecord add -> Optional.of(add.form());
      case Step.UpdateRecord update -> Optional.of(update.form());
      case Step.GetRecord find -> Optional.of(find.form());
      case Step.GetRecords find -> Optional.of(find.form());
      case Step.UpdateRecords update -> Optional.of(update.form());
      case Step.DeleteRecord delete -> Optional.of(delete.form());
      case Step.DeleteRecords delete -> Optional.of(delete.form());
      case Step.Wait wait ->
          wait.until() instanceof Until.RecordChange change
              ? Optional.of(change.form())
              : Optional.empty();
      case Step.Action _,
          Step.SendMessage _,
          Step.HttpRequest _,
          Step.Branch _,
          Step.Parallel _,
          Step.ForEach _,
          Step.Compute _,
          Step.CallFlow _,
          Step.Stop _ ->
          Optional.empty();
    };
  }

  /// Key of the form whose fields are outputs of a step.
  static Optional<String> ofOutputs(Step step) {
    return switch (step) {
      case Step.AddRecord _, Step.UpdateRecord _, Step.GetRecord _ -> of(step);
      default -> Optional.empty();
    };
  }
}
