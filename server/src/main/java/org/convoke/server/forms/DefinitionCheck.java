package org.convoke.server.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.FormDefinition;
import org.convoke.model.forms.Initial;
import org.convoke.model.forms.Linkage;
import org.convoke.model.forms.Options;
import org.convoke.server.platform.StorableText;
import org.jspecify.annotations.Nullable;

/// Judges a definition before it is saved: limits that make sense, rules that name what exists and
/// fits, no circle of rules. Finds every fault before it says one. Confined to one thread.
final class DefinitionCheck {

  private static final int MAX_OPTIONS = 1000;

  private final FormDefinition definition;
  private final Function<String, Optional<FormDefinition>> forms;
  private final List<FieldProblem> problems = new ArrayList<>();

  private DefinitionCheck(
      FormDefinition definition, Function<String, Optional<FormDefinition>> forms) {
    this.definition = definition;
    this.forms = forms;
  }

  /// @param forms finds the definition of a form by its key, this one included
  /// @throws Invalid that names every fault: `rule-cycle` when there is a circle, otherwise
  ///   `invalid-input`
  static void require(FormDefinition definition, Function<String, Optional<FormDefinition>> forms) {
    if (LinkageOrder.of(definition) instanceof LinkageOrder.Cycle(var fields)) {
      throw cycle(definition, fields);
    }
    var check = new DefinitionCheck(definition, forms);
    for (var index = 0; index < definition.fields().size(); index++) {
      check.field("definition.fields[" + index + "]", definition.fields().get(index));
    }
    if (!check.problems.isEmpty()) {
      throw Invalid.input(check.problems);
    }
  }

  private static Invalid cycle(FormDefinition definition, List<Field> fields) {
    var labels = fields.stream().map(Field::label).collect(Collectors.joining(" → "));
    var detail =
        Phrase.of(
            "联动规则循环：%s。请去掉其中一条。", "The linkages run in a circle: %s. Remove one of them.", labels);
    return new Invalid(
        "rule-cycle",
        detail,
        fields.stream()
            .distinct()
            .map(
                field ->
                    new FieldProblem(
                        "definition.fields[%d].linkage"
                            .formatted(definition.fields().indexOf(field)),
                        "rule-cycle",
                        detail))
            .toList());
  }

  private void field(String at, Field field) {
    text(at + ".label", field.label(), 100);
    text(at + ".description", field.description(), 1000);
    text(at + ".placeholder", field.placeholder(), 200);
    kind(at, field);
    linkage(at + ".linkage", field);
    initial(at + ".default", field);
  }

  private void text(String at, @Nullable String text, int max) {
    if (text == null) {
      return;
    }
    if (text.codePointCount(0, text.length()) > max) {
      fault(at, "too-long", Phrase.of("最多 %d 个字。", "At most %d characters.", max));
    } else if (!StorableText.is(text)) {
      fault(at, "wrong-type", Phrase.of("含有无法保存的字符。", "It has a character that cannot be kept."));
    }
  }

  private void kind(String at, Field field) {
    switch (field.kind()) {
      case FieldKind.Text kind -> lengths(at, kind.minLength(), kind.maxLength(), 2_000);
      case FieldKind.Textarea kind -> lengths(at, kind.minLength(), kind.maxLength(), 100_000);
      case FieldKind.Number kind -> limits(at, kind);
      case FieldKind.Select kind -> options(at + ".options", kind.options());
      case FieldKind.MultiSelect kind -> options(at + ".options", kind.options());
      case FieldKind.Serial kind -> serial(at, kind);
      case FieldKind.Date _,
          FieldKind.Datetime _,
          FieldKind.Member _,
          FieldKind.Members _,
          FieldKind.Department _ -> {}
    }
  }

  private void lengths(
      String at, @Nullable Integer minLength, @Nullable Integer maxLength, int most) {
    var max = maxLength == null ? most : maxLength;
    between(at + ".maxLength", max, 1, most);
    between(at + ".minLength", minLength == null ? 0 : minLength, 0, max);
  }

  private void between(String at, int number, int min, int max) {
    if (number < min || number > max) {
      fault(
          at,
          number < min ? "too-small" : "too-large",
          Phrase.of("应为 %d 到 %d。", "It takes %d to %d.", min, max));
    }
  }

  private void limits(String at, FieldKind.Number kind) {
    between(at + ".scale", kind.scale() == null ? 0 : kind.scale(), 0, NumberCheck.MAX_SCALE);
    text(at + ".unit", kind.unit(), 20);
    var unlimited = new FieldKind.Number(null, null, null, null);
    if (kind.min() != null) {
      reading(at + ".min", NumberCheck.read("min", unlimited, Value.of(kind.min())));
    }
    if (kind.max() != null) {
      reading(at + ".max", NumberCheck.read("max", unlimited, Value.of(kind.max())));
    }
    if (kind.min() != null && kind.max() != null && kind.min().compareTo(kind.max()) > 0) {
      fault(at + ".min", "too-large", Phrase.of("最小值大于最大值。", "It is above the maximum."));
    }
  }

  private void serial(String at, FieldKind.Serial kind) {
    text(at + ".prefix", kind.prefix(), 40);
    between(at + ".digits", kind.digits() == null ? 4 : kind.digits(), 1, 18);
  }

