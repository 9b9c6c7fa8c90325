package org.convoke.engine.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.LocalActions;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.RunError;
import org.convoke.engine.StepContext;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.conditions.Operand;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;

/// Does what each type of step does.
final class Steps {

  private final RecordSteps records;
  private final LocalActions actions;
  private final RecordLists lists;
  private final Calls calls;
  private final Events events;

  /// Calls other flows for the run whose steps these are.
  @FunctionalInterface
  interface Calls {
    Performed call(Step.CallFlow step, StepContext context, Value.Fields input);
  }

  /// Begins to listen for a waiting step.
  @FunctionalInterface
  interface Events {
    Subscription begin(Until.Event event, StepContext context, Value.Fields input);
  }

  Steps(RecordSteps records, LocalActions actions, Calls calls, Events events) {
    this.records = records;
    this.actions = actions;
    this.lists = new RecordLists(records);
    this.calls = calls;
    this.events = events;
  }

  /// What a step is given, as it is shown and journaled: the record to change is its `id`, which no
  /// field can be called.
  Value.Fields input(StepPlan plan, Variables variables) {
    return switch (plan.step()) {
      case Step.Action _, Step.AddRecord _, Step.SendMessage _, Step.CallFlow _ ->
          plan.input(variables);
      case Step.UpdateRecord _ -> {
        var input = new LinkedHashMap<String, Value>();
        input.put("id", plan.setting("record", variables));
        input.putAll(plan.input(variables).values());
        yield Value.fields(input);
      }
      case Step.HttpRequest request -> HttpInput.of(request, plan, variables);
      case Step.GetRecord _ -> searched(plan, variables);
      case Step.GetRecords _, Step.DeleteRecords _ -> RecordLists.input(plan, variables);
      case Step.UpdateRecords _ ->
          RecordLists.input(plan, variables).with(Map.of("values", plan.input(variables)));
      case Step.DeleteRecord _ -> Value.fields(Map.of("id", plan.setting("record", variables)));
      case Step.Branch _ -> reasons(plan, variables);
      case Step.ForEach _ -> Value.fields(Map.of("items", items(plan, variables)));
      case Step.Wait wait -> WaitSteps.input(wait, plan, variables);
      case Step.Stop stop ->
          stop.message() == null
              ? Value.NO_FIELDS
              : Value.fields(Map.of("message", plan.setting("message", variables)));
      case Step.Parallel _, Step.Compute _ -> Value.NO_FIELDS;
    };
  }

  /// Prepares what a step changes.
  Performed perform(StepPlan plan, StepContext context, Value.Fields input, Variables variables) {
    return switch (plan.step()) {
      case Step.Action _, Step.SendMessage _, Step.HttpRequest _ ->
          act(Asked.by(plan.step()).orElseThrow(), context, input);
      case Step.AddRecord add -> new Performed.Done(records.add(context, add.form(), input));
      case Step.UpdateRecord update ->
          new Performed.Done(
              records.update(context, update.form(), input.text("id"), withoutId(input)));
      case Step.GetRecord find ->
          new Performed.Done(Change.nothing(found(find, plan, context, variables)));
      case Step.GetRecords _, Step.UpdateRecords _, Step.DeleteRecords _ ->
          new Performed.Done(lists.perform(plan, context, input, variables));
      case Step.DeleteRecord delete ->
          new Performed.Done(records.delete(context, delete.form(), input.text("id")));
      case Step.Branch branch ->
          new Performed.Done(Change.nothing(Value.NO_FIELDS), taken(branch, plan, variables));
      case Step.Parallel _, Step.ForEach _ -> new Performed.Opened();
      case Step.Compute _ -> new Performed.Done(Change.nothing(plan.input(variables)));
      case Step.Wait wait -> waits(wait, context, input);
      case Step.CallFlow call -> calls.call(call, context, input);
      case Step.Stop stop -> stop(stop, plan, context, input, variables);
    };
  }

  private Performed waits(Step.Wait wait, StepContext context, Value.Fields input) {
    var until = WaitSteps.until(wait, input, context.now());
    return wait.until() instanceof Until.Event event
        ? new Performed.Listens(until, events.begin(event, context, input))
        : new Performed.Waits(until);
  }

  private Performed act(Asked asked, StepContext context, Value.Fields input) {
    return switch (actions.find(context.org(), asked.connection(), asked.action())) {
      case LocalAction local -> new Performed.Done(local.prepare(context, input));
      case RemoteAction remote -> new Performed.Intends(remote);
    };
  }

