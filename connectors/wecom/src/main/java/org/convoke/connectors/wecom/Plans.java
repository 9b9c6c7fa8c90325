package org.convoke.connectors.wecom;

import java.util.ArrayList;
import java.util.List;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;

/// Whether an internal group can be created as it is wanted (document 90245).
final class Plans {

  static final int MAX_NAME = 50;
  static final int MIN_MEMBERS = 2;
  static final int MAX_MEMBERS = 2000;

  private Plans() {}

  static Plan plan(NewChat chat, Admission admission) {
    var accepted = admission.accepted();
    return new Plan(
        accepted,
        admission.rejected(),
        List.of(
            new Plan.Limit(
                Phrase.of("群名字符数", "characters of the name"), length(chat.name()), MAX_NAME),
            new Plan.Limit(Phrase.of("群成员", "members"), accepted.size(), MAX_MEMBERS)),
        problems(chat, admission));
  }

  private static List<FieldProblem> problems(NewChat chat, Admission admission) {
    var problems = new ArrayList<FieldProblem>();
    nameProblem(problems, chat.name());
    ownerProblem(problems, chat, admission);
    membersProblem(problems, admission.accepted().size());
    return problems;
  }

  /// WeCom cuts a name that is too long without a word.
  static void nameProblem(List<FieldProblem> problems, String name) {
    if (name.isEmpty()) {
      problems.add(
          new FieldProblem("name", "required", Phrase.of("请填写群聊名称。", "The name is missing.")));
    } else if (length(name) > MAX_NAME) {
      problems.add(
          new FieldProblem(
              "name",
              "too-long",
              Phrase.of(
                  "企业微信群名最多 %d 个字符，现为 %d 个。",
                  "A name in WeCom has at most %d characters, got %d.", MAX_NAME, length(name))));
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

  private static void membersProblem(List<FieldProblem> problems, int members) {
    if (members < MIN_MEMBERS) {
      problems.add(
          new FieldProblem(
              "members",
              "too-few",
              Phrase.of(
                  "企业微信的群至少要 %d 个能入群的成员，现有 %d 个。",
                  "A group in WeCom needs at least %d members who can be in it, got %d.",
                  MIN_MEMBERS,
                  members)));
    } else if (members > MAX_MEMBERS) {
      problems.add(
          new FieldProblem(
              "members",
              "too-many",
              Phrase.of(
                  "企业微信的群最多 %d 人，现为 %d 人。",
                  "A group in WeCom has at most %d members, got %d.", MAX_MEMBERS, members)));
    }
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
