package org.convoke.connectors.feishu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.connectors.Plan.Limit;
import org.convoke.model.FieldProblem;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// What is known of a wanted group before Feishu is asked. Whether an outsider is a contact of the
/// owner, and who is within the app's availability, only Feishu knows: it says so at creation.
/// Sources: im-v1/chat/create (2024-10), add-bot-to-external-group.
final class Planning {

  /// Of groups of certified tenants; im-v1/chat-members/create, 2025-05.
  private static final int MAX_MEMBERS = 5_000;

  private Planning() {}

  static Plan plan(NewChat chat, Roster roster) {
    return new Plan(
        List.copyOf(roster.usable().keySet()),
        List.copyOf(roster.rejected().values()),
        List.of(
            Names.limit(chat.name()),
            new Limit(Phrase.of("群成员数", "Members"), chat.members().size(), MAX_MEMBERS)),
        faults(chat, roster),
        unknown(roster));
  }

  private static List<Phrase> unknown(Roster roster) {
    var unknown = new ArrayList<Phrase>();
    unknown.add(
        Phrase.of(
            "各成员是否在应用的可用范围内，只有飞书知道；不在其中的人会在创建时列出，不影响其他人。",
            "Who is within the app's availability only Feishu knows: who is not is named at creation, and the others are in the group."));
    for (var each : roster.outsiders()) {
      unknown.add(
          Phrase.of(
              "%s 是否与群主互为飞书联系人、应用是否开启了对外共享，只有飞书知道；不满足时他不能入群，若没有其他外部人员则不创建。",
              "Whether %s is a Feishu contact of the owner, and whether external sharing is on, only Feishu knows: without it he cannot be added, and without any other outsider nothing is created.",
              each.name()));
    }
    return unknown;
  }

  /// Why it cannot be created.
  static List<FieldProblem> faults(NewChat chat, Roster roster) {
    var faults = new ArrayList<FieldProblem>();
    Names.fault(chat.name()).ifPresent(faults::add);
    owner(chat, roster).ifPresent(faults::add);
    members(chat, roster).ifPresent(faults::add);
    return faults;
  }

  private static Optional<FieldProblem> owner(NewChat chat, Roster roster) {
    if (!chat.members().contains(chat.owner())) {
      return owner("owner-not-member", Phrase.of("群主必须是群成员之一。", "The owner must be a member."));
    }
    var rejected = roster.rejected().get(chat.owner());
    if (rejected != null) {
      return owner(
          rejected.code(),
          Phrase.of("群主%s%s", "The owner %s %s", rejected.reason(), rejected.remedy()));
    }
    return newOwner(roster, chat.owner());
  }

  /// What is wrong with an owner who has an account.
  static Optional<FieldProblem> newOwner(Roster roster, PersonId person) {
    var owner = roster.usable().get(person);
    if (owner == null) {
      return Optional.empty();
    }
    if (owner.account().startsWith("cli_")) {
      return owner(
          "owner-is-bot",
          Phrase.of(
              "机器人不能做群主：含外部人员的群必须由员工担任群主。请选择一位员工。",
              "A bot cannot be the owner: groups with outsiders are owned by employees. Choose an employee."));
    }
    return owner.external()
        ? owner(
            "owner-external",
            Phrase.of(
                "%s 是外部人员，群主必须是本企业的员工。请选择一位员工做群主。",
                "%s is an outsider; the owner must be an employee. Choose one.", owner.name()))
        : Optional.empty();
  }

  private static Optional<FieldProblem> owner(String code, Phrase detail) {
    return Optional.of(new FieldProblem("owner", code, detail));
  }

  /// An internal group never becomes external: one that lacks all its outsiders is of no use.
  private static Optional<FieldProblem> members(NewChat chat, Roster roster) {
    if (chat.members().isEmpty()) {
      return members("no-members", Phrase.of("请选择群成员。", "Choose the members."));
    }
    if (chat.members().size() > MAX_MEMBERS) {
      return members(
          "too-many-members",
          Phrase.of("飞书的群最多 %d 人。", "A Feishu group has at most %d members.", MAX_MEMBERS));
    }
    var lost =
        roster.rejected().values().stream()
            .filter(it -> it.code().equals("contact-not-opened"))
            .toList();
    if (lost.isEmpty() || !roster.outsiders().isEmpty()) {
      return Optional.empty();
    }
    return members(
        "contact-not-opened",
        Phrase.of(
            "%s%s内部群以后不能变为外部群，因此没有创建。",
            "%s %s An internal group cannot become external later, so none is created.",
            lost.getFirst().reason(),
            lost.getFirst().remedy()));
  }

  private static Optional<FieldProblem> members(String code, Phrase detail) {
    return Optional.of(new FieldProblem("members", code, detail));
  }
}
