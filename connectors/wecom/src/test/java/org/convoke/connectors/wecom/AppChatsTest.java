package org.convoke.connectors.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatChange.AddMembers;
import org.convoke.connectors.ChatChange.RemoveMembers;
import org.convoke.connectors.ChatChange.Rename;
import org.convoke.connectors.ChatChange.Transfer;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.connectors.MemberOutcome.Removed;
import org.convoke.connectors.MemberOutcome.Unchanged;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Repeatability;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Problem;
import org.convoke.model.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppChatsTest {

  private static final EffectKey KEY = new EffectKey("effect-1");
  private static final EffectKey NEXT = new EffectKey("effect-2");
  private static final String CREATE = "POST /cgi-bin/appchat/create";
  private static final String UPDATE = "POST /cgi-bin/appchat/update";
  private static final String SEND = "POST /cgi-bin/appchat/send";

  private Company company;
  private PersonId fang;
  private PersonId yang;
  private PersonId jing;

  @BeforeEach
  void start() throws IOException {
    company = new Company();
    fang = company.fang;
    yang = company.yang;
    jing = company.jing;
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private CreatedChat create(PersonId... members) {
    return company.chats().create(wanted(members), KEY);
  }

  private static NewChat wanted(PersonId... members) {
    return new NewChat("报价组", members[0], List.of(members));
  }

  @Test
  void a_chat_is_created_with_its_owner_and_members_and_a_first_message() {
    var created = create(fang, yang, jing);
    assertThat(created.members())
        .containsExactly(new Added(fang), new Added(yang), new Added(jing));
    assertThat(created.chat().value()).matches("[0-9a-zA-Z]{1,32}");
    assertThat(created.ids()).containsEntry("chatid", created.chat().value());
    assertThat(created.external()).isFalse();
    assertThat(company.chats().members(created.chat())).containsExactly(fang, yang, jing);
    assertThat(company.desk.messages()).hasSize(1);
  }

  @Test
  void an_answer_lost_after_success_does_not_make_a_second_chat() {
    company.desk.fault("lostAnswer", CREATE);
    assertThatThrownBy(() -> create(fang, yang)).isInstanceOf(Unanswered.class);
    assertThat(company.desk.messages()).isEmpty();
    company.context.time().advance(Duration.ofDays(30));
    var created = create(fang, yang);
    assertThat(created.members()).containsExactly(new Added(fang), new Added(yang));
    assertThat(company.desk.groups()).hasSize(1);
    assertThat(company.desk.messages()).hasSize(1);
  }

  @Test
  void asked_for_again_it_is_the_same_chat() {
    assertThat(create(fang, yang).chat()).isEqualTo(create(fang, yang).chat());
    assertThat(company.desk.groups()).hasSize(1);
    assertThat(company.desk.calls("/cgi-bin/appchat/create")).hasSize(1);
  }

  @Test
  void another_key_makes_another_chat() {
    create(fang, yang);
    company.chats().create(wanted(fang, yang), NEXT);
    assertThat(company.desk.groups()).hasSize(2);
  }

  @Test
  void creating_updating_and_closing_may_be_repeated_and_sending_may_not() {
    var chats = company.chats();
    assertThat(chats.repeatability(GroupChats.Call.CREATE)).isInstanceOf(Repeatability.Keyed.class);
    assertThat(chats.repeatability(GroupChats.Call.UPDATE)).isInstanceOf(Repeatability.Keyed.class);
    assertThat(chats.repeatability(GroupChats.Call.CLOSE)).isInstanceOf(Repeatability.Keyed.class);
    assertThat(chats.repeatability(GroupChats.Call.SEND))
        .isInstanceOf(Repeatability.Uncertain.class);
  }

  @Test
  void an_answer_that_is_no_json_leaves_a_doubt() {
    company.desk.fault("garbage", CREATE);
    assertThatThrownBy(() -> create(fang, yang)).isInstanceOf(Unanswered.class);
    company.desk.fault("serverError", UPDATE);
    var chat = create(fang, yang).chat();
    assertThatThrownBy(() -> update(chat, new Rename("新名"))).isInstanceOf(Unanswered.class);
  }

  @Test
  void a_question_without_an_answer_leaves_none() {
    var chat = create(fang, yang).chat();
    company.desk.fault("garbage", "GET /cgi-bin/appchat/get");
    assertThatThrownBy(() -> company.chats().look(chat)).isInstanceOf(Unavailable.class);
    assertThat(company.chats().look(chat)).isPresent();
  }

  @Test
  void a_token_that_died_early_is_fetched_again() {
    create(fang, yang);
    company.desk.fault("tokenRevoked", CREATE);
    company.chats().create(wanted(fang, yang), NEXT);
    assertThat(company.desk.groups()).hasSize(2);
    assertThat(company.desk.calls("/cgi-bin/gettoken")).hasSize(2);
  }

  @Test
  void a_throttled_call_says_when_to_ask_again() {
    var chat = create(fang, yang).chat();
    company.desk.fault("throttle", SEND);
    assertThatThrownBy(() -> company.chats().send(chat, "hi", List.of(), NEXT))
        .isInstanceOfSatisfying(
            LimitExceeded.class,
            it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
  }

  @Test
  void a_limit_that_lasts_longer_than_a_minute_is_waited_for_an_hour() {
    assertThat(pauseOfCreation()).isEqualTo(Duration.ofMinutes(1));
    company.context.time().advance(Duration.ofSeconds(30));
    assertThat(pauseOfCreation()).isEqualTo(Duration.ofMinutes(1));
    company.context.time().advance(Duration.ofSeconds(61));
    assertThat(pauseOfCreation()).isEqualTo(Duration.ofHours(1));
    company.context.time().advance(Duration.ofHours(1));
    create(fang, yang);
    assertThat(pauseOfCreation()).isEqualTo(Duration.ofMinutes(1));
  }

  private Duration pauseOfCreation() {
    company.desk.fault("throttle", CREATE);
    try {
      company.chats().create(wanted(fang, jing), NEXT);
      throw new AssertionError("created");
    } catch (LimitExceeded limit) {
      return limit.retryAfter();
    }
  }

  @Test
  void creations_are_spent_from_the_day_s_allowance() {
    company.context.budgets().usedUp(Allowances.CREATIONS);
    assertThatThrownBy(() -> create(fang, yang)).isInstanceOf(LimitExceeded.class);
    assertThat(company.desk.groups()).isEmpty();
    company.context.time().advance(Duration.ofDays(1));
    create(fang, yang);
    assertThat(company.context.budgets().spent("appchat.create:day")).isEqualTo(1);
  }

  @Test
  void an_address_that_is_not_trusted_is_named() {
    company.desk.configure("ipGate", true);
    assertThatThrownBy(() -> create(fang, yang))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("127.0.0.1")
        .hasMessageContaining("60020");
  }

  @Test
  void an_app_that_does_not_see_the_root_department_is_told_so() {
    company.desk.configure("rootVisible", false);
    assertThatThrownBy(() -> create(fang, yang))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("60011");
  }

  @Test
  void a_plan_names_everybody_who_cannot_be_in_the_chat_and_why() {
    var accounts = company.context.accounts();
    var departed = accounts.departed("赵磊", "zhaolei");
    var unlinked = accounts.withoutAccount("新人");
    var unknown = PersonId.create();
    var plan = company.chats().plan(wanted(fang, yang, departed, unlinked, unknown));
    assertThat(plan.isPossible()).isTrue();
    assertThat(plan.accepted()).containsExactly(fang, yang);
    assertThat(plan.rejected().stream().map(Rejected::code))
        .containsExactly("person-departed", "no-account", "unknown-person");
    var created = create(fang, yang, unlinked);
    assertThat(created.members().getLast()).isInstanceOf(Rejected.class);
  }

  @Test
  void a_plan_names_the_limits_that_are_not_met() {
    var unlinked = company.context.accounts().withoutAccount("新人");
    var plan = company.chats().plan(new NewChat("名".repeat(51), unlinked, List.of(unlinked, fang)));
    assertThat(plan.problems().stream().map(it -> it.field() + " " + it.code()))
        .containsExactly("name too-long", "owner no-account", "members too-few");
    assertThatThrownBy(
            () -> company.chats().create(new NewChat("", fang, List.of(fang, yang)), KEY))
        .isInstanceOf(Invalid.class);
    assertThat(company.desk.groups()).isEmpty();
  }

  @Test
  void somebody_whom_wecom_left_out_is_named() {
    company.desk.fault("partialMembers", CREATE, "people", List.of("chenjing"));
    var created = create(fang, yang, jing);
    assertThat(created.members().getLast())
        .isInstanceOfSatisfying(Rejected.class, it -> assertThat(it.code()).isEqualTo("not-added"));
  }

  @Test
  void somebody_whom_wecom_does_not_know_is_named_and_the_others_are_in_the_chat() {
    var stranger = company.context.accounts().employee("李四", "lisi-old");
    var created = create(fang, yang, stranger);
    assertThat(created.members().subList(0, 2)).containsExactly(new Added(fang), new Added(yang));
    assertThat(created.members().getLast())
        .isInstanceOfSatisfying(
            Rejected.class, it -> assertThat(it.code()).isEqualTo("unknown-account"));
    var outcomes = update(created.chat(), new AddMembers(List.of(stranger, jing)));
    assertThat(outcomes).contains(new Added(jing)).hasSize(2);
    assertThat(company.chats().members(created.chat())).containsExactly(fang, yang, jing);
    assertThatThrownBy(() -> company.chats().create(wanted(stranger, fang, yang), NEXT))
        .isInstanceOfSatisfying(
            Invalid.class, it -> assertThat(it.fields().getFirst().field()).isEqualTo("owner"));
    assertThat(company.desk.groups()).hasSize(1);
  }

  @Test
  void user_ids_are_the_same_in_any_case() {
    var wu = company.context.accounts().employee("吴倩", "WuQian");
    var created = create(fang, wu);
    assertThat(created.members()).containsExactly(new Added(fang), new Added(wu));
  }

  private List<MemberOutcome> update(
      ChatHandle chat, org.convoke.connectors.ChatChange... changes) {
    return company.chats().update(chat, List.of(changes), NEXT);
  }

  @Test
  void changes_are_made_in_one_call_and_each_member_has_an_outcome() {
    var chat = create(fang, yang).chat();
    var outcomes =
        update(
            chat,
            new Rename("报价二组"),
            new AddMembers(List.of(jing, fang)),
            new RemoveMembers(List.of(yang, PersonId.create())));
    assertThat(outcomes.subList(0, 3))
        .containsExactly(new Added(jing), new Unchanged(fang), new Removed(yang));
    assertThat(outcomes.getLast()).isInstanceOf(Unchanged.class);
    assertThat(company.chats().look(chat).orElseThrow().name()).isEqualTo("报价二组");
    assertThat(company.chats().members(chat)).containsExactly(fang, jing);
    assertThat(company.desk.calls("/cgi-bin/appchat/update")).hasSize(1);
  }

  @Test
  void a_chat_is_handed_over_to_a_newcomer_and_its_owner_leaves() {
    var chat = create(fang, yang).chat();
    update(
        chat, new AddMembers(List.of(jing)), new Transfer(jing), new RemoveMembers(List.of(fang)));
    assertThat(company.chats().members(chat)).containsExactly(jing, yang);
  }

  @Test
  void an_owner_cannot_be_removed_without_a_new_one() {
    var chat = create(fang, yang, jing).chat();
    assertThatThrownBy(() -> update(chat, new Rename("x"), new RemoveMembers(List.of(fang))))
        .isInstanceOfSatisfying(
            Invalid.class,
            it -> assertThat(it.fields().getFirst().code()).isEqualTo("owner-leaves"));
    assertThat(company.chats().look(chat).orElseThrow().name()).isEqualTo("报价组");
  }

  @Test
  void nobody_outside_of_the_chat_becomes_its_owner() {
    var chat = create(fang, yang).chat();
    assertThatThrownBy(() -> update(chat, new Transfer(jing))).isInstanceOf(Invalid.class);
  }

  @Test
  void the_same_changes_made_again_change_nothing() {
    var chat = create(fang, yang).chat();
    update(chat, new Rename("二"), new AddMembers(List.of(jing)));
    assertThat(update(chat, new Rename("二"), new AddMembers(List.of(jing))))
        .containsExactly(new Unchanged(jing));
    assertThat(company.desk.calls("/cgi-bin/appchat/update")).hasSize(1);
  }

  @Test
  void a_text_reaches_the_chat_with_its_mentions() {
    var chat = create(fang, yang).chat();
    company.chats().send(chat, "请看报价", List.of(yang), NEXT);
    var message = company.desk.messages().get(1);
    assertThat(message.toString()).contains("请看报价", "liuyang");
    assertThatThrownBy(() -> company.chats().send(chat, "x", List.of(jing), NEXT))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> company.chats().send(chat, "字".repeat(683), List.of(), NEXT))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("2049");
    assertThatThrownBy(() -> company.chats().send(chat, " ", List.of(), NEXT))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void a_card_with_one_link_is_a_card_and_any_other_is_markdown() {
    var chat = create(fang, yang).chat();
    var one = new Card.Button.Link("查看", "https://example.com/1");
    company.chats().send(chat, new Card("报价", "十万元", List.of(one)), NEXT);
    company.chats().send(chat, new Card("报价", "十万元", List.of(one, one)), NEXT);
    assertThat(company.desk.messages().get(1).toString())
        .contains("https://example.com/1", "textcard");
    assertThat(company.desk.messages().get(2).toString()).contains("[查看](https://example.com/1)");
    var reply = new Card.Button.Reply("同意", "yes");
    assertThatThrownBy(() -> company.chats().send(chat, new Card("t", "x", List.of(reply)), NEXT))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void a_closed_chat_is_renamed_emptied_and_stays_closed() {
    var chat = create(fang, yang, jing).chat();
    company.chats().close(chat, NEXT);
    var facts = company.chats().look(chat).orElseThrow();
    assertThat(facts.closed()).isTrue();
    assertThat(facts.name()).isEqualTo("[已结束] 报价组");
    assertThat(facts.members()).contains("wangfang").hasSize(2);
    company.chats().close(chat, NEXT);
    assertThat(company.desk.messages()).hasSize(2);
    assertThatThrownBy(() -> update(chat, new Rename("x"))).isInstanceOf(Conflict.class);
  }

  @Test
  void a_chat_that_is_not_there_is_not_found() {
    var nowhere = new ChatHandle("cv0123");
    assertThat(company.chats().look(nowhere)).isEmpty();
    assertThatThrownBy(() -> company.chats().send(nowhere, "x", List.of(), NEXT))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> company.chats().members(nowhere)).isInstanceOf(NotFound.class);
  }

  @Test
  void a_customer_group_can_be_looked_at_and_not_changed() {
    var made =
        company.desk.act(
            "createCustomerGroup", "owner", "wangfang", "name", "博远客户群", "people", List.of("钱文博"));
    var chat = new ChatHandle(made.path("chatId").asText());
    var facts = company.chats().look(chat).orElseThrow();
    assertThat(facts.external()).isTrue();
    assertThat(facts.owner()).contains("wangfang");
    assertThat(facts.members()).hasSize(2);
    assertThat(company.chats().members(chat)).containsExactly(fang);
    assertThatThrownBy(() -> update(chat, new Rename("x")))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("customer-group"));
  }
}
