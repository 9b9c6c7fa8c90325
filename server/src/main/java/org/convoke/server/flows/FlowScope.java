package org.convoke.server.flows;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.Action;
import org.convoke.connectors.PlatformEvent;
import org.convoke.engine.expressions.Expression;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.Key;
import org.convoke.model.ValueType;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Input;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.convoke.model.flows.Until;
import org.convoke.server.forms.Form;
import org.jspecify.annotations.Nullable;

/// What the expressions of a flow may name anywhere in it.
///
/// @param scope every path that is known
/// @param unknown beginnings of paths of which nothing is known, because their form or action is
///   not chosen or is gone; that is said once, where it is chosen, and not again for every use
record FlowScope(Scope scope, Set<String> unknown) {

  /// Nothing can be named.
  static final FlowScope NOTHING = new FlowScope(Scope.EMPTY, Set.of());

  /// Before the key of a loop: its iteration is known.
  static final String LOOP = "loop.";

  /// Before what an event of a platform brings.
  static final String DATA = "data.";

  static FlowScope of(FlowDefinition definition, Catalog catalog) {
    var unknown = new HashSet<String>();
    var scope = trigger(definition.trigger(), catalog, unknown);
    for (var step : definition.allSteps().filter(it -> Key.isIdentifier(it.key())).toList()) {
      if (step instanceof Step.ForEach each) {
        scope = scope.withLoop(step.key(), item(each, scope));
      }
      scope = scope.withStep(step.key(), outputs(step, scope, catalog, unknown));
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
    return switch (trigger) {
      case Trigger.RecordCreated _,
          Trigger.RecordUpdated _,
          Trigger.RecordDeleted _,
          Trigger.RowButton _ ->
          ofRecords(trigger, catalog, unknown);
      case Trigger.Schedule _ -> Scope.ofEvent(Map.of());
      case Trigger.Webhook hook -> Scope.ofEvent(inputs("body.", hook.inputs()));
      case Trigger.Call call -> Scope.ofEvent(inputs("inputs.", call.inputs()));
      case Trigger.PlatformEvent(var connection, var event, _) ->
          Scope.ofEvent(brought("trigger.", catalog.event(connection, event), unknown));
    };
  }

  /// What an event brings, below `data`.
  ///
  /// @param event empty: it is not chosen, or the connection tells of none such
  private static Map<String, ValueType> brought(
      String root, Optional<PlatformEvent.Declaration> event, Set<String> unknown) {
    if (event.isEmpty()) {
      unknown.add(root + DATA);
    }
    var types = new LinkedHashMap<String, ValueType>();
    event.stream()
        .flatMap(each -> each.brings().stream())
        .forEach(each -> types.put(DATA + each.key(), each.type()));
    return types;
  }

  private static Map<String, ValueType> inputs(String root, List<Input> inputs) {
    var types = new LinkedHashMap<String, ValueType>();
    inputs.stream()
        .filter(input -> Key.isIdentifier(input.key()))
        .forEach(input -> types.put(root + input.key(), input.meaning()));
    return types;
  }

  private static Scope ofRecords(Trigger trigger, Catalog catalog, Set<String> unknown) {
    var form = catalog.form(trigger.form());
    if (form.isEmpty()) {
      unknown.add("trigger.record.");
      unknown.add("trigger.before.");
    }
    return Scope.ofTrigger(
        form.map(FlowScope::fields).orElse(Map.of()), trigger instanceof Trigger.RecordUpdated);
  }

  /// What the items of a loop mean, as far as its list tells.
  private static ValueType item(Step.ForEach each, Scope scope) {
    return switch (type(each.items(), scope)) {
      case PERSONS -> ValueType.PERSON;
      case TEXTS -> ValueType.TEXT;
      default -> ValueType.ANY;
    };
  }

  /// What a mapping gives; anything when it has problems, which are said where it is checked.
  private static ValueType type(@Nullable Mapping mapping, Scope scope) {
    return switch (mapping) {
      case null -> ValueType.ANY;
      case Mapping.Secret _ -> ValueType.ANY;
      case Mapping.Literal(var value) -> new Expression.Constant(value).type();
      case Mapping.Expression(var cel) ->
          Expressions.over(scope).compile(cel) instanceof Expressions.Result.Good(var good)
              ? good.type()
              : ValueType.ANY;
    };
  }

  /// What comes back from a flow that is called, as it is published now.
  private static Map<String, ValueType> given(Step.CallFlow call, Catalog catalog) {
    var types = new LinkedHashMap<String, ValueType>();
    if (call.waits()) {
      catalog.published(call.flow()).stream()
          .flatMap(FlowDefinition::allSteps)
          .filter(Step.Stop.class::isInstance)
          .flatMap(stop -> ((Step.Stop) stop).outputs().keySet().stream())
          .forEach(name -> types.put(name, ValueType.ANY));
    }
    types.put("runId", ValueType.TEXT);
    return types;
  }

  private static Map<String, ValueType> computed(Map<String, Mapping> mappings, Scope scope) {
    var types = new LinkedHashMap<String, ValueType>();
    mappings.forEach((name, mapping) -> types.put(name, type(mapping, scope)));
    return types;
  }

  /// What a call of another system answers.
  static final Map<String, ValueType> HTTP_OUTPUTS =
      Map.of("status", ValueType.NUMBER, "headers", ValueType.ANY, "body", ValueType.ANY);

  private static Map<String, ValueType> outputs(
      Step step, Scope scope, Catalog catalog, Set<String> unknown) {
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
      case Step.GetRecords _ -> Map.of("records", ValueType.ANY, "count", ValueType.NUMBER);
      case Step.UpdateRecords _, Step.DeleteRecords _ ->
          Map.of("ids", ValueType.TEXTS, "count", ValueType.NUMBER);
      case Step.DeleteRecord _ -> Map.of("id", ValueType.TEXT);
      case Step.ForEach _ -> Map.of("count", ValueType.NUMBER, "results", ValueType.ANY);
      case Step.HttpRequest _ -> HTTP_OUTPUTS;
      case Step.SendMessage _ -> Map.of("messageIds", ValueType.TEXTS);
      case Step.Compute compute -> computed(compute.values(), scope);
      case Step.Wait wait -> waited(wait, catalog, unknown);
      case Step.CallFlow call -> given(call, catalog);
      case Step.Branch _, Step.Parallel _, Step.Stop _ -> Map.of();
    };
  }

  /// What a wait answers; what it waited for is nested below it.
  private static Map<String, ValueType> waited(
      Step.Wait wait, Catalog catalog, Set<String> unknown) {
    var outputs = new LinkedHashMap<String, ValueType>();
    outputs.put("timedOut", ValueType.BOOLEAN);
    outputs.put("waitedUntil", ValueType.DATETIME);
    if (wait.until() instanceof Until.RecordChange change) {
      var form = catalog.form(change.form());
      form.ifPresentOrElse(
          each -> record(each).forEach((name, type) -> outputs.put("record." + name, type)),
          () -> unknown.add("steps." + wait.key() + ".record."));
    }
    if (wait.until() instanceof Until.PlatformEvent told) {
      var event = catalog.event(told.connection(), told.event());
      outputs.putAll(brought("steps." + wait.key() + ".", event, unknown));
    }
    return outputs;
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
