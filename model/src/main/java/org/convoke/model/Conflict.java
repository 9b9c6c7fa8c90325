package org.convoke.model;

import java.util.List;

/// The thing is not in the state that the call expects: it changed, exists already, or is in use.
public final class Conflict extends Problem {

  public Conflict(String code, Phrase detail) {
    this(code, detail, List.of());
  }

  public Conflict(String code, Phrase detail, List<FieldProblem> fields) {
    super(code, detail, fields, null);
  }
}
