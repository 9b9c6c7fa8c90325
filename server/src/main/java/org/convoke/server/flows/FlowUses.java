package org.convoke.server.flows;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operand;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.HttpBody;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Recipients;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.convoke.model.flows.Until;
import org.jspecify.annotations.Nullable;

/// Finds where a flow names a form and its fields: in what it writes, in its conditions, and in the
/// paths of its expressions. Confined to one search.
final class FlowUses {

  private final Flow flow;
  private final String form;
  private final boolean published;
  private final Expressions expressions;
  private final Set<FlowUse> uses = new LinkedHashSet<>();

  /// Beginnings of paths that lead to fields of the form.
  private final Set<String> roots = new HashSet<>();

  private FlowUses(Flow flow, String form, boolean published, Scope scope) {
    this.flow = flow;
    this.form = form;
    this.published = published;
    this.expressions = Expressions.over(scope);
  }

  /// What the published version relies on; of the draft only that it names the form.
  static List<FlowUse> of(Flow flow, String form) {
    var ofPublished = ofPublished(flow, form);
    return ofPublished.isEmpty() && namedIn(flow.draft(), form)
        ? List.of(new FlowUse(flow, null, "", false))
        : ofPublished;
  }

  private static List<FlowUse> ofPublished(Flow flow, String form) {
    var version = flow.published();
    if (version == null || !namedIn(version.definition(), form)) {
      return List.of();
    }
    var search = new FlowUses(flow, form, true, Scope.parse(version.types()));
    search.search(version.definition());
    return List.copyOf(search.uses);
  }

  private static boolean namedIn(FlowDefinition definition, String form) {
    return FlowForms.of(definition).contains(form);
  }

  private void search(FlowDefinition definition) {
    if (definition.trigger().form().equals(form)) {
      use(null, "");
      roots.add("trigger.record.");
      roots.add("trigger.before.");
      condition(null, definition.trigger().filter(), true);
      if (definition.trigger() instanceof Trigger.RecordUpdated updated) {
        updated.fields().forEach(field -> use(null, field));
      }
    }
    var steps = definition.allSteps().toList();
    for (var step : steps) {
      if (FlowForms.ofOutputs(step).filter(form::equals).isPresent()) {
        roots.add("steps." + step.key() + ".");
      }
      if (step instanceof Step.Wait && FlowForms.of(step).filter(form::equals).isPresent()) {
        roots.add("steps." + step.key() + ".record.");
      }
    }
    steps.forEach(this::step);
  }

  private void step(Step step) {
    var onForm = FlowForms.of(step).filter(form::equals).isPresent();
    if (onForm) {
      use(step.key(), "");
    }
    switch (step) {
      case Step.Action action -> mappings(step.key(), action.inputs(), false);
      case Step.AddRecord add -> mappings(step.key(), add.values(), onForm);
      case Step.UpdateRecord update -> {
        mappings(step.key(), update.values(), onForm);
        mapping(step.key(), update.record());
      }
      case Step.GetRecord find -> condition(step.key(), find.where(), onForm);
      case Step.GetRecords find -> {
        condition(step.key(), find.where(), onForm);
        if (onForm) {
          find.sort().forEach(each -> use(step.key(), each.field()));
        }
      }
      case Step.UpdateRecords update -> {
        mappings(step.key(), update.values(), onForm);
        condition(step.key(), update.where(), onForm);
      }
      case Step.DeleteRecord delete -> mapping(step.key(), delete.record());
      case Step.DeleteRecords delete -> condition(step.key(), delete.where(), onForm);
      case Step.Branch branch ->
          branch.branches().forEach(arm -> condition(step.key(), arm.when(), false));
      case Step.ForEach each -> {
        mapping(step.key(), each.items());
        mapping(step.key(), each.collect());
      }
      case Step.HttpRequest request -> {
        mapping(step.key(), request.url());
        mappings(step.key(), request.headers(), false);
        mappings(step.key(), request.query(), false);
        switch (request.body()) {
          case null -> {}
          case HttpBody.Json(var values) -> mappings(step.key(), values, false);
          case HttpBody.Text text -> mapping(step.key(), text.text());
        }
      }
      case Step.SendMessage message -> {
        switch (message.to()) {
          case null -> {}
          case Recipients.People(var people) -> mapping(step.key(), people);
          case Recipients.Chat(var chat) -> mapping(step.key(), chat);
        }
        mapping(step.key(), message.text());
      }
      case Step.Compute compute -> mappings(step.key(), compute.values(), false);
      case Step.Wait wait -> {
        switch (wait.until()) {
          case null -> {}
          case Until.Elapsed elapsed -> mapping(step.key(), elapsed.amount());
          case Until.Moment moment -> mapping(step.key(), moment.at());
          case Until.Event event -> {
            condition(step.key(), event.where(), onForm);
            mapping(step.key(), event.timeout() == null ? null : event.timeout().amount());
          }
        }
      }
      case Step.CallFlow call -> mappings(step.key(), call.inputs(), false);
      case Step.Stop stop -> {
        mapping(step.key(), stop.message());
        mappings(step.key(), stop.outputs(), false);
      }
      case Step.Parallel _ -> {}
    }
  }

  private void mappings(String step, Map<String, Mapping> mappings, boolean areFields) {
    mappings.forEach(
        (key, mapping) -> {
          if (areFields) {
            use(step, key);
          }
          mapping(step, mapping);
        });
  }

  private void mapping(String step, @Nullable Mapping mapping) {
    if (mapping instanceof Mapping.Expression(var cel)) {
      expression(step, cel);
    }
  }

  private void condition(@Nullable String step, @Nullable Condition condition, boolean ofForm) {
    if (condition == null) {
      return;
    }
    condition
        .comparisons()
        .flatMap(each -> Stream.of(each.left(), each.right()))
        .forEach(
            operand -> {
              switch (operand) {
                case Operand.Field(var key) when ofForm -> use(step, key);
                case Operand.Expression(var cel) -> expression(step, cel);
                case Operand.Field _, Operand.Literal _ -> {}
              }
            });
  }

  private void expression(@Nullable String step, String cel) {
    if (expressions.compile(cel) instanceof Expressions.Result.Good(var good)) {
      good.paths().stream()
          .filter(path -> roots.stream().anyMatch(path::startsWith))
          .map(path -> path.substring(path.lastIndexOf('.') + 1))
          .forEach(field -> use(step, field));
    }
  }

  private void use(@Nullable String step, String field) {
    uses.add(new FlowUse(flow, step, field, published));
  }
}