  @SuppressWarnings("NullAway") // JSON may lack what the constructor expects
  private void options(String at, Options options) {
    switch (options) {
      case null -> fault(at, "required", Phrase.of("请设置选项。", "Give it options."));
      case Options.Static(var items) -> items(at + ".items", items);
      case Options.FromForm source -> source(at, source);
    }
  }

  private void items(String at, List<Options.Option> items) {
    if (items.isEmpty() || items.size() > MAX_OPTIONS) {
      fault(
          at,
          items.isEmpty() ? "required" : "too-many",
          Phrase.of("选项应为 1 到 %d 个。", "It takes 1 to %d options.", MAX_OPTIONS));
    }
    var values = items.stream().map(Options.Option::value).toList();
    for (var index = 0; index < items.size(); index++) {
      item(at + "[" + index + "]", items.get(index), values.indexOf(values.get(index)) == index);
    }
  }

  private void item(String at, Options.Option item, boolean isNew) {
    if (isBlank(item.value()) || isBlank(item.label())) {
      fault(at, "required", Phrase.of("选项需要值和名称。", "An option needs a value and a label."));
      return;
    }
    text(at + ".value", item.value(), 200);
    text(at + ".label", item.label(), 200);
    if (!isNew) {
      fault(
          at + ".value",
          "duplicate-value",
          Phrase.of("选项“%s”重复。", "The option \"%s\" is there twice.", item.value()));
    }
  }

  @SuppressWarnings("NullAway") // JSON may lack what the constructor expects
  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private void source(String at, Options.FromForm source) {
    var field = otherField(at, source.form(), source.field());
    if (field.isPresent() && field.get().kind().valueType() != ValueType.TEXT) {
      fault(
          at + ".field",
          "does-not-fit",
          Phrase.of(
              "选项只能来自文字字段，“%s”不是。",
              "Options come from a field of text; \"%s\" is none.", field.get().label()));
    }
  }

  private void linkage(String at, Field field) {
    var linkage = field.linkage();
    if (linkage == null) {
      return;
    }
    if (field.kind() instanceof FieldKind.Serial) {
      fault(at, "does-not-fit", Phrase.of("流水号不能联动。", "A serial number cannot be linked."));
    }
    otherField(at + ".take", linkage.form(), linkage.take())
        .ifPresent(taken -> fits(at + ".take", taken, field));
    if (linkage.when().isEmpty()) {
      fault(at + ".when", "required", Phrase.of("请设置匹配条件。", "Say what must match."));
    }
    for (var index = 0; index < linkage.when().size(); index++) {
      match(at + ".when[" + index + "]", linkage.form(), linkage.when().get(index));
    }
  }

  private void match(String at, String form, Linkage.Match match) {
    var theirs = otherField(at + ".field", form, match.field());
    var ours = isBlank(match.equals()) ? Optional.<Field>empty() : definition.field(match.equals());
    if (ours.isEmpty()) {
      missing(at + ".equals", Phrase.of("本表单", "this form"), match.equals());
    } else if (theirs.isPresent()) {
      fits(at + ".field", ours.get(), theirs.get());
    }
  }

  private void fits(String at, Field source, Field target) {
    if (source.kind().valueType() != target.kind().valueType()) {
      fault(
          at,
          "does-not-fit",
          Phrase.of(
              "“%s”与“%s”的类型不同。",
              "\"%s\" and \"%s\" hold different things.", source.label(), target.label()));
    }
  }

  private Optional<Field> otherField(String at, String form, String key) {
    if (isBlank(form) || isBlank(key)) {
      fault(at, "required", Phrase.of("请选择表单和字段。", "Choose a form and a field."));
      return Optional.empty();
    }
    var other = forms.apply(form);
    if (other.isEmpty()) {
      fault(at, "unknown-form", Phrase.of("没有表单 %s。", "There is no form %s.", form));
      return Optional.empty();
    }
    var field = other.get().field(key);
    if (field.isEmpty()) {
      missing(at, Phrase.of("表单 %s ", "the form %s", form), key);
    }
    return field;
  }

  private void missing(String at, Phrase form, String key) {
    fault(
        at,
        "unknown-field",
        new Phrase(
            "%s没有字段 %s。".formatted(form.zh(), key),
            "There is no field %s in %s.".formatted(key, form.en())));
  }

  private void initial(String at, Field field) {
    switch (field.initial()) {
      case null -> {}
      case Initial.Value(var value) -> reading(at + ".value", ValueCheck.read(field, value));
      case Initial.CurrentPerson _ -> initialFits(at, field, ValueType.PERSON, ValueType.PERSONS);
      case Initial.CurrentDepartment _ ->
          initialFits(at, field, ValueType.DEPARTMENT, ValueType.DEPARTMENT);
      case Initial.Now _ -> initialFits(at, field, ValueType.DATE, ValueType.DATETIME);
    }
  }

  private void initialFits(String at, Field field, ValueType one, ValueType other) {
    var type = field.kind().valueType();
    if (type != one && type != other) {
      fault(
          at,
          "does-not-fit",
          Phrase.of("“%s”的类型不能使用这个默认值。", "\"%s\" cannot start with this value.", field.label()));
    }
  }

  private void reading(String at, Reading reading) {
    if (reading instanceof Reading.Refused(var code, var detail)) {
      fault(at, code, detail);
    }
  }

  private void fault(String at, String code, Phrase detail) {
    problems.add(new FieldProblem(at, code, detail));
  }
}
