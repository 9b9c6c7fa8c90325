package org.convoke.model;

import java.util.List;

/// The call's content breaks a rule; [#fields()] names each fault.
public final class Invalid extends Problem {

  public Invalid(String code, Phrase detail) {
    this(code, detail, List.of());
  }

  public Invalid(String code, Phrase detail, List<FieldProblem> fields) {
    super(code, detail, fields, null);
  }

  /// The usual answer to bad input: one code, the faults by field.
  public static Invalid input(List<FieldProblem> fields) {
    return new Invalid(
        "invalid-input",
        Phrase.of("有 %d 处内容需要修改。", "%d entries need a correction.", fields.size()),
        fields);
  }

  /// A wrong parameter of an address, or a wrong header.
  ///
  /// @param name as the caller writes it: `limit`
  public static Invalid parameter(String name, Phrase detail) {
    var code = "invalid-parameter";
    return new Invalid(code, detail, List.of(new FieldProblem(name, code, detail)));
  }

  /// Bad input in one field.
  public static Invalid field(String field, String code, Phrase detail) {
    return new Invalid("invalid-input", detail, List.of(new FieldProblem(field, code, detail)));
  }
}
