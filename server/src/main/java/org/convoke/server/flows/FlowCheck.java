package org.convoke.server.flows;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.Action;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.FieldProblem;
import org.convoke.model.Key;
import org.convoke.model.Phrase;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;

/// Says what keeps a flow from being published. Paths begin at the step's key, wherever the step
/// is: `steps.createChat.inputs.name`, `trigger.form`. Confined to one check.
final class FlowCheck {

  private final Catalog catalog;
  private final ValueCheck values;
  private final ConditionCheck conditions;
  private final ControlCheck control;
  private final CallCheck calls;
  private final RecordStepCheck records;
  private final OutwardCheck outward;
  private final HttpCheck http;

  private FlowCheck(Catalog catalog, ValueCheck values) {
    this.catalog = catalog;
    this.values = values;
    this.conditions = new ConditionCheck(values);
    this.http = new HttpCheck(catalog, values);
    this.outward = new OutwardCheck(values);
    this.calls = new CallCheck(catalog, values);
    this.records = new RecordStepCheck(catalog, values, conditions);
    this.control = new ControlCheck(values, records);
  }

  /// What was found.
  ///
  /// @param problems empty: it may be published
  /// @param scope what its expressions may name, to be kept with the version
  record Verdict(List<FieldProblem> problems, Scope scope) {}

  static Verdict of(FlowDefinition definition, Catalog catalog) {
    var scope = FlowScope.of(definition, catalog);
    var values = new ValueCheck(definition, scope);
    new FlowCheck(catalog, values).check(definition);
    return new Verdict(values.problems(), scope.scope());
  }

  private void check(FlowDefinition definition) {
    new TriggerCheck(catalog, values, conditions, records).check(definition.trigger());
    if (definition.steps().isEmpty()) {
      values.add("steps", "no-steps", Phrase.of("请至少添加一个节点。", "Add at least one step."));
    }
    new SettingsCheck(catalog, values).check(definition);
    keys(definition);
    steps(definition.steps(), Set.of());
  }

  private void keys(FlowDefinition definition) {
    var seen = new HashSet<String>();
    for (var step : definition.allSteps().toList()) {
      var path = "steps." + step.key() + ".key";
      if (!Key.isIdentifier(step.key())) {
        values.add(path, "invalid-key", invalidKey(step.key()));
      } else if (!seen.add(step.key())) {
        values.add(
            path,
            "duplicate-key",
            Phrase.of("节点标识 %s 重复。", "The step key %s is used twice.", step.key()));
      }
    }
    if (seen.size() > FlowDefinition.MAX_STEPS) {
      values.add(
          "steps",
          "too-many",
          Phrase.of("自动化最多 %d 个节点。", "A flow has at most %d steps.", FlowDefinition.MAX_STEPS));
    }
  }

  static Phrase invalidKey(String key) {
    return Phrase.of(
        "标识“%s”无效：以小写字母开头，只含字母和数字，最长 40 个字符。",
        "The key \"%s\" is not valid: start with a lower-case letter, use letters and digits, at"
            + " most 40.",
        key);
  }

  /// @param before keys of the steps that surely ran before these
  private void steps(List<Step> steps, Set<String> before) {
    var ran = new HashSet<>(before);
    for (var step : steps) {
      step(step, Set.copyOf(ran));
      ran.add(step.key());
      if (step instanceof Step.Parallel parallel) {
        parallel.branches().forEach(lane -> lane.steps().forEach(each -> ran.add(each.key())));
      }
    }
  }

  private void step(Step step, Set<String> before) {
    var path = "steps." + step.key();
    switch (step) {
      case Step.Action action -> action(path, action, before);
      case Step.AddRecord add -> records.add(path, add, before);
      case Step.UpdateRecord update -> records.update(path, update, before);
      case Step.GetRecord find -> records.get(path, find, before);
      case Step.GetRecords find -> records.getAll(path, find, before);
      case Step.UpdateRecords update -> records.updateAll(path, update, before);
      case Step.DeleteRecord delete -> records.delete(path, delete, before);
      case Step.DeleteRecords delete -> records.deleteAll(path, delete, before);
      case Step.Branch branch -> branch(path, branch, before);
      case Step.Parallel parallel -> parallel(path, parallel, before);
      case Step.ForEach each -> forEach(path, each, before);
      case Step.HttpRequest request -> http.check(path, request, before);
      case Step.SendMessage message -> outward.message(path, message, before);
      case Step.Compute compute -> control.compute(path, compute, before);
      case Step.Wait wait -> control.wait(path, wait, before);
      case Step.CallFlow call -> calls.check(path, call, before);
      case Step.Stop stop -> control.stop(path, stop, before);
    }
  }

