package org.convoke.model;

/// One fault of one field.
///
/// @param field where, as a path from the body of the call: `values.name`,
///   `definition.fields[2].key`
/// @param code stable, for programs: `required`, `too-long`
/// @param detail a sentence for people
public record FieldProblem(String field, String code, Phrase detail) {}
