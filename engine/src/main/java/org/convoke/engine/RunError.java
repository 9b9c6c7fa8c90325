package org.convoke.engine;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;

/// Why a run or a step failed, or why a step waits. Kept in both languages: nobody knows who will
/// read it.
///
/// @param code stable, for programs
/// @param title the kind of failure in a few words
/// @param detail what happened and what to do
/// @param step path of the step; empty when it was no step's fault
/// @param byInput whether what was given is to blame, so that the same brings it again
public record RunError(String code, Phrase title, Phrase detail, String step, boolean byInput) {

  private static final String WAITS_FOR_PERSON = "waits-for-person";

  /// What is not the fault of what was given.
  public RunError(String code, Phrase title, Phrase detail, String step) {
    this(code, title, detail, step, false);
  }

  /// The failure of a step.
  public static RunError of(Problem problem, String step) {
    var byInput = problem instanceof Invalid;
    return new RunError(problem.code(), problem.title(), detail(problem), step, byInput);
  }

  /// Why a step waits that has not failed: a person has to do something.
  public static RunError waits(Phrase what, Phrase todo, String step) {
    return new RunError(WAITS_FOR_PERSON, what, todo, step);
  }

  /// Whether it says what a person has to do.
  public boolean isErrand() {
    return code.equals(WAITS_FOR_PERSON);
  }

  /// A failure that is our fault; the log has the reason under the run's id.
  public static RunError unexpected(String step) {
    return new RunError(
        "internal-error",
        Phrase.of("内部错误", "Internal error"),
        Phrase.of(
            "执行此节点时出现意外错误，已记入服务器日志。请联系管理员。",
            "An unexpected error stopped this step. It is in the server's log; ask an"
                + " administrator."),
        step);
  }

  /// The form in which it is stored.
  public String json() {
    var json = new LinkedHashMap<String, Value>();
    json.put("code", Value.of(code));
    json.put("title", phrase(title));
    json.put("detail", phrase(detail));
    json.put("step", Value.of(step));
    if (byInput) {
      json.put("byInput", Value.of(true));
    }
    return Json.write(Value.fields(json));
  }

  /// Reads what [#json] wrote.
  public static RunError parse(String json) {
    var fields = Json.read(json, Value.Fields.class);
    return new RunError(
        fields.text("code"),
        phrase(fields, "title"),
        phrase(fields, "detail"),
        fields.text("step"),
        fields.get("byInput").equals(Value.of(true)));
  }

  /// The sentence, with that of each field: on a run page there is no form beside it. What it says
  /// already is not said twice.
  private static Phrase detail(Problem problem) {
    var fields =
        problem.fields().stream()
            .map(FieldProblem::detail)
            .distinct()
            .filter(it -> !problem.detail().zh().contains(it.zh()))
            .toList();
    if (fields.isEmpty()) {
      return problem.detail();
    }
    return new Phrase(
        problem.detail().zh() + fields.stream().map(Phrase::zh).collect(Collectors.joining()),
        problem.detail().en()
            + " "
            + fields.stream().map(Phrase::en).collect(Collectors.joining(" ")));
  }

  private static Value phrase(Phrase phrase) {
    var json = new LinkedHashMap<String, Value>();
    json.put("zh", Value.of(phrase.zh()));
    json.put("en", Value.of(phrase.en()));
    return Value.fields(json);
  }

  private static Phrase phrase(Value.Fields fields, String name) {
    var phrase = fields.get(name) instanceof Value.Fields parts ? parts : Value.NO_FIELDS;
    return Phrase.of(phrase.text("zh"), phrase.text("en"));
  }
}
