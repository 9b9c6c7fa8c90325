package org.convoke.server.records;

import java.util.ArrayList;
import java.util.List;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.forms.Field;
import org.convoke.server.forms.Reading;

/// Collects what is wrong with a submission, so that all of it is answered at once. Confined to one
/// thread.
final class Faults {

  static final String DUPLICATE = "duplicate-value";

  private final List<FieldProblem> problems = new ArrayList<>();

  void add(Field field, String code, Phrase detail) {
    add(field.key(), code, detail);
  }

  void add(String key, String code, Phrase detail) {
    problems.add(new FieldProblem("values." + key, code, detail));
  }

  void add(Field field, Reading.Refused refused) {
    add(field, refused.code(), refused.detail());
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  boolean has(Field field) {
    return problems.stream().anyMatch(problem -> problem.field().equals("values." + field.key()));
  }

  /// @throws Problem when there is a fault: a conflict when nothing is wrong but that values are
  ///   taken, otherwise invalid input
  void throwIfAny() {
    if (problems.isEmpty()) {
      return;
    }
    if (problems.stream().allMatch(problem -> problem.code().equals(DUPLICATE))) {
      throw new Conflict(DUPLICATE, problems.getFirst().detail(), problems);
    }
    throw problems.size() == 1
        ? new Invalid("invalid-input", problems.getFirst().detail(), problems)
        : Invalid.input(problems);
  }
}