  private void action(String path, Step.Action step, Set<String> before) {
    if (!catalog.hasConnection(step.connection())) {
      values.add(
          path + ".connection", "unknown-connection", TriggerCheck.noConnection(step.connection()));
      return;
    }
    var action = catalog.action(step.connection(), step.action());
    if (action.isEmpty()) {
      values.add(
          path + ".action",
          "unknown-action",
          Phrase.of("连接没有动作 %s。", "The connection has no action %s.", step.action()));
      return;
    }
    inputs(path + ".inputs", action.get(), step.inputs(), before);
  }

  private void inputs(String path, Action action, Map<String, Mapping> inputs, Set<String> before) {
    inputs.forEach(
        (key, mapping) ->
            action
                .input(key)
                .ifPresentOrElse(
                    input -> {
                      if (!ValueCheck.isBlank(mapping) || !input.required()) {
                        values.mapping(
                            path + "." + key, mapping, input.type(), input.label(), before);
                      }
                    },
                    () ->
                        values.add(
                            path + "." + key,
                            "unknown-input",
                            Phrase.of("动作没有输入 %s。", "The action has no input %s.", key))));
    for (var input : action.inputs()) {
      var given = Optional.ofNullable(inputs.get(input.key()));
      if (input.required() && given.map(ValueCheck::isBlank).orElse(true)) {
        values.add(path + "." + input.key(), "required", required(input.label()));
      }
    }
  }

  private void branch(String path, Step.Branch step, Set<String> before) {
    if (step.branches().isEmpty()) {
      values.add(
          path + ".branches", "required", Phrase.of("请至少添加一个分支。", "Add at least one branch."));
    }
    var inside = new HashSet<>(before);
    inside.add(step.key());
    var seen = new HashSet<>(Set.of("otherwise"));
    for (var arm : step.branches()) {
      var at = path + ".branches." + arm.key();
      armKey(at, arm.key(), seen);
      if (ConditionCheck.isBlank(arm.when())) {
        values.add(at + ".when", "required", Phrase.of("请设置分支条件。", "Give the branch a condition."));
      } else if (arm.when() != null) {
        conditions.overRun(at + ".when", arm.when(), before);
      }
      steps(arm.steps(), inside);
    }
    if (step.otherwise() != null) {
      steps(step.otherwise(), inside);
    }
  }

  private void armKey(String path, String key, Set<String> seen) {
    if (!Key.isIdentifier(key) || !seen.add(key)) {
      values.add(path + ".key", "invalid-key", invalidKey(key));
    }
  }

  /// What a branch does beside it is not known to another.
  private void parallel(String path, Step.Parallel step, Set<String> before) {
    if (step.branches().size() < 2) {
      values.add(
          path + ".branches", "required", Phrase.of("请至少添加两个分支。", "Add at least two branches."));
    }
    var seen = new HashSet<String>();
    for (var lane : step.branches()) {
      armKey(path + ".branches." + lane.key(), lane.key(), seen);
      steps(lane.steps(), before);
    }
  }

  private void forEach(String path, Step.ForEach step, Set<String> before) {
    control.items(path, step, before);
    if (step.steps().isEmpty()) {
      values.add(
          path + ".steps", "required", Phrase.of("请在循环内至少添加一个节点。", "Add a step to the loop."));
    }
    var inside = new HashSet<>(before);
    inside.add(FlowScope.LOOP + step.key());
    steps(step.steps(), inside);
    step.steps().forEach(each -> inside.add(each.key()));
    control.collect(path, step, inside);
  }

  static Phrase required(Phrase label) {
    return new Phrase("请填写“%s”。".formatted(label.zh()), "Fill in \"%s\".".formatted(label.en()));
  }
}
