package org.convoke.server.flows;

import java.util.Map;
import java.util.Set;
import org.convoke.model.Key;
import org.convoke.model.Phrase;
import org.convoke.model.ValueType;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;
import org.jspecify.annotations.Nullable;

/// Checks what steps of control are given: loops, waits, computed values, ends. Confined to one
/// check.
final class ControlCheck {

  private static final Phrase LIST = Phrase.of("列表", "list");
  private static final Phrase AMOUNT = Phrase.of("等待时长", "how long");
  private static final Phrase MOMENT = Phrase.of("等待到", "until when");
  private static final Phrase MESSAGE = Phrase.of("说明", "message");
  private static final Phrase RESULT = Phrase.of("收集的值", "collected value");

  private final ValueCheck values;
  private final RecordStepCheck records;

  ControlCheck(ValueCheck values, RecordStepCheck records) {
    this.values = values;
    this.records = records;
  }

  void items(String path, Step.ForEach step, Set<String> before) {
    required(path + ".items", step.items(), ValueType.TEXTS, LIST, before);
    var width = step.concurrency();
    if (width != null && (width < 1 || width > Step.ForEach.MAX_CONCURRENCY)) {
      values.add(
          path + ".concurrency",
          "out-of-range",
          Phrase.of(
              "同时处理的项数应为 1 到 %d。",
              "From 1 to %d items are worked on at once.", Step.ForEach.MAX_CONCURRENCY));
    }
  }

  void collect(String path, Step.ForEach step, Set<String> inside) {
    if (step.collect() != null && !ValueCheck.isBlank(step.collect())) {
      values.mapping(path + ".collect", step.collect(), ValueType.ANY, RESULT, inside);
    }
  }

  void compute(String path, Step.Compute step, Set<String> before) {
    if (step.values().isEmpty()) {
      values.add(path + ".values", "required", Phrase.of("请至少添加一个值。", "Add at least one value."));
    }
    named(path + ".values", step.values(), before);
  }

  void wait(String path, Step.Wait step, Set<String> before) {
    switch (step.until()) {
      case null ->
          values.add(path + ".until", "required", Phrase.of("请选择等待什么。", "Say what is waited for."));
      case Until.Elapsed elapsed ->
          required(path + ".until.amount", elapsed.amount(), ValueType.NUMBER, AMOUNT, before);
      case Until.Moment moment ->
          required(path + ".until.at", moment.at(), ValueType.DATETIME, MOMENT, before);
      case Until.RecordChange change -> {
        if (change.event() == null) {
          values.add(
              path + ".until.event",
              "required",
              Phrase.of("请选择等待的事件。", "Choose what is waited for."));
        }
        records.event(path + ".until", change, before);
        timeout(path + ".until.timeout.amount", change, before);
      }
      case Until.PlatformEvent platform -> {
        records.platformEvent(path + ".until", platform, before);
        timeout(path + ".until.timeout.amount", platform, before);
      }
    }
  }

  private void timeout(String path, Until.Event event, Set<String> before) {
    if (event.timeout() != null) {
      required(path, event.timeout().amount(), ValueType.NUMBER, AMOUNT, before);
    }
  }

  void stop(String path, Step.Stop step, Set<String> before) {
    if (step.message() != null && !ValueCheck.isBlank(step.message())) {
      values.mapping(path + ".message", step.message(), ValueType.TEXT, MESSAGE, before);
    }
    named(path + ".outputs", step.outputs(), before);
  }

  private void named(String path, Map<String, Mapping> mappings, Set<String> before) {
    mappings.forEach(
        (name, mapping) -> {
          var at = path + "." + name;
          if (!Key.isIdentifier(name)) {
            values.add(
                at,
                "invalid-key",
                Phrase.of(
                    "名称“%s”无效：以小写字母开头，只含字母和数字，最长 40 个字符。",
                    "The name \"%s\" is not valid: start with a lower-case letter, use letters and"
                        + " digits, at most 40.",
                    name));
          }
          values.mapping(at, mapping, ValueType.ANY, Phrase.same(name), before);
        });
  }

  private void required(
      String path, @Nullable Mapping mapping, ValueType type, Phrase label, Set<String> before) {
    if (mapping == null || ValueCheck.isBlank(mapping)) {
      values.add(
          path,
          "required",
          new Phrase("请填写“%s”。".formatted(label.zh()), "Fill in \"%s\".".formatted(label.en())));
    } else {
      values.mapping(path, mapping, type, label, before);
    }
  }
}
