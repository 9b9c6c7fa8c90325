package org.convoke.model.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Key;
import org.convoke.model.Phrase;

/// What a form asks, in the order it asks it.
///
/// @param fields up to [#MAX_FIELDS], with different keys
public record FormDefinition(List<Field> fields) {

  public static final int MAX_FIELDS = 200;
  public static final FormDefinition EMPTY = new FormDefinition(List.of());

  public FormDefinition {
    fields = List.copyOf(fields);
    var problems = problems(fields);
    if (!problems.isEmpty()) {
      throw Invalid.input(problems);
    }
  }

  /// The field with a key.
  public Optional<Field> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /// The field that names a record where only one line is shown: the first text or choice that
  /// people enter. What a linkage fills in is mostly an id.
  public Optional<Field> title() {
    return fields.stream()
        .filter(field -> field.linkage() == null)
        .filter(field -> isOneLine(field.kind()))
        .findFirst();
  }

  private static boolean isOneLine(FieldKind kind) {
    return kind instanceof FieldKind.Text || kind instanceof FieldKind.Select;
  }

  private static List<FieldProblem> problems(List<Field> fields) {
    var problems = new ArrayList<FieldProblem>();
    if (fields.size() > MAX_FIELDS) {
      problems.add(
          new FieldProblem(
              "definition.fields",
              "too-many",
              Phrase.of("表单最多 %d 个字段。", "A form has at most %d fields.", MAX_FIELDS)));
    }
    var keys = new HashSet<String>();
    for (var index = 0; index < fields.size(); index++) {
      var at = "definition.fields[" + index + "]";
      var field = fields.get(index);
      keyProblem(at, field, keys.add(field.key())).ifPresent(problems::add);
      if (field.label().isBlank()) {
        problems.add(
            new FieldProblem(
                at + ".label",
                "required",
                Phrase.of("请填写字段 %s 的标题。", "Give field %s a label.", field.key())));
      }
    }
    return problems;
  }

  private static Optional<FieldProblem> keyProblem(String at, Field field, boolean isNew) {
    if (!Key.isIdentifier(field.key()) || Key.RESERVED.contains(field.key())) {
      return Optional.of(
          new FieldProblem(
              at + ".key",
              "invalid-key",
              Phrase.of(
                  "字段标识 %s 无效：以小写字母开头，只含字母和数字，最长 40 个字符，且不能是 %s。",
                  "The field key %s is not valid: start with a lower-case letter, use letters and"
                      + " digits, at most 40, and none of %s.",
                  field.key(),
                  String.join(", ", Key.RESERVED.stream().sorted().toList()))));
    }
    if (!isNew) {
      return Optional.of(
          new FieldProblem(
              at + ".key",
              "duplicate-key",
              Phrase.of("字段标识 %s 重复。", "The field key %s is used twice.", field.key())));
    }
    return Optional.empty();
  }
}
