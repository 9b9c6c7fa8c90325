package org.convoke.connectors.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatChange;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DingTalkChatsTest {

  private static final EffectKey KEY = new EffectKey("effect-1");
  private static final EffectKey NEXT = new EffectKey("effect-2");
  private static final String CREATE = "POST /v1.0/im/group/create";
  private static final String UPDATE = "POST /v1.0/im/group/update";
  private static final String SCENE = "POST /v1.0/im/sceneGroup/create";

  private Company company;
  private PersonId fang;
  private PersonId yang;
  private PersonId jing;

  private void start(String dialect) throws IOException {
    company = Company.with("dialect", dialect);
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

  private List<MemberOutcome> update(ChatHandle chat, ChatChange... changes) {
    return company.chats().update(chat, List.of(changes), NEXT);
  }

  @Nested
  class In_every_dialect {

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void a_chat_is_created_with_both_its_ids_and_its_members(String dialect) throws IOException {
      start(dialect);
      var created = create(fang, yang, jing);
      assertThat(created.members())
          .containsExactly(new Added(fang), new Added(yang), new Added(jing));
      assertThat(created.ids()).containsKeys("chatid", "openConversationId");
      assertThat(created.chat().value())
          .isEqualTo(
              dialect.equals("scene") // whose calls take the one alone
                  ? created.ids().get("openConversationId")
                  : created.ids().get("chatid") + "|" + created.ids().get("openConversationId"));
      assertThat(company.chats().members(created.chat())).containsExactly(fang, yang, jing);
      var facts = company.chats().look(created.chat()).orElseThrow();
      assertThat(facts.name()).isEqualTo("报价组");
      assertThat(facts.owner()).contains("wangfang");
      assertThat(facts.closed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void a_chat_is_renamed_and_its_members_change(String dialect) throws IOException {
      start(dialect);
      var chat = create(fang, yang).chat();
      var outcomes =
          update(
              chat,
              new Rename("报价二组"),
              new AddMembers(List.of(jing, fang)),
              new RemoveMembers(List.of(yang)));
      assertThat(outcomes).containsExactly(new Added(jing), new Unchanged(fang), new Removed(yang));
      assertThat(company.chats().look(chat).orElseThrow().name()).isEqualTo("报价二组");
      assertThat(company.chats().members(chat)).containsExactly(fang, jing);
      assertThat(update(chat, new Rename("报价二组"), new AddMembers(List.of(jing))))
          .containsExactly(new Unchanged(jing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void a_chat_is_handed_over_to_a_newcomer_and_its_owner_leaves(String dialect)
        throws IOException {
      start(dialect);
      var chat = create(fang, yang).chat();
      update(
          chat,
          new AddMembers(List.of(jing)),
          new Transfer(jing),
          new RemoveMembers(List.of(fang)));
      assertThat(company.chats().members(chat)).containsExactly(jing, yang);
      assertThatThrownBy(() -> update(chat, new RemoveMembers(List.of(jing))))
          .isInstanceOf(Invalid.class);
      assertThatThrownBy(() -> update(chat, new Transfer(fang))).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void more_members_than_a_call_takes_come_in_pieces(String dialect) throws IOException {
      start(dialect);
      var everybody = company.everybody(105);
      var created = create(everybody.toArray(PersonId[]::new));
      assertThat(created.members()).hasSize(105).allMatch(Added.class::isInstance);
      assertThat(company.chats().members(created.chat())).hasSize(105);
      var others = everybody.subList(1, 105);
      assertThat(update(created.chat(), new RemoveMembers(others))).hasSize(104);
      assertThat(company.chats().members(created.chat())).containsExactly(fang);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void somebody_whom_dingtalk_does_not_know_is_named_and_the_others_are_in_the_chat(
        String dialect) throws IOException {
      start(dialect);
      var stranger = company.employee("李四", "lisi-old");
      var created = create(fang, yang, stranger);
      assertThat(created.members().subList(0, 2)).containsExactly(new Added(fang), new Added(yang));
      assertThat(created.members().getLast())
          .isInstanceOfSatisfying(
              Rejected.class, it -> assertThat(it.code()).isEqualTo("unknown-account"));
      assertThat(update(created.chat(), new AddMembers(List.of(stranger, jing))))
          .contains(new Added(jing))
          .hasSize(2);
      assertThat(company.chats().members(created.chat())).containsExactly(fang, yang, jing);
      assertThat(company.desk.groups()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void a_chat_has_a_link_to_join_by(String dialect) throws IOException {
      start(dialect);
      assertThat(company.chats().link(create(fang, yang).chat()).orElseThrow()).startsWith("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void a_closed_chat_stays_so(String dialect) throws IOException {
      start(dialect);
      var chat = create(fang, yang, jing).chat();
      company.chats().close(chat, NEXT);
      assertThat(company.chats().look(chat).orElseThrow().closed()).isTrue();
      company.chats().close(chat, NEXT);
      assertThatThrownBy(() -> update(chat, new Rename("x"))).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void a_chat_that_is_not_there_is_not_found(String dialect) throws IOException {
      start(dialect);
      var nowhere = new ChatHandle("chat0|cid0");
      assertThat(company.chats().look(nowhere)).isEmpty();
      assertThatThrownBy(() -> company.chats().members(nowhere)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "classic", "scene"})
    void a_plan_names_who_cannot_be_in_the_chat_and_what_is_too_long(String dialect)
        throws IOException {
      start(dialect);
      var accounts = company.context.accounts();
      var customer = accounts.external("钱文博", "ext-qian");
      var departed = accounts.departed("赵磊", "zhaolei");
      var unlinked = accounts.withoutAccount("新人");
      var plan =
          company
              .chats()
              .plan(
                  new NewChat(
                      "名".repeat(31), customer, List.of(fang, customer, departed, unlinked)));
      assertThat(plan.rejected().stream().map(Rejected::code))
          .containsExactly("external-not-possible", "person-departed", "no-account");
      assertThat(plan.problems().stream().map(it -> it.field() + " " + it.code()))
          .containsExactly("name too-long", "owner external-not-possible");
      assertThat(company.chats().plan(wanted(fang, customer)).isPossible()).isTrue();
    }
  }

  @Nested
  class Ordinary_groups {

    @Test
    void an_answer_lost_leaves_a_doubt_and_nothing_is_repeated() throws IOException {
      start("v1");
      company.desk.fault("lostAnswer", CREATE);
      assertThatThrownBy(() -> create(fang, yang)).isInstanceOf(Unanswered.class);
      assertThat(company.chats().repeatability(GroupChats.Call.CREATE))
          .isInstanceOf(Repeatability.Uncertain.class);
      assertThat(company.desk.groups()).hasSize(1);
      assertThat(company.desk.calls("/v1.0/im/group/create")).hasSize(1);
    }

    @Test
    void a_page_instead_of_an_answer_leaves_a_doubt_too() throws IOException {
      start("v1");
      company.desk.fault("garbage", CREATE);
      assertThatThrownBy(() -> create(fang, yang)).isInstanceOf(Unanswered.class);
      company.desk.fault("serverError", CREATE);
      assertThatThrownBy(() -> create(fang, yang)).isInstanceOf(Unanswered.class);
      company.desk.fault("garbage", "GET /chat/get");
      assertThat(create(fang, yang).members()).containsExactly(new Added(fang), new Added(yang));
    }

    @Test
    void once_it_was_created_nothing_fails_any_more() throws IOException {
      start("v1");
      company.desk.fault("serverError", UPDATE, "times", 9);
      company.desk.fault("serverError", "GET /chat/get", "times", 9);
      var people = company.everybody(45);
      var created = create(people.toArray(PersonId[]::new));
      assertThat(created.members().stream().filter(Rejected.class::isInstance)).hasSize(5);
    }

    @Test
    void a_stranger_among_the_many_keeps_nobody_else_out() throws IOException {
      start("v1");
      var people = new ArrayList<>(company.everybody(44));
      people.add(company.employee("李四", "lisi-old"));
      var created = create(people.toArray(PersonId[]::new));
      assertThat(created.members().stream().filter(Added.class::isInstance)).hasSize(44);
      assertThat(created.members().getLast()).isInstanceOf(Rejected.class);
      assertThat(company.desk.groups()).hasSize(1);
    }

    @Test
    void somebody_whom_dingtalk_left_out_is_named() throws IOException {
      start("v1");
      company.desk.fault("partialMembers", CREATE, "people", List.of("chenjing"));
      assertThat(create(fang, yang, jing).members().getLast()).isInstanceOf(Rejected.class);
    }

    @Test
    void it_is_closed_by_its_name_its_silence_and_its_emptiness() throws IOException {
      start("v1");
      var chat = create(fang, yang, jing).chat();
      company.chats().close(chat, NEXT);
      var facts = company.chats().look(chat).orElseThrow();
      assertThat(facts.name()).isEqualTo("[已结束] 报价组");
      assertThat(facts.members()).containsExactly("wangfang");
      assertThat(company.desk.calls("/v1.0/im/group/update")).hasSize(1);
      assertThat(company.context.wire().sent().toString()).isNotEmpty();
    }

    @Test
    void messages_need_the_robot_in_the_group() throws IOException {
      start("v1");
      var created = create(fang, yang);
      assertThatThrownBy(() -> company.chats().send(created.chat(), "x", List.of(), NEXT))
          .isInstanceOf(Conflict.class)
          .hasMessageContaining("robot");
      company.desk.act("addBot", "group", created.ids().get("openConversationId"));
      company.chats().send(created.chat(), "请看", List.of(yang), NEXT);
      assertThat(company.desk.messages().get(0).toString()).contains("@刘洋 请看");
      assertThatThrownBy(() -> company.chats().send(created.chat(), "x", List.of(jing), NEXT))
          .isInstanceOf(Invalid.class);
    }

    @Test
    void a_new_app_may_not_use_the_classic_calls() throws IOException {
      start("classic");
      company.desk.configure("classicAllowed", false);
      assertThatThrownBy(() -> create(fang, yang))
          .isInstanceOf(Forbidden.class)
          .hasMessageContaining("43007");
    }
  }

  @Nested
  class Scene_groups {

    @Test
    void an_answer_lost_after_success_does_not_make_a_second_group() throws IOException {
      start("scene");
      company.desk.fault("lostAnswer", SCENE);
      assertThatThrownBy(() -> create(fang, yang)).isInstanceOf(Unanswered.class);
      assertThat(company.chats().repeatability(GroupChats.Call.CREATE))
          .isInstanceOf(Repeatability.Keyed.class);
      assertThat(create(fang, yang).members()).containsExactly(new Added(fang), new Added(yang));
      assertThat(company.desk.groups()).hasSize(1);
    }

    @Test
    void a_group_is_disbanded() throws IOException {
      start("scene");
      var chat = create(fang, yang).chat();
      company.chats().close(chat, NEXT);
      assertThat(company.desk.groups().toString()).contains("DISBANDED");
    }

    @Test
    void messages_and_cards_reach_it_by_its_robot() throws IOException {
      start("scene");
      var chat = create(fang, yang).chat();
      var link = new Card.Button.Link("查看", "https://example.com/1");
      company.chats().send(chat, "你好", List.of(), NEXT);
      company.chats().send(chat, new Card("报价", "十万元", List.of()), NEXT);
      company.chats().send(chat, new Card("报价", "十万元", List.of(link)), NEXT);
      company.chats().send(chat, new Card("报价", "十万元", List.of(link, link)), NEXT);
      assertThat(company.desk.messages().toString())
          .contains("你好", "sampleMarkdown", "sampleActionCard", "sampleActionCard2");
      var reply = new Card.Button.Reply("同意", "yes");
      assertThatThrownBy(() -> company.chats().send(chat, new Card("t", "x", List.of(reply)), NEXT))
          .isInstanceOf(Invalid.class);
      assertThatThrownBy(() -> company.chats().send(chat, "字".repeat(6000), List.of(), NEXT))
          .isInstanceOf(Invalid.class);
    }
  }

  @Nested
  class Limits {

    @Test
    void a_month_that_is_used_up_waits_for_the_next_one() throws IOException {
      start("v1");
      company.context.time().set(Instant.parse("2026-11-30T15:00:00Z"));
      company.desk.fault("quotaUsedUp", CREATE);
      assertThatThrownBy(() -> create(fang, yang))
          .isInstanceOfSatisfying(
              LimitExceeded.class,
              it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofHours(1)));
      // Nothing is asked again before: the allowance counts as spent.
      var sent = company.context.wire().sent().size();
      assertThatThrownBy(() -> create(fang, yang)).isInstanceOf(LimitExceeded.class);
      assertThat(company.context.wire().sent()).hasSize(sent);
      company.context.time().advance(Duration.ofHours(2));
      create(fang, yang);
      assertThat(company.desk.groups()).hasSize(1);
    }

    @Test
    void a_throttled_call_says_when_to_ask_again() throws IOException {
      start("v1");
      company.desk.fault("throttle", CREATE);
      assertThatThrownBy(() -> create(fang, yang))
          .isInstanceOfSatisfying(
              LimitExceeded.class,
              it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
      assertThat(company.desk.groups()).isEmpty();
    }

    @Test
    void a_throttled_change_is_made_a_moment_later() throws IOException {
      start("v1");
      var chat = create(fang, yang).chat();
      company.desk.fault("throttle", UPDATE, "times", 2);
      update(chat, new Rename("二组"));
      assertThat(company.chats().look(chat).orElseThrow().name()).isEqualTo("二组");
    }

    @Test
    void the_month_counts_groups_and_not_the_directory() throws IOException {
      start("v1");
      company.connection.directory().read();
      assertThat(company.context.budgets().spent("calls:month")).isZero();
      create(fang, yang);
      assertThat(company.context.budgets().spent("calls:month")).isEqualTo(2);
    }

    @Test
    void a_token_that_died_early_is_fetched_again() throws IOException {
      start("v1");
      create(fang, yang);
      company.desk.fault("tokenRevoked", CREATE);
      company.chats().create(wanted(fang, jing), NEXT);
      company.desk.fault("tokenRevoked", "GET /chat/get");
      assertThat(company.desk.groups()).hasSize(2);
      assertThat(company.desk.calls("/v1.0/oauth2/accessToken")).hasSize(2);
    }
  }
}
