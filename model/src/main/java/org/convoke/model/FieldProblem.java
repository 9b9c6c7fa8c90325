package org.convoke.model;

import org.jspecify.annotations.Nullable;

/// One fault of one field.
///
/// @param field where, as a path from the body of the call: `values.name`,
///   `definition.fields[2].key`
/// @param code stable, for programs: `required`, `too-long`
/// @param detail a sentence for people
/// @param position which character of an expression, from 0; null: the field as a whole
public record FieldProblem(String field, String code, Phrase detail, @Nullable Integer position) {

  public FieldProblem(String field, String code, Phrase detail) {
    this(field, code, detail, null);
  }
}
