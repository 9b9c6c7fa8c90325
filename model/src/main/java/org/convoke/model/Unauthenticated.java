package org.convoke.model;

import java.util.List;

/// The caller is unknown: not signed in, or with a token that does not count any more.
public final class Unauthenticated extends Problem {

  public Unauthenticated(String code, Phrase detail) {
    super(code, detail, List.of(), null);
  }
}
