package org.convoke.connectors.dingtalk;

import java.util.ArrayList;
import java.util.List;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;

/// Whether a group can be created as it is wanted, in one dialect.
final class Plans {

  private final Dialect dialect;

  Plans(Dialect dialect) {
    this.dialect = dialect;
  }

  Plan plan(NewChat chat, Admission admission) {
    var accepted = admission.accepted();
    return new Plan(
        accepted,
        admission.rejected(),
        List.of(
            new Plan.Limit(
                Phrase.of("群名字符数", "characters of the name"),
                length(chat.name()),
                dialect.maxName()),
            new Plan.Limit(Phrase.of("群成员", "members"), accepted.size(), dialect.maxMembers())),
        problems(chat, admission));
  }

  private List<FieldProblem> problems(NewChat chat, Admission admission) {
    var problems = new ArrayList<FieldProblem>();
    nameProblem(problems, chat.name());
    ownerProblem(problems, chat, admission);
    countProblem(problems, "members", admission.accepted().size());
    return problems;
  }

  void nameProblem(List<FieldProblem> problems, String name) {
    if (name.isEmpty()) {
      problems.add(
          new FieldProblem("name", "required", Phrase.of("请填写群聊名称。", "The name is missing.")));
    } else if (length(name) > dialect.maxName()) {
      problems.add(
          new FieldProblem(
              "name",
              "too-long",
              Phrase.of(
                  "钉钉群名最多 %d 个字符，现为 %d 个。",
                  "A name in DingTalk has at most %d characters, got %d.",
                  dialect.maxName(),
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

  void countProblem(List<FieldProblem> problems, String field, int members) {
    if (members > dialect.maxMembers()) {
      problems.add(
          new FieldProblem(
              field,
              "too-many",
              Phrase.of(
                  "钉钉的群最多 %d 人，现为 %d 人。",
                  "A group in DingTalk has at most %d members, got %d.",
                  dialect.maxMembers(),
                  members)));
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
