package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.connectors.MemberOutcome.Removed;
import org.convoke.connectors.MemberOutcome.Unchanged;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Groups that are changed, looked at and closed.
class ChangeTest {

  private static final EffectKey KEY = new EffectKey("k1");

  private Feishu feishu;
  private PersonId wangfang;
  private PersonId zhoumin;
  private PersonId huanglei;
  private PersonId qian;

  @BeforeEach
  void start() throws IOException {
    feishu = new Feishu();
    wangfang = feishu.employee("wangfang", "王芳");
    zhoumin = feishu.employee("zhoumin", "周敏");
    huanglei = feishu.employee("huanglei", "黄磊");
    qian = feishu.outsider("qianwenbo", "钱文博");
  }

  @AfterEach
  void stop() {
    feishu.close();
  }

  private GroupChats chats() {
    return feishu.connection.groupChats();
  }

  private ChatHandle internal() {
    var wanted = new NewChat("报价组", wangfang, List.of(wangfang, zhoumin));
    return chats().create(wanted, KEY).chat();
  }

  private ChatHandle external() {
    var wanted = new NewChat("客户群", wangfang, List.of(wangfang, zhoumin, qian));
    return chats().create(wanted, KEY).chat();
  }

  private List<MemberOutcome> update(ChatHandle chat, ChatChange... changes) {
    return chats().update(chat, List.of(changes), KEY);
  }

  private static String code(MemberOutcome outcome) {
    return ((Rejected) outcome).code();
  }

  private String name() {
    return feishu.group().path("name").asText();
  }

  @Test
  void a_group_is_renamed_and_handed_over_and_people_come_and_go() {
    var chat = internal();
    var outcomes =
        update(
            chat,
            new ChatChange.Rename("新报价组"),
            new ChatChange.AddMembers(List.of(huanglei, zhoumin)),
            new ChatChange.Transfer(huanglei),
            new ChatChange.RemoveMembers(List.of(wangfang, qian)));
    assertThat(outcomes)
        .containsExactly(
            new Added(huanglei),
            new Unchanged(zhoumin),
            new Removed(wangfang),
            new Unchanged(qian));
    assertThat(name()).isEqualTo("新报价组");
    assertThat(feishu.group().path("ownerId").asText()).isEqualTo("ou_huanglei");
    assertThat(feishu.members(chat)).containsExactlyInAnyOrder("ou_zhoumin", "ou_huanglei");
  }

  @Test
  void a_change_whose_answer_was_lost_is_made_again_without_harm() {
    var chat = internal();
    feishu.fault("POST /open-apis/im/v1/chats/*/members", "lostAnswer");
    var add = new ChatChange.AddMembers(List.of(huanglei));
    assertThatThrownBy(() -> update(chat, add)).isInstanceOf(Unanswered.class);
    assertThat(update(chat, add)).containsExactly(new Unchanged(huanglei));
    assertThat(feishu.members(chat)).hasSize(3);
  }

  @Test
  void what_is_already_so_is_not_asked_for() {
    var chat = internal();
    update(chat, new ChatChange.Rename("报价组"), new ChatChange.Transfer(wangfang));
    assertThat(feishu.calls("PUT", chat.value())).isZero();
  }

  @Test
  void an_internal_group_takes_no_outsider() {
    var outcomes = update(internal(), new ChatChange.AddMembers(List.of(qian, huanglei)));
    assertThat(code(outcomes.getFirst())).isEqualTo("internal-chat");
    assertThat(((Rejected) outcomes.getFirst()).remedy().zh()).contains("新建");
    assertThat(outcomes.getLast()).isEqualTo(new Added(huanglei));
  }

  @Test
  void an_external_group_takes_contacts_of_its_owner_only() {
    var weber = feishu.outsider("weber", "Daniel Weber");
    var chat = external();
    var add = new ChatChange.AddMembers(List.of(weber));
    assertThat(code(update(chat, add).getFirst())).isEqualTo("not-a-contact-of-the-owner");
    feishu.act("befriend", "person", "ou_ext_weber", "with", "ou_wangfang");
    assertThat(update(chat, add)).containsExactly(new Added(weber));
  }

  @Test
  void a_bot_that_is_no_administrator_of_an_external_group_says_what_it_cannot_do() {
    var chat = external();
    var transfer = new ChatChange.Transfer(zhoumin);
    var problem = catchThrowableOfType(Conflict.class, () -> update(chat, transfer));
    assertThat(problem.code()).isEqualTo("bot-not-manager");
    assertThat(problem.detail().zh()).contains("群管理员");
    var remove = new ChatChange.RemoveMembers(List.of(qian));
    assertThat(code(update(chat, remove).getFirst())).isEqualTo("bot-not-manager");
    update(chat, new ChatChange.Rename("新客户群"));
    assertThat(name()).isEqualTo("新客户群");
  }

