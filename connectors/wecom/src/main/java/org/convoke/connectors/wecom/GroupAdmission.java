package org.convoke.connectors.wecom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.Accounts.Known;
import org.convoke.connectors.Admission;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.connectors.NewChat;
import org.convoke.model.FieldProblem;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Who of those wanted can be in a customer group, which a person fills: whoever he can invite.
///
/// @param accepted employees and customers
/// @param customers those of them who are no employees
/// @param rejected who cannot be in it
/// @param ownerProblem why its owner cannot be asked to create it
record GroupAdmission(
    List<PersonId> accepted,
    List<PersonId> customers,
    List<Rejected> rejected,
    Optional<FieldProblem> ownerProblem) {

  static GroupAdmission of(NewChat chat, Accounts accounts) {
    var known = accounts.of(chat.members());
    var accepted = new ArrayList<PersonId>();
    var customers = new ArrayList<PersonId>();
    var rejected = new ArrayList<Rejected>();
    for (var person : chat.members()) {
      var each = known.get(person);
      if (each == null) {
        rejected.add(Admission.unknown(person));
      } else if (each.departed()) {
        rejected.add(Admission.departed(each));
      } else {
        accepted.add(person);
        if (each.external()) {
          customers.add(person);
        }
      }
    }
    return new GroupAdmission(
        List.copyOf(accepted),
        List.copyOf(customers),
        List.copyOf(rejected),
        ownerProblem(chat, known.get(chat.owner())));
  }

  private static Optional<FieldProblem> ownerProblem(NewChat chat, @Nullable Known owner) {
    if (!chat.members().contains(chat.owner()) || owner == null) {
      return problem(
          "owner-not-member", Phrase.of("群主必须是群成员之一。", "The owner must be one of the members."));
    }
    if (owner.external()) {
      return problem(
          "owner-external",
          Phrase.of(
              "客户群的群主必须是员工，%s 是外部联系人。",
              "An employee owns a customer group; %s is an external contact.", owner.name()));
    }
    if (owner.departed() || owner.account() == null) {
      return problem(
          "owner-unreachable",
          Phrase.of(
              "%s 无法在企业微信中建群：已离职或没有关联企业微信账号。请换一位群主，或在“管理 → 连接 → 账号”中关联。",
              "%s cannot create a group in WeCom: departed, or not linked to an account. Choose"
                  + " another owner, or link the account under Administration → Connections →"
                  + " Accounts.",
              owner.name()));
    }
    return Optional.empty();
  }

  private static Optional<FieldProblem> problem(String code, Phrase detail) {
    return Optional.of(new FieldProblem("owner", code, detail));
  }

  /// Whether somebody without an account is in a group, nobody can tell.
  static Rejected unlinked(PersonId person, @Nullable Known known) {
    return known == null
        ? Admission.unknown(person)
        : new Rejected(
            person,
            "no-account",
            Phrase.of(
                "%s 没有关联企业微信账号，无法确认是否已进群。",
                "%s is not linked to an account of WeCom, so nobody can tell whether they are in.",
                known.name()),
            Phrase.of(
                "在“管理 → 连接 → 账号”中关联。",
                "Link the account under Administration → Connections → Accounts."));
  }
}
