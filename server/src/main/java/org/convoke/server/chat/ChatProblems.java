package org.convoke.server.chat;

import java.util.List;
import java.util.stream.Collectors;
import org.convoke.connectors.MemberOutcome;
import org.convoke.model.ChatId;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.people.Person;

/// What this feature refuses, in words.
final class ChatProblems {

  private static final Phrase CHAT = Phrase.of("群聊", "chat");

  private ChatProblems() {}

  /// Bad input: says everything that is wrong, because a failed step shows the sentence alone. The
  /// code is that of the faults when they have the same.
  static Invalid of(List<FieldProblem> problems) {
    var codes = problems.stream().map(FieldProblem::code).distinct().toList();
    var details = problems.stream().map(FieldProblem::detail).distinct().toList();
    return new Invalid(
        codes.size() == 1 ? codes.getFirst() : "invalid-input",
        new Phrase(
            details.stream().map(Phrase::zh).collect(Collectors.joining()),
            details.stream().map(Phrase::en).collect(Collectors.joining(" "))),
        problems);
  }

  static NotFound notFound(Object chat) {
    return NotFound.of(CHAT, chat);
  }

  static Conflict closed(ChatId chat) {
    return new Conflict(
        "chat-closed",
        Phrase.of("群聊已关闭，不能再发送消息或修改。", "The chat is closed: nothing can be sent or changed."));
  }

  static FieldProblem required(String field, Phrase what) {
    return new FieldProblem(
        field,
        "required",
        new Phrase("请填写%s。".formatted(what.zh()), "Enter the %s.".formatted(what.en())));
  }

  static FieldProblem nameTooLong(String field, long length) {
    return new FieldProblem(
        field,
        "name-too-long",
        Phrase.of(
            "群聊名称最多 %d 个字符，现有 %d 个。",
            "The name of a chat has at most %d characters; this has %d.", Chat.MAX_NAME, length));
  }

  static FieldProblem textTooLong(long length) {
    return new FieldProblem(
        "text",
        "too-long",
        Phrase.of(
            "消息最多 %d 个字符，现有 %d 个。",
            "A message has at most %d characters; this has %d.", Message.MAX_TEXT, length));
  }

  static FieldProblem noMembers(String field) {
    return new FieldProblem(
        field,
        "no-members",
        Phrase.of("群聊没有成员。请至少选择一名成员。", "The chat has no members. Choose at least one."));
  }

  static FieldProblem tooManyMembers(String field, long count) {
    return new FieldProblem(
        field,
        "too-many-members",
        Phrase.of(
            "群聊最多 %d 名成员，现有 %d 名。",
            "A chat has at most %d members; this would have %d.", Chat.MAX_MEMBERS, count));
  }

  static FieldProblem ownerNotMember(String field, String owner) {
    return new FieldProblem(
        field,
        "owner-not-member",
        Phrase.of(
            "群主 %1$s 不在群成员中。请把 %1$s 加入群成员，或改选群主。",
            "The owner %1$s is not among the members. Add %1$s, or choose another owner.", owner));
  }

  static FieldProblem notMember(String field, String name) {
    return new FieldProblem(
        field,
        "not-a-member",
        Phrase.of("%1$s 不是群成员。请先添加 %1$s。", "%1$s is not a member. Add %1$s first.", name));
  }

  static FieldProblem bothWays(String name) {
    return new FieldProblem(
        "removeMembers",
        "added-and-removed",
        Phrase.of(
            "%s 同时在添加和移除的名单中。请只保留一处。",
            "%s is to be added and removed. Keep only one of the two.", name));
  }

  static MemberOutcome.Rejected unknown(PersonId person) {
    return new MemberOutcome.Rejected(
        person,
        "unknown-person",
        Phrase.of("找不到人员 %s。", "There is no person %s.", person),
        Phrase.of("请重新选择。", "Choose somebody else."));
  }

  static MemberOutcome.Rejected departed(Person person) {
    return new MemberOutcome.Rejected(
        person.id(),
        "person-departed",
        Phrase.of("%s 已离职，不能加入群聊。", "%s has left and cannot be in a chat.", person.name()),
        Phrase.of("请改选其他人。", "Choose somebody else."));
  }

  static FieldProblem of(String field, MemberOutcome.Rejected rejected) {
    return new FieldProblem(
        field,
        rejected.code(),
        new Phrase(
            rejected.reason().zh() + rejected.remedy().zh(),
            rejected.reason().en() + " " + rejected.remedy().en()));
  }

  static Conflict ownerMustStay(String owner) {
    return new Conflict(
        "owner-must-stay",
        Phrase.of(
            "%s 是群主，不能移出群聊。请先转让群主。",
            "%s is the owner and cannot be removed. Make somebody else the owner first.", owner));
  }

  static Invalid noReplyButtons(String label) {
    return new Invalid(
        "no-reply-buttons",
        Phrase.of(
            "内置群聊的卡片只能有打开链接的按钮，不能有「%s」。",
            "Cards of built-in chats have buttons that open an address only, not “%s”.", label));
  }

  static Forbidden ownerOnly() {
    return new Forbidden(
        "forbidden",
        Phrase.of(
            "只有群主或管理员可以改名、转让、移除成员和关闭群聊。",
            "Only the owner or an administrator may rename, transfer or close a chat, or remove members."));
  }
}