  /// The remote action of a step whose intent is committed.
  ///
  /// @throws NotFound when it is gone
  RemoteAction remote(Step step, StepContext context) {
    return Asked.by(step)
        .map(asked -> actions.find(context.org(), asked.connection(), asked.action()))
        .filter(RemoteAction.class::isInstance)
        .map(RemoteAction.class::cast)
        .orElseThrow(
            () ->
                new NotFound(
                    Phrase.of("节点 %s 的动作已不存在。", "The action of step %s is gone.", context.path())));
  }

  private static Performed stop(
      Step.Stop stop, StepPlan plan, StepContext context, Value.Fields input, Variables variables) {
    if (!stop.fails()) {
      return new Performed.Done(Change.nothing(plan.input(variables)));
    }
    var said = input.text("message");
    var detail =
        said.isEmpty() ? Phrase.of("自动化在此停止。", "The flow stopped here.") : Phrase.same(said);
    return new Performed.Broke(
        new RunError("stopped", Phrase.of("已停止", "Stopped"), detail, context.path()));
  }

  /// Whether a step looks at what has changed but is not committed yet.
  boolean looksAt(Uncommitted uncommitted, StepPlan plan, StepContext context) {
    return switch (plan.step()) {
      case Step.Action _, Step.SendMessage _, Step.HttpRequest _ ->
          uncommitted.anything()
              && Asked.by(plan.step())
                  .filter(asked -> readsEarlierChanges(asked, context))
                  .isPresent();
      case Step.AddRecord add ->
          uncommitted.records() && records.addingReadsRecords(context, add.form());
      case Step.UpdateRecord _,
          Step.GetRecord _,
          Step.GetRecords _,
          Step.UpdateRecords _,
          Step.DeleteRecord _,
          Step.DeleteRecords _ ->
          uncommitted.records();
      case Step.Branch _,
          Step.Parallel _,
          Step.ForEach _,
          Step.Compute _,
          Step.CallFlow _,
          Step.Stop _ ->
          false;
      // what the run did itself before it began to wait is not what it waits for
      case Step.Wait wait -> wait.until() instanceof Until.Event && uncommitted.anything();
    };
  }

  private boolean readsEarlierChanges(Asked asked, StepContext context) {
    return actions.find(context.org(), asked.connection(), asked.action())
            instanceof LocalAction local
        && local.readsEarlierChanges();
  }

  /// Whether a step does nothing outside of our database.
  ///
  /// @throws NotFound when its action is gone
  boolean isLocal(Step step, StepContext context) {
    return Asked.by(step)
        .map(asked -> actions.find(context.org(), asked.connection(), asked.action()))
        .map(LocalAction.class::isInstance)
        .orElse(true);
  }

  private Value.Fields found(
      Step.GetRecord find, StepPlan plan, StepContext context, Variables variables) {
    var output = records.find(context, find.form(), plan.where().resolved(variables));
    if (find.failsIfMissing() && !output.get("found").equals(Value.of(true))) {
      throw new NotFound(
          Phrase.of(
              "表单 %s 中没有符合条件的数据。", "No record of the form %s meets the condition.", find.form()));
    }
    return output;
  }

  private static String taken(Step.Branch branch, StepPlan plan, Variables variables) {
    var holding =
        plan.arms().stream()
            .filter(arm -> arm.when().holds(variables, Value.NO_FIELDS))
            .map(StepPlan.Arm::key);
    if (!branch.takesAll()) {
      return holding.findFirst().orElse("");
    }
    var all = new ArrayList<>(holding.toList());
    if (all.size() > 1) {
      all.remove(StepPlan.Arm.OTHERWISE);
    }
    return String.join(",", all);
  }

  private static Value items(StepPlan plan, Variables variables) {
    var items = plan.setting("items", variables);
    if (items.isEmpty()) {
      return new Value.Items(List.of());
    }
    if (!(items instanceof Value.Items list)) {
      throw Invalid.field(
          "items", "wrong-type", Phrase.of("循环需要一个列表。", "A loop goes through a list."));
    }
    if (list.values().size() > Step.ForEach.MAX_ITEMS) {
      throw Invalid.field(
          "items",
          "too-many-items",
          Phrase.of(
              "循环最多处理 %1$d 项，这里有 %2$d 项。",
              "A loop goes through at most %1$d items; here are %2$d.",
              Step.ForEach.MAX_ITEMS,
              list.values().size()));
    }
    return items;
  }

  private static Value.Fields searched(StepPlan plan, Variables variables) {
    var input = new LinkedHashMap<String, Value>();
    plan.where()
        .resolved(variables)
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

  private static Value.Fields reasons(StepPlan plan, Variables variables) {
    var input = new LinkedHashMap<String, Value>();
    plan.arms().forEach(arm -> input.putAll(arm.when().values(variables).values()));
    return Value.fields(input);
  }

  private static Value.Fields withoutId(Value.Fields input) {
    var values = new LinkedHashMap<>(input.values());
    values.remove("id");
    return Value.fields(values);
  }
}
