package org.convoke.model;

import java.util.List;

/// The caller is known and may not do this.
public final class Forbidden extends Problem {

  public Forbidden(String code, Phrase detail) {
    this(code, detail, List.of());
  }

  public Forbidden(String code, Phrase detail, List<FieldProblem> fields) {
    super(code, detail, fields, null);
  }
}
