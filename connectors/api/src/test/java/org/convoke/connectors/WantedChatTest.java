package org.convoke.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.ChatChange.AddMembers;
import org.convoke.connectors.ChatChange.RemoveMembers;
import org.convoke.connectors.ChatChange.Rename;
import org.convoke.connectors.ChatChange.Transfer;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.connectors.MemberOutcome.Removed;
import org.convoke.connectors.MemberOutcome.Unchanged;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.junit.jupiter.api.Test;

class WantedChatTest {

  /// A platform whose accounts are written in small letters.
  private static final GroupRules RULES =
      new GroupRules(
          Phrase.of("平台", "Platform"),
          new GroupRules.Size(10, 2, 3),
          String::toLowerCase,
          new Rejection(
              "outsider", Phrase.of("%s 是外人。", "%s is an outsider."), Phrase.of("无", "None")),
          Phrase.of("稍后再加。", "Add later."));

  private final TestAccounts accounts = new TestAccounts();
  private final PersonId fang = accounts.employee("王芳", "FANG");
  private final PersonId yang = accounts.employee("杨洋", "Yang");
  private final PersonId jing = accounts.employee("周静", "jing");
  private final PersonId wenbo = accounts.external("钱文博", "wenbo");
  private final Doorkeeper doorkeeper =
      new Doorkeeper(
          accounts,
          RULES,
          new Doorkeeper.Strangers(Set.of("unknown-account"), 5, it -> !it.equals("jing")));

  private WantedChat wanted(ChatChange... changes) {
    var before = new ChatFacts("报价组", Optional.of("fang"), List.of("fang", "yang"), false, false);
    return new WantedChat(before, List.of(changes), doorkeeper::admit, accounts, RULES);
  }

  @Test
  void several_changes_become_one_edit_and_the_new_owner_is_among_the_newcomers() {
    var wanted =
        wanted(
            new Rename("签约组"),
            new AddMembers(List.of(jing, yang, wenbo)),
            new Transfer(jing),
            new RemoveMembers(List.of(fang)));

    assertThat(wanted.edit())
        .isEqualTo(
            new ChatEdit(
                Optional.of("签约组"), Optional.of("jing"), true, List.of("jing"), List.of("fang")));
    assertThat(wanted.outcomes(Set.of("jing", "yang")))
        .containsExactlyInAnyOrder(
            new Added(jing),
            new Unchanged(yang),
            new Removed(fang),
            new Rejected(
                wenbo,
                "outsider",
                Phrase.of("钱文博 是外人。", "钱文博 is an outsider."),
                Phrase.of("无", "None")));
  }

  @Test
  void what_is_so_already_needs_no_edit() {
    var wanted = wanted(new Rename("报价组"), new AddMembers(List.of(yang)), new Transfer(fang));

    assertThat(wanted.edit().isNothing()).isTrue();
  }

  @Test
  void somebody_the_platform_took_and_did_not_add_is_named_with_it() {
    var outcomes = wanted(new AddMembers(List.of(jing))).outcomes(Set.of("fang", "yang"));

    assertThat(outcomes)
        .containsExactly(
            new Rejected(
                jing,
                "not-added",
                Phrase.of("平台没有把成员 jing 加入群聊。", "Platform did not add the member jing."),
                Phrase.of("稍后再加。", "Add later.")));
  }

  @Test
  void an_owner_does_not_leave_without_a_successor() {
    assertThatThrownBy(() -> wanted(new RemoveMembers(List.of(fang))))
        .isInstanceOfSatisfying(
            Invalid.class,
            it -> assertThat(it.fields().getFirst().code()).isEqualTo("owner-leaves"));
  }

  @Test
  void only_when_the_platform_refused_somebody_is_it_asked_about_each() {
    var people = List.of(fang, jing);

    var admission =
        doorkeeper.admitting(
            admit -> {
              var all = admit.apply(people);
              if (all.accepted().contains(jing)) {
                throw new Invalid("unknown-account", Phrase.of("有人不存在。", "Somebody is unknown."));
              }
              return all;
            });

    assertThat(admission.accepted()).containsExactly(fang);
    assertThat(admission.rejected()).extracting(Rejected::code).containsExactly("unknown-account");
  }

  @Test
  void a_plan_counts_who_can_be_in_it() {
    var chat = new NewChat("报价组", fang, List.of(fang, wenbo));

    var plan = new Plans(RULES).plan(chat, doorkeeper.admit(chat.members()));

    assertThat(plan.problems())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo("too-few");
              assertThat(it.detail().zh()).isEqualTo("平台的群至少要 2 个能入群的成员，现有 1 个。");
            });
  }
}
