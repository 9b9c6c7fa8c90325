package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Repeatability;
import org.convoke.connectors.Unanswered;
import org.convoke.model.FieldProblem;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.PersonId;
import org.convoke.model.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Scenario B: staff and customers in one group, and what may go wrong.
class CreationTest {

  private static final EffectKey KEY = new EffectKey("0a1b2c3d4e5f60718293a4b5c6d7e8f901234567");

  private Feishu feishu;
  private PersonId wangfang;
  private PersonId zhoumin;

  @BeforeEach
  void start() throws IOException {
    feishu = new Feishu();
    wangfang = feishu.employee("wangfang", "王芳");
    zhoumin = feishu.employee("zhoumin", "周敏");
  }

  @AfterEach
  void stop() {
    feishu.close();
  }

  private GroupChats chats() {
    return feishu.connection.groupChats();
  }

  private CreatedChat create(NewChat chat) {
    return chats().create(chat, KEY);
  }

  private static NewChat chat(PersonId owner, PersonId... others) {
    var members = new ArrayList<>(List.of(owner));
    members.addAll(List.of(others));
    return new NewChat("报价组", owner, members);
  }

  private static List<String> codes(Invalid invalid) {
    return invalid.fields().stream().map(FieldProblem::code).toList();
  }

  private Invalid refused(NewChat chat) {
    return catchThrowableOfType(Invalid.class, () -> create(chat));
  }

  @Test
  void an_internal_group_has_its_owner_and_members() {
    var made = create(chat(wangfang, zhoumin));
    assertThat(made.members()).containsExactly(new Added(wangfang), new Added(zhoumin));
    assertThat(made.external()).isFalse();
    assertThat(made.ids()).containsEntry("chat_id", made.chat().value());
    assertThat(made.link()).endsWith("openChatId=" + made.chat().value());
    assertThat(feishu.members(made.chat())).containsExactly("ou_wangfang", "ou_zhoumin");
    assertThat(feishu.group().path("ownerId").asText()).isEqualTo("ou_wangfang");
    assertThat(feishu.group().path("name").asText()).isEqualTo("报价组");
    assertThat(chats().look(made.chat()).orElseThrow().owner()).contains("ou_wangfang");
    assertThat(chats().members(made.chat())).containsExactly(wangfang, zhoumin);
  }

  @Test
  void a_group_with_a_customer_is_external() {
    var qian = feishu.outsider("qianwenbo", "钱文博");
    var made = create(chat(wangfang, zhoumin, qian));
    assertThat(made.external()).isTrue();
    assertThat(made.members()).hasSize(3).allMatch(it -> it instanceof Added);
    assertThat(chats().look(made.chat()).orElseThrow().external()).isTrue();
  }

  @Test
  void a_lost_answer_leaves_one_group() {
    feishu.fault("POST /open-apis/im/v1/chats", "lostAnswer");
    assertThatThrownBy(() -> create(chat(wangfang, zhoumin))).isInstanceOf(Unanswered.class);
    var made = create(chat(wangfang, zhoumin));
    assertThat(feishu.group().path("id").asText()).isEqualTo(made.chat().value());
    assertThat(made.members()).hasSize(2).allMatch(it -> it instanceof Added);
  }

  @Test
  void a_second_answer_that_does_not_name_the_group_leaves_one_group() {
    feishu.configure("repeatedUuidAnswers", false);
    feishu.fault("POST /open-apis/im/v1/chats", "lostAnswer");
    assertThatThrownBy(() -> create(chat(wangfang, zhoumin))).isInstanceOf(Unanswered.class);
    var made = create(chat(wangfang, zhoumin));
    assertThat(feishu.group().path("id").asText()).isEqualTo(made.chat().value());
  }

