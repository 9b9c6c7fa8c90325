package org.convoke.server.flows;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.convoke.connectors.Action;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.Key;
import org.convoke.model.ValueType;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.convoke.server.forms.Form;

/// What the expressions of a flow may name anywhere in it.
///
/// @param scope every path that is known
/// @param unknown beginnings of paths of which nothing is known, because their form or action is
///   not chosen or is gone; that is said once, where it is chosen, and not again for every use
record FlowScope(Scope scope, Set<String> unknown) {

  static FlowScope of(FlowDefinition definition, Catalog catalog) {
    var unknown = new HashSet<String>();
    var scope = trigger(definition.trigger(), catalog, unknown);
    for (var step : definition.allSteps().filter(it -> Key.isIdentifier(it.key())).toList()) {
      scope = scope.withStep(step.key(), outputs(step, catalog, unknown));
    }
    return new FlowScope(scope, Set.copyOf(unknown));
  }

  /// Whether nothing can be said about a path.
  boolean cannotKnow(String path) {
    return unknown.stream().anyMatch(path::startsWith);
  }

  /// Types of a form's fields by key.
  static Map<String, ValueType> fields(Form form) {
    var types = new LinkedHashMap<String, ValueType>();
    form.definition().fields().forEach(field -> types.put(field.key(), field.kind().valueType()));
    return types;
  }

  /// What a record of a form has: its fields, and what every record has.
  static Map<String, ValueType> record(Form form) {
    var types = new LinkedHashMap<>(Scope.OF_EVERY_RECORD);
    types.putAll(fields(form));
    return types;
  }

  private static Scope trigger(Trigger trigger, Catalog catalog, Set<String> unknown) {
    var form = catalog.form(trigger.form());
    if (form.isEmpty()) {
      unknown.add("trigger.record.");
      unknown.add("trigger.before.");
    }
    return Scope.ofTrigger(
        form.map(FlowScope::fields).orElse(Map.of()), trigger instanceof Trigger.RecordUpdated);
  }

  private static Map<String, ValueType> outputs(Step step, Catalog catalog, Set<String> unknown) {
    return switch (step) {
      case Step.Action action ->
          catalog
              .action(action.connection(), action.action())
              .map(FlowScope::outputs)
              .orElseGet(() -> nothingKnown(step, unknown));
      case Step.AddRecord add -> ofRecord(step, add.form(), catalog, unknown);
      case Step.UpdateRecord update -> ofRecord(step, update.form(), catalog, unknown);
      case Step.GetRecord find -> {
        var outputs = new LinkedHashMap<>(ofRecord(step, find.form(), catalog, unknown));
        outputs.put("found", ValueType.BOOLEAN);
        yield outputs;
      }
      case Step.Branch _ -> Map.of();
    };
  }

  private static Map<String, ValueType> ofRecord(
      Step step, String form, Catalog catalog, Set<String> unknown) {
    return catalog.form(form).map(FlowScope::record).orElseGet(() -> nothingKnown(step, unknown));
  }

  private static Map<String, ValueType> outputs(Action action) {
    var types = new LinkedHashMap<String, ValueType>();
    action.outputs().forEach(output -> types.put(output.key(), output.type()));
    return types;
  }

  private static Map<String, ValueType> nothingKnown(Step step, Set<String> unknown) {
    unknown.add("steps." + step.key() + ".");
    return Map.of();
  }
}
