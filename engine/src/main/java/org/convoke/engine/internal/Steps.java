package org.convoke.engine.internal;

import java.util.LinkedHashMap;
import java.util.List;
import org.convoke.engine.Change;
import org.convoke.engine.LocalActions;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.StepContext;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.conditions.Operand;
import org.convoke.model.flows.Step;

/// Does what each type of step does.
final class Steps {

  private final RecordSteps records;
  private final LocalActions actions;

  Steps(RecordSteps records, LocalActions actions) {
    this.records = records;
    this.actions = actions;
  }

  /// What a step did.
  ///
  /// @param branch the arm taken; empty when none was, or the step is no branch
  record Done(Change change, String branch) {}

  /// What a step is given, as it is shown and journaled: the record to change is its `id`, which no
  /// field can be called.
  Value.Fields input(StepPlan plan, Journal journal) {
    return switch (plan.step()) {
      case Step.Action _, Step.AddRecord _ -> plan.input(journal);
      case Step.UpdateRecord _ -> {
        var input = new LinkedHashMap<String, Value>();
        input.put("id", plan.record().evaluate(journal));
        input.putAll(plan.input(journal).values());
        yield Value.fields(input);
      }
      case Step.GetRecord _ -> searched(plan, journal);
      case Step.Branch _ -> reasons(plan, journal);
    };
  }

  /// Prepares what a step changes.
  Done perform(StepPlan plan, StepContext context, Value.Fields input, Journal journal) {
    return switch (plan.step()) {
      case Step.Action action ->
          done(
              actions
                  .find(context.org(), action.connection(), action.action())
                  .prepare(context, input));
      case Step.AddRecord add -> done(records.add(context, add.form(), input));
      case Step.UpdateRecord update ->
          done(records.update(context, update.form(), input.text("id"), withoutId(input)));
      case Step.GetRecord find -> done(Change.nothing(found(find, plan, context, journal)));
      case Step.Branch _ -> new Done(Change.nothing(Value.NO_FIELDS), taken(plan, journal));
    };
  }

  /// Whether a step looks at what the steps before it, which are not committed yet, may have
  /// changed.
  boolean looksAt(List<Step> uncommitted, StepPlan plan, StepContext context) {
    return switch (plan.step()) {
      case Step.Action action ->
          uncommitted.stream().anyMatch(Steps::changesAnything)
              && actions
                  .find(context.org(), action.connection(), action.action())
                  .readsEarlierChanges();
      case Step.AddRecord add ->
          uncommitted.stream().anyMatch(Steps::changesRecords)
              && records.addingReadsRecords(context, add.form());
      case Step.UpdateRecord _, Step.GetRecord _ ->
          uncommitted.stream().anyMatch(Steps::changesRecords);
      case Step.Branch _ -> false;
    };
  }

  private static boolean changesRecords(Step step) {
    return step instanceof Step.AddRecord || step instanceof Step.UpdateRecord;
  }

  private static boolean changesAnything(Step step) {
    return changesRecords(step) || step instanceof Step.Action;
  }

  private Value.Fields found(
      Step.GetRecord find, StepPlan plan, StepContext context, Journal journal) {
    var output = records.find(context, find.form(), plan.where().resolved(journal));
    if (find.failsIfMissing() && !output.get("found").equals(Value.of(true))) {
      throw new NotFound(
          Phrase.of(
              "表单 %s 中没有符合条件的数据。", "No record of the form %s meets the condition.", find.form()));
    }
    return output;
  }

  private static String taken(StepPlan plan, Journal journal) {
    return plan.arms().stream()
        .filter(arm -> arm.when().holds(journal, Value.NO_FIELDS))
        .findFirst()
        .map(StepPlan.Arm::key)
        .orElse("");
  }

  private static Value.Fields searched(StepPlan plan, Journal journal) {
    var input = new LinkedHashMap<String, Value>();
    plan.where()
        .resolved(journal)
        .comparisons()
        .forEach(
            each -> {
              if (each.left() instanceof Operand.Field(var field)
                  && each.right() instanceof Operand.Literal(var value)) {
                input.put(field, value);
              }
            });
    return Value.fields(input);
  }

  private static Value.Fields reasons(StepPlan plan, Journal journal) {
    var input = new LinkedHashMap<String, Value>();
    plan.arms().forEach(arm -> input.putAll(arm.when().values(journal).values()));
    return Value.fields(input);
  }

  private static Done done(Change change) {
    return new Done(change, "");
  }

  private static Value.Fields withoutId(Value.Fields input) {
    var values = new LinkedHashMap<>(input.values());
    values.remove("id");
    return Value.fields(values);
  }
}