  @Test
  void twenty_who_create_it_at_once_create_one_group() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var made = new ArrayList<Future<CreatedChat>>();
      for (var number = 0; number < 20; number++) {
        made.add(threads.submit(() -> create(chat(wangfang, zhoumin))));
      }
      for (var each : made) {
        assertThat(each.get().chat().value()).isEqualTo(feishu.group().path("id").asText());
      }
    }
  }

  @Test
  void nothing_is_believed_of_an_answer_that_cannot_be_read() {
    feishu.fault("POST /open-apis/im/v1/chats", "garbage");
    assertThatThrownBy(() -> create(chat(wangfang))).isInstanceOf(Unanswered.class);
    feishu.fault("POST /open-apis/im/v1/chats", "serverError");
    assertThatThrownBy(() -> create(chat(wangfang))).isInstanceOf(Unanswered.class);
    create(chat(wangfang));
    assertThat(feishu.groups()).hasSize(1);
  }

  @Test
  void creating_may_be_repeated_for_ten_hours_and_sending_for_one() {
    assertThat(chats().repeatability(GroupChats.Call.CREATE))
        .isEqualTo(new Repeatability.Keyed(Duration.ofHours(10)));
    assertThat(chats().repeatability(GroupChats.Call.SEND))
        .isEqualTo(new Repeatability.Keyed(Duration.ofHours(1)));
  }

  @Test
  void a_throttled_creation_is_tried_again_at_the_second_that_feishu_names() {
    feishu.fault("POST /open-apis/im/v1/chats", "throttle", "seconds", 17);
    var limit = catchThrowableOfType(LimitExceeded.class, () -> create(chat(wangfang)));
    assertThat(limit.retryAfter()).isEqualTo(Duration.ofSeconds(17));
    assertThat(feishu.groups()).isEmpty();
    create(chat(wangfang));
    assertThat(feishu.groups()).hasSize(1);
  }

  @Test
  void more_than_a_second_takes_waits_for_the_next_second_only() {
    feishu.desk.limit("perSecond", 0);
    var limit = catchThrowableOfType(LimitExceeded.class, () -> create(chat(wangfang)));
    assertThat(limit.retryAfter()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_month_that_is_used_up_is_used_up_for_all_calls_until_the_next() {
    feishu.fault("POST /open-apis/im/v1/chats", "quotaUsedUp");
    var limit = catchThrowableOfType(LimitExceeded.class, () -> create(chat(wangfang)));
    assertThat(limit.code()).isEqualTo("platform-quota-used-up");
    assertThat(limit.retryAfter()).isGreaterThan(Duration.ofDays(9));
    assertThatThrownBy(() -> create(chat(wangfang))).isInstanceOf(LimitExceeded.class);
    assertThat(feishu.calls("POST", "/im/v1/chats")).isEqualTo(1);
  }

  @Test
  void a_token_that_is_not_taken_any_more_is_got_again() {
    create(chat(wangfang));
    feishu.fault("GET /open-apis/im/v1/chats/*", "tokenRevoked");
    assertThat(chats().look(create(chat(wangfang)).chat())).isPresent();
    assertThat(feishu.calls("POST", "/tenant_access_token/internal")).isEqualTo(2);
  }

  @Test
  void a_server_that_cannot_be_reached_made_nothing() throws IOException {
    feishu.close();
    assertThatThrownBy(() -> create(chat(wangfang))).isInstanceOf(Unavailable.class);
  }

  @Test
  void more_than_fifty_people_come_in_batches() {
    var people = new ArrayList<PersonId>();
    for (var number = 0; number < 120; number++) {
      // Feishu does not know them, which it says of each: the batches are what is looked at.
      people.add(feishu.context.accounts().employee("员工" + number, "ou_nobody" + number));
    }
    people.addFirst(wangfang);
    people.addLast(zhoumin);
    var made = create(new NewChat("大群", wangfang, people));
    assertThat(feishu.members(made.chat())).containsExactly("ou_wangfang", "ou_zhoumin");
    assertThat(feishu.calls("POST", "/members")).isEqualTo(3);
    assertThat(made.members()).hasSize(122);
    assertThat(made.members().getLast()).isEqualTo(new Added(zhoumin));
    assertThat(code(made.members().get(1))).isEqualTo("unknown-account");
  }

  private static String code(MemberOutcome outcome) {
    return ((Rejected) outcome).code();
  }

  @Test
  void everybody_who_cannot_be_added_is_named_with_a_remedy() {
    var departed = feishu.context.accounts().departed("赵磊", "ou_zhaolei");
    var without = feishu.context.accounts().withoutAccount("李娜");
    var made = create(chat(wangfang, departed, without, zhoumin));
    assertThat(made.members().subList(1, 3))
        .extracting(CreationTest::code)
        .containsExactly("person-departed", "no-account");
    var rejected = (Rejected) made.members().get(2);
    assertThat(rejected.reason().zh()).isEqualTo("李娜没有关联飞书账号。");
    assertThat(rejected.remedy().zh()).contains("账号");
    assertThat(feishu.members(made.chat())).containsExactly("ou_wangfang", "ou_zhoumin");
  }

  @Test
  void somebody_outside_of_the_availability_does_not_keep_the_others_out() {
    feishu.act("setAvailability", "person", "ou_zhoumin", "available", false);
    var huang = feishu.employee("huanglei", "黄磊");
    var made = create(chat(wangfang, zhoumin, huang));
    assertThat(code(made.members().get(1))).isEqualTo("not-available");
    assertThat(made.members().get(2)).isEqualTo(new Added(huang));
    assertThat(feishu.groups()).hasSize(1);
  }

  @Test
  void a_customer_who_is_no_contact_of_the_owner_does_not_keep_another_out() {
    var weber = feishu.outsider("weber", "Daniel Weber");
    var qian = feishu.outsider("qianwenbo", "钱文博");
    var made = create(chat(wangfang, weber, qian, zhoumin));
    assertThat(made.external()).isTrue();
    assertThat(code(made.members().get(1))).isEqualTo("not-a-contact-of-the-owner");
    assertThat(made.members().get(2)).isEqualTo(new Added(qian));
    assertThat(made.members().get(3)).isEqualTo(new Added(zhoumin));
    assertThat(feishu.groups()).hasSize(1);
  }

  @Test
  void no_group_is_created_when_its_only_customer_is_no_contact_of_the_owner() {
    var weber = feishu.outsider("weber", "Daniel Weber");
    var problem = refused(chat(wangfang, weber, zhoumin));
    assertThat(codes(problem)).containsExactly("not-a-contact-of-the-owner");
    assertThat(problem.detail().zh()).contains("Daniel Weber", "联系人", "飞书 2320");
    assertThat(feishu.groups()).isEmpty();
  }

  @Test
  void no_group_is_created_when_its_only_customer_never_opened_the_bots_chat() {
    var shen = feishu.context.accounts().externalWithoutAccount("沈嘉怡");
    var problem = refused(chat(wangfang, shen));
    assertThat(codes(problem)).containsExactly("contact-not-opened");
    assertThat(problem.fields().getFirst().detail().zh())
        .contains("沈嘉怡", "机器人", "appId=cli_sandbox0001");
    assertThat(feishu.groups()).isEmpty();
  }

  @Test
  void an_outsider_cannot_own_a_group() {
    var qian = feishu.outsider("qianwenbo", "钱文博");
    assertThat(codes(refused(chat(qian, wangfang)))).containsExactly("owner-external");
    assertThat(feishu.groups()).isEmpty();
  }

  @Test
  void a_bot_cannot_own_a_group() {
    var bot = feishu.context.accounts().employee("机器人", "cli_sandbox0001");
    assertThat(codes(refused(chat(bot, wangfang)))).containsExactly("owner-is-bot");
  }

  @Test
  void without_external_sharing_the_console_page_is_named() {
    feishu.configure("externalSharing", false);
    var qian = feishu.outsider("qianwenbo", "钱文博");
    var problem = catchThrowableOfType(Forbidden.class, () -> create(chat(wangfang, qian)));
    assertThat(problem.code()).isEqualTo("external-sharing-off");
    assertThat(problem.detail().zh()).contains("对外共享", "232033");
    assertThat(problem.detail().en()).contains("External sharing", "232033");
  }

  @Test
  void a_missing_scope_is_named() {
    feishu.configure("scopes", List.of("im:chat:read"));
    var problem = catchThrowableOfType(Forbidden.class, () -> create(chat(wangfang)));
    assertThat(problem.code()).isEqualTo("scope-missing");
    assertThat(problem.detail().zh()).contains("im:chat:create", "权限管理");
  }

  @Test
  void names_have_limits() {
    var long61 = new NewChat("长".repeat(61), wangfang, List.of(wangfang));
    assertThat(codes(refused(long61))).containsExactly("name-too-long");
    var none = new NewChat(" ", wangfang, List.of(wangfang));
    assertThat(codes(refused(none))).containsExactly("required");
    create(new NewChat("长".repeat(60), wangfang, List.of(wangfang)));
  }

  @Test
  void members_that_could_not_be_asked_for_are_asked_for_again_under_the_same_key() {
    feishu.fault("GET /open-apis/im/v1/chats/*/members", "throttle");
    assertThatThrownBy(() -> create(chat(wangfang, zhoumin))).isInstanceOf(Unanswered.class);
    assertThat(create(chat(wangfang, zhoumin)).members()).hasSize(2);
    assertThat(feishu.groups()).hasSize(1);
  }

  @Test
  void a_plan_names_problems_and_limits_before_anything_is_asked() {
    var qian = feishu.outsider("qianwenbo", "钱文博");
    var departed = feishu.context.accounts().departed("赵磊", "ou_zhaolei");
    var good = chats().plan(chat(wangfang, qian, departed));
    assertThat(good.isPossible()).isTrue();
    assertThat(good.accepted()).containsExactly(wangfang, qian);
    assertThat(good.rejected()).extracting(Rejected::code).containsExactly("person-departed");
    assertThat(good.limits()).allMatch(it -> it.isMet());
    assertThat(good.unknown()).hasSize(2).last().asString().contains("钱文博", "联系人");
    var bad = chats().plan(new NewChat("x".repeat(70), qian, List.of(wangfang)));
    assertThat(bad.problems())
        .extracting(FieldProblem::code)
        .containsExactly("name-too-long", "owner-not-member");
    assertThat(feishu.context.wire().sent()).isEmpty();
  }
}
