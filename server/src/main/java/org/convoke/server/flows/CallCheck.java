package org.convoke.server.flows;

import java.util.List;
import java.util.Set;
import org.convoke.model.Phrase;
import org.convoke.model.flows.Input;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;

/// Checks steps that call a flow. Confined to one check.
final class CallCheck {

  private final Catalog catalog;
  private final ValueCheck values;

  CallCheck(Catalog catalog, ValueCheck values) {
    this.catalog = catalog;
    this.values = values;
  }

  void check(String path, Step.CallFlow step, Set<String> before) {
    if (step.flow().isBlank()) {
      values.add(path + ".flow", "required", Phrase.of("请选择自动化。", "Choose a flow."));
      return;
    }
    var called = catalog.published(step.flow());
    if (called.isEmpty() || !(called.get().trigger() instanceof Trigger.Call call)) {
      values.add(
          path + ".flow",
          "flow-not-callable",
          Phrase.of(
              "自动化 %s 不存在、未发布，或不是由调用触发。",
              "The flow %s does not exist, is not published, or does not start by a call.",
              step.flow()));
      return;
    }
    inputs(path + ".inputs", step, call.inputs(), before);
  }

  private void inputs(String path, Step.CallFlow step, List<Input> inputs, Set<String> before) {
    for (var input : inputs) {
      var given = step.inputs().get(input.key());
      var label = Phrase.same(input.label() == null ? input.key() : input.label());
      if (given != null && !ValueCheck.isBlank(given)) {
        values.mapping(path + "." + input.key(), given, input.meaning(), label, before);
      } else if (input.required()) {
        values.add(
            path + "." + input.key(),
            "required",
            new Phrase("请填写“%s”。".formatted(label.zh()), "Fill in \"%s\".".formatted(label.en())));
      }
    }
    var known = inputs.stream().map(Input::key).toList();
    for (var name : step.inputs().keySet()) {
      if (!known.contains(name)) {
        values.add(
            path + "." + name,
            "unknown-input",
            Phrase.of(
                "自动化 %1$s 没有参数 %2$s。", "The flow %1$s has no input %2$s.", step.flow(), name));
      }
    }
  }
}