  @Test
  void an_external_group_whose_bot_is_an_administrator_is_changed_like_any_other() {
    feishu.configure("botManagerInExternalGroups", true);
    var chat = external();
    var outcomes =
        update(chat, new ChatChange.Transfer(zhoumin), new ChatChange.RemoveMembers(List.of(qian)));
    assertThat(outcomes).containsExactly(new Removed(qian));
  }

  @Test
  void an_owner_is_not_removed() {
    var chat = internal();
    var outcomes = update(chat, new ChatChange.RemoveMembers(List.of(wangfang, zhoumin)));
    assertThat(code(outcomes.getFirst())).isEqualTo("owner-stays");
    assertThat(outcomes.getLast()).isEqualTo(new Removed(zhoumin));
  }

  @Test
  void who_left_the_organization_can_still_be_removed() {
    var left = feishu.context.accounts().departed("周敏", "ou_zhoumin");
    var chat = internal();
    assertThat(update(chat, new ChatChange.RemoveMembers(List.of(left))))
        .containsExactly(new Removed(left));
  }

  @Test
  void impossible_changes_are_refused_before_any_is_made() {
    var chat = internal();
    assertThatThrownBy(
            () -> update(chat, new ChatChange.Rename("新"), new ChatChange.Transfer(huanglei)))
        .isInstanceOfSatisfying(
            Invalid.class,
            it -> assertThat(it.fields().getFirst().code()).isEqualTo("owner-not-member"));
    assertThatThrownBy(() -> update(chat, new ChatChange.Rename("长".repeat(61))))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(
            () ->
                update(
                    chat,
                    new ChatChange.AddMembers(List.of(huanglei)),
                    new ChatChange.Transfer(qian)))
        .isInstanceOfSatisfying(
            Invalid.class,
            it -> assertThat(it.fields().getFirst().code()).isEqualTo("owner-external"));
    assertThat(name()).isEqualTo("报价组");
    assertThat(feishu.members(chat)).hasSize(2);
  }

  @Test
  void a_group_that_is_not_there_is_not_found() {
    for (var id : List.of("oc_nobody", "nonsense", "../contact")) {
      var handle = new ChatHandle(id);
      assertThatThrownBy(() -> update(handle, new ChatChange.Rename("x")))
          .isInstanceOf(NotFound.class);
      assertThat(chats().look(handle)).isEmpty();
    }
  }

  @Test
  void a_group_that_the_bot_was_taken_out_of_is_not_found() {
    var chat = internal();
    feishu.act("removeBot", "group", chat.value());
    assertThatThrownBy(() -> update(chat, new ChatChange.Rename("x")))
        .isInstanceOfSatisfying(
            NotFound.class, it -> assertThat(it.detail().zh()).contains("机器人不在这个群里"));
  }

  @Test
  void a_dissolved_group_is_closed() {
    var chat = internal();
    feishu.act("disband", "group", chat.value());
    assertThat(chats().look(chat).orElseThrow().closed()).isTrue();
    assertThatThrownBy(() -> update(chat, new ChatChange.Rename("x")))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.code()).isEqualTo("chat-closed"));
    chats().close(chat, KEY);
  }

  @Test
  void a_group_has_a_link() {
    assertThat(chats().link(internal()).orElseThrow()).contains("link_token=");
  }

  @Test
  void closing_dissolves_an_internal_group() {
    var chat = internal();
    chats().close(chat, KEY);
    chats().close(chat, KEY);
    assertThat(feishu.group().path("state").asText()).isEqualTo("DISBANDED");
    assertThat(chats().look(chat).orElseThrow().closed()).isTrue();
  }

  @Test
  void a_group_that_the_bot_may_not_dissolve_is_announced_to_be_over_and_muted() {
    feishu.configure("scopes", List.of("im:chat", "im:message"));
    var chat = internal();
    chats().close(chat, KEY);
    chats().close(chat, KEY);
    assertThat(feishu.group().path("state").asText()).isEqualTo("OPEN");
    assertThat(feishu.messages()).hasSize(1);
    assertThat(feishu.messages().getFirst().path("text").asText()).contains("本群已结束");
    assertThat(feishu.calls("PUT", "/moderation")).isEqualTo(1);
  }

  @Test
  void closing_an_external_group_without_the_right_says_who_can() {
    var chat = external();
    assertThatThrownBy(() -> chats().close(chat, KEY))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.detail().zh()).contains("客户群", "请群主在飞书中解散"));
    assertThat(feishu.calls("DELETE", chat.value())).isZero();
    assertThat(feishu.messages()).hasSize(1);
  }

  @Test
  void a_group_that_changes_too_often_is_asked_again_soon() {
    var chat = internal();
    feishu.fault("GET /open-apis/im/v1/chats/*", "throttle");
    assertThatThrownBy(() -> update(chat, new ChatChange.Rename("x")))
        .isInstanceOfSatisfying(
            LimitExceeded.class,
            it -> assertThat(it.retryAfter()).isPositive().isLessThan(Duration.ofSeconds(61)));
  }
}
