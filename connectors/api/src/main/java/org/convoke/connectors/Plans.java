package org.convoke.connectors;

import java.util.ArrayList;
import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;

/// Whether a group can be created as it is wanted, by a platform's rules. Thread-safe.
public final class Plans {

  private final GroupRules rules;

  public Plans(GroupRules rules) {
    this.rules = rules;
  }

  /// What would happen if the group were created.
  public Plan plan(NewChat chat, Admission admission) {
    var accepted = admission.accepted();
    return new Plan(
        accepted,
        admission.rejected(),
        List.of(
            new Plan.Limit(
                Phrase.of("群名字符数", "characters of the name"),
                length(chat.name()),
                rules.size().maxName()),
            new Plan.Limit(
                Phrase.of("群成员", "members"), accepted.size(), rules.size().maxMembers())),
        problems(chat, admission));
  }

  /// @throws Invalid when the group cannot be created
  public void requirePossible(NewChat chat, Admission admission) {
    var problems = problems(chat, admission);
    if (!problems.isEmpty()) {
      throw Invalid.input(problems);
    }
  }

  private List<FieldProblem> problems(NewChat chat, Admission admission) {
    var problems = new ArrayList<FieldProblem>();
    nameProblem(problems, chat.name());
    ownerProblem(problems, chat, admission);
    fewProblem(problems, admission.accepted().size());
    countProblem(problems, "members", admission.accepted().size());
    return problems;
  }

  void nameProblem(List<FieldProblem> problems, String name) {
    if (name.isEmpty()) {
      problems.add(
          new FieldProblem("name", "required", Phrase.of("请填写群聊名称。", "The name is missing.")));
    } else if (length(name) > rules.size().maxName()) {
      problems.add(
          new FieldProblem(
              "name",
              "too-long",
              Phrase.of(
                  "%s群名最多 %d 个字符，现为 %d 个。",
                  "A name in %s has at most %d characters, got %d.",
                  rules.platform(),
                  rules.size().maxName(),
                  length(name))));
    }
  }

  private static void ownerProblem(List<FieldProblem> problems, NewChat chat, Admission admission) {
    if (!chat.members().contains(chat.owner())) {
      problems.add(
          new FieldProblem(
              "owner",
              "owner-not-member",
              Phrase.of("群主必须是群成员之一。", "The owner must be one of the members.")));
    }
    admission
        .rejected(chat.owner())
        .ifPresent(
            it ->
                problems.add(
                    new FieldProblem(
                        "owner",
                        it.code(),
                        Phrase.of(
                            "群主不能入群：%s%s",
                            "The owner cannot be in the group: %s %s", it.reason(), it.remedy()))));
  }

  private void fewProblem(List<FieldProblem> problems, int members) {
    var least = rules.size().minMembers();
    if (members < least) {
      problems.add(
          new FieldProblem(
              "members",
              "too-few",
              Phrase.of(
                  "%s的群至少要 %d 个能入群的成员，现有 %d 个。",
                  "A group in %s needs at least %d members who can be in it, got %d.",
                  rules.platform(),
                  least,
                  members)));
    }
  }

  void countProblem(List<FieldProblem> problems, String field, int members) {
    var most = rules.size().maxMembers();
    if (members > most) {
      problems.add(
          new FieldProblem(
              field,
              "too-many",
              Phrase.of(
                  "%s的群最多 %d 人，现为 %d 人。",
                  "A group in %s has at most %d members, got %d.",
                  rules.platform(),
                  most,
                  members)));
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
