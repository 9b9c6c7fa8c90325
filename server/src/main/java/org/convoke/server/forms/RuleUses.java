package org.convoke.server.forms;

import java.util.List;
import java.util.stream.Stream;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.Options;

/// What the rules of other forms say against a change.
final class RuleUses {

  private RuleUses() {}

  static List<FieldProblem> objections(FormChange change, List<Form> forms) {
    var form = change.before();
    return forms.stream()
        .filter(other -> !other.id().equals(form.id()))
        .flatMap(other -> other.definition().fields().stream().flatMap(field -> uses(other, field)))
        .filter(use -> use.form().equals(form.key()))
        .filter(use -> change.isDeletion() || loses(change, use))
        .map(use -> objection(change, use))
        .distinct()
        .toList();
  }

  /// @param form key of the form that a rule names
  /// @param key of its field that the rule names
  /// @param by the form with the rule
  private record Use(String form, String key, Form by, Field rule) {}

  private static Stream<Use> uses(Form by, Field field) {
    return Stream.concat(
        options(field.kind()).map(source -> new Use(source.form(), source.field(), by, field)),
        Stream.ofNullable(field.linkage())
            .flatMap(
                linkage ->
                    Stream.concat(
                            Stream.of(linkage.take()),
                            linkage.when().stream().map(match -> match.field()))
                        .map(key -> new Use(linkage.form(), key, by, field))));
  }

  private static Stream<Options.FromForm> options(FieldKind kind) {
    return switch (kind) {
      case FieldKind.Select(Options.FromForm source) -> Stream.of(source);
      case FieldKind.MultiSelect(Options.FromForm source) -> Stream.of(source);
      default -> Stream.empty();
    };
  }

  private static boolean loses(FormChange change, Use use) {
    return change.lostFields().stream().anyMatch(field -> field.key().equals(use.key()));
  }

  private static FieldProblem objection(FormChange change, Use use) {
    var label = change.before().definition().field(use.key()).map(Field::label).orElse(use.key());
    return new FieldProblem(
        change.isDeletion() ? "form" : "definition.fields." + use.key(),
        change.isDeletion() ? "form-in-use" : "field-in-use",
        Phrase.of(
            "表单“%s”的字段“%s”从这里取“%s”的值。请先修改那个字段的规则。",
            "The form \"%s\" fills its field \"%s\" from \"%s\" here. Change the rule of that field first.",
            use.by().name(),
            use.rule().label(),
            label));
  }
}
