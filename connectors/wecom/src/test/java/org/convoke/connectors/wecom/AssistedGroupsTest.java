package org.convoke.connectors.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.AssistedChats;
import org.convoke.connectors.AssistedChats.Made;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Unanswered;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssistedGroupsTest {

  private static final EffectKey KEY = new EffectKey("effect-1");
  private static final URI PAGE = URI.create("https://convoke.example.com/runs/1");
  private static final String ADD_WAY = "/cgi-bin/externalcontact/groupchat/add_join_way";

  private Company company;
  private PersonId fang;
  private PersonId customer;

  @BeforeEach
  void start() throws IOException {
    company = new Company();
    fang = company.fang;
    customer = company.context.accounts().external("钱文博", "wm_ext_qianwenbo");
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private AssistedChats assisted() {
    return company.chats().assisted().orElseThrow();
  }

  private NewChat wanted() {
    return new NewChat("博远采购", fang, List.of(fang, company.yang, customer));
  }

  /// What 王芳 does in WeCom.
  private ChatHandle create(String name, String... people) {
    var made =
        company.desk.act(
            "createCustomerGroup", "owner", "wangfang", "name", name, "people", List.of(people));
    return new ChatHandle(made.path("chatId").asText());
  }

  private List<ChatHandle> made(Instant since) {
    return assisted().made(wanted(), since).stream().map(Made::chat).toList();
  }

  @Test
  void a_group_with_a_customer_needs_a_person_and_one_of_employees_does_not() {
    assertThat(assisted().isNeeded(wanted())).isTrue();
    assertThat(assisted().isNeeded(new NewChat("x", fang, List.of(fang, company.yang)))).isFalse();
  }

  @Test
  void a_plan_says_who_has_to_do_what_before_anything_is_done() {
    var plan = company.chats().plan(wanted());
    assertThat(plan.isPossible()).isTrue();
    assertThat(plan.accepted()).containsExactly(fang, company.yang, customer);
    var errand = plan.errand();
    assertThat(errand).isNotNull();
    assertThat(errand.person()).isEqualTo(fang);
    assertThat(errand.title().zh()).isEqualTo("等待 王芳 建立客户群");
    assertThat(errand.what().zh()).contains("“博远采购”").contains("刘洋、钱文博");
    assertThat(errand.what().en()).contains("invite 刘洋, 钱文博;");
    assertThat(company.chats().plan(new NewChat("x", fang, List.of(fang, company.yang))).errand())
        .isNull();
    assertThat(company.desk.messages()).isEmpty();
  }

  @Test
  void a_plan_refuses_an_owner_who_cannot_be_asked() {
    var unlinked = company.context.accounts().withoutAccount("新人");
    assertThat(ownerProblems(customer)).containsExactly("owner-external");
    assertThat(ownerProblems(unlinked)).containsExactly("owner-unreachable");
    assertThat(ownerProblems(company.jing)).containsExactly("owner-not-member");
  }

  private List<String> ownerProblems(PersonId owner) {
    var members =
        owner.equals(company.jing) ? List.of(fang, customer) : List.of(owner, fang, customer);
    return company.chats().plan(new NewChat("x", owner, members)).problems().stream()
        .map(FieldProblem::code)
        .toList();
  }

  @Test
  void the_owner_is_asked_and_reminded_by_a_card_that_opens_the_page() {
    assisted().ask(wanted(), PAGE, false);
    assisted().ask(wanted(), PAGE, true);
    var messages = company.desk.messages();
    assertThat(messages).hasSize(2);
    var card = messages.get(0);
    assertThat(card.path("to").get(0).asText()).isEqualTo("wangfang");
    assertThat(card.at("/content/title").asText())
        .isEqualTo("请创建客户群 Please create a customer group: “博远采购”");
    assertThat(card.at("/content/description").asText())
        .contains("名称恰为“博远采购”", "called exactly as above")
        .endsWith("Invite: 刘洋, 钱文博");
    assertThat(card.at("/content/url").asText()).isEqualTo(PAGE.toString());
    assertThat(messages.get(1).at("/content/title").asText()).startsWith("提醒：");
  }

  @Test
  void a_card_that_would_be_too_long_is_cut_between_characters() {
    assertThat(AppMessages.cut("王芳", 6)).isEqualTo("王芳");
    assertThat(AppMessages.cut("王芳芳", 8)).isEqualTo("王…");
    assertThat(AppMessages.cut("😀😀", 7)).isEqualTo("😀…");
  }

  @Test
  void an_owner_whom_the_app_does_not_see_is_not_asked() {
    company.desk.act("changePerson", "person", "王芳", "visible", false);
    assertThatThrownBy(() -> assisted().ask(wanted(), PAGE, false))
        .isInstanceOfSatisfying(
            Invalid.class, it -> assertThat(it.code()).isEqualTo("no-receiver"));
  }

  @Test
  void groups_of_the_owner_are_found_by_when_they_were_created() {
    var before = create("博远采购");
    var since = company.createdAt(before).plusSeconds(60);
    assertThat(made(since)).isEmpty();
    company.advance(60);
    var first = create("博远采购");
    company.advance(10);
    var other = create("别的群");
    company.desk.act("createCustomerGroup", "owner", "liuyang", "name", "博远采购");
    assertThat(made(since)).containsExactly(first, other);
    company.desk.act("disband", "group", other.value());
    assertThat(made(since)).containsExactly(first);
    assertThat(made(Instant.EPOCH)).containsExactly(before, first);
  }

  @Test
  void an_owner_of_many_groups_is_not_asked_about_the_old_ones_again() {
    var old = create("旧群");
    var since = company.createdAt(old).plusSeconds(60);
    made(since);
    var asked = company.desk.calls("/cgi-bin/externalcontact/groupchat/get").size();
    made(since);
    assertThat(company.desk.calls("/cgi-bin/externalcontact/groupchat/get")).hasSize(asked);
  }

  @Test
  void a_group_gets_a_code_by_which_customers_join() {
    var chat = create("博远采购", "刘洋");
    var way = assisted().open(chat, KEY);
    var taken = assisted().taken(wanted(), chat, way);
    assertThat(taken.qrCode()).startsWith("http");
    assertThat(taken.external()).isTrue();
    assertThat(taken.ids()).isEqualTo(Map.of("chat_id", chat.value(), "config_id", way));
    assertThat(taken.members().subList(0, 2))
        .containsExactly(new Added(fang), new Added(company.yang));
    assertThat(taken.members().getLast())
        .isInstanceOfSatisfying(
            Rejected.class, it -> assertThat(it.code()).isEqualTo("not-in-yet"));

    company.desk.act("joinByQr", "configId", way, "person", "钱文博");
    assertThat(assisted().taken(wanted(), chat, way).members()).contains(new Added(customer));
  }

  @Test
  void nobody_can_tell_whether_a_customer_without_an_account_is_in() {
    var stranger = company.context.accounts().externalWithoutAccount("沈嘉怡");
    var chat = create("博远采购");
    var wanted = new NewChat("博远采购", fang, List.of(fang, stranger));
    var taken = assisted().taken(wanted, chat, assisted().open(chat, KEY));
    assertThat(taken.members().getLast())
        .isInstanceOfSatisfying(
            Rejected.class, it -> assertThat(it.code()).isEqualTo("no-account"));
  }

  @Test
  void an_answer_that_is_lost_leaves_open_whether_there_is_a_code() {
    var chat = create("博远采购");
    company.desk.fault("lostAnswer", "POST " + ADD_WAY);
    assertThatThrownBy(() -> assisted().open(chat, KEY)).isInstanceOf(Unanswered.class);
  }

  @Test
  void a_group_that_is_gone_is_not_found() {
    var chat = create("博远采购");
    var way = assisted().open(chat, KEY);
    company.desk.act("disband", "group", chat.value());
    assertThatThrownBy(() -> assisted().taken(wanted(), chat, way)).isInstanceOf(NotFound.class);
  }
}
