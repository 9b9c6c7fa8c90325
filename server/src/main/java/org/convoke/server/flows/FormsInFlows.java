package org.convoke.server.flows;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;
import org.convoke.model.forms.Field;
import org.convoke.server.forms.FormChange;
import org.convoke.server.forms.FormGuard;

/// Keeps forms from losing what flows rely on: a form that any flow names, a field that a published
/// flow uses. Thread-safe.
@Singleton
class FormsInFlows implements FormGuard {

  private final Instance<Flows> flows;

  FormsInFlows(Instance<Flows> flows) {
    this.flows = flows;
  }

  @Override
  public List<FieldProblem> objections(FormChange change) {
    var lost = change.lostFields().stream().map(Field::key).collect(Collectors.toSet());
    if (!change.isDeletion() && lost.isEmpty()) {
      return List.of();
    }
    var uses = flows.get().usesOf(change.before().org(), change.before().key());
    return change.isDeletion() ? ofForm(uses) : ofFields(uses, lost);
  }

  private static List<FieldProblem> ofForm(List<FlowUse> uses) {
    return uses.stream()
        .map(use -> use.flow().name())
        .distinct()
        .map(
            flow ->
                new FieldProblem(
                    "",
                    "form-in-use",
                    Phrase.of("自动化“%s”使用了这个表单。", "The flow \"%s\" uses this form.", flow)))
        .toList();
  }

  private static List<FieldProblem> ofFields(List<FlowUse> uses, Set<String> lost) {
    return uses.stream()
        .filter(use -> use.published() && lost.contains(use.field()))
        .map(FormsInFlows::ofField)
        .distinct()
        .toList();
  }

  private static FieldProblem ofField(FlowUse use) {
    var place =
        use.step() == null
            ? Phrase.of("触发条件", "the trigger")
            : Phrase.of("节点 %s", "step %s", use.step());
    return new FieldProblem(
        "definition.fields." + use.field(),
        "field-in-use",
        new Phrase(
            "自动化“%s”的%s使用了字段 %s。".formatted(use.flow().name(), place.zh(), use.field()),
            "The flow \"%s\" uses the field %s in %s."
                .formatted(use.flow().name(), use.field(), place.en())));
  }
}
