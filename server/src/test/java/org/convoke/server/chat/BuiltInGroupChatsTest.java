package org.convoke.server.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.Api;
import org.convoke.server.connections.Connectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The capability as every platform has it, on the built-in one.
@QuarkusTest
class BuiltInGroupChatsTest {

  @Inject Connectors connectors;

  private final Api xiewan = Api.signIn("xiewan");
  private final Api songjia = Api.signIn("songjia");
  private final Api tangxin = Api.signIn("tangxin");
  private GroupChats chats;

  @BeforeEach
  void connect() {
    var org = OrgId.parse(xiewan.get("/me").text("organization.id"));
    chats = connectors.groupChats(org, "builtin").orElseThrow();
  }

  @Test
  void a_plan_says_who_would_be_in_and_who_not_and_creates_nothing() {
    var nobody = PersonId.create();
    var plan = chats.plan(chat("n".repeat(101), xiewan.person(), xiewan.person(), nobody));
    assertThat(plan.isPossible()).isFalse();
    assertThat(plan.accepted()).containsExactly(xiewan.person());
    assertThat(plan.rejected()).extracting(MemberOutcome.Rejected::person).containsExactly(nobody);
    assertThat(plan.rejected().getFirst().remedy().en()).isNotBlank();
    assertThat(plan.limits()).extracting(Plan.Limit::isMet).containsExactly(false, true);
    assertThat(plan.problems())
        .extracting(problem -> problem.field() + " " + problem.code())
        .containsExactly("name name-too-long", "members unknown-person");
    assertThat(chats.plan(chat("好", xiewan.person(), xiewan.person())).isPossible()).isTrue();
  }

  @Test
  void what_is_not_possible_is_not_created() {
    var wanted = chat("无群主", xiewan.person(), songjia.person());
    assertThatThrownBy(() -> chats.create(wanted, key())).isInstanceOf(Invalid.class);
  }

  @Test
  void the_same_intention_makes_one_chat() {
    var wanted = chat("一次", xiewan.person(), xiewan.person(), songjia.person());
    var key = key();
    var first = chats.create(wanted, key);
    assertThat(chats.create(wanted, key)).isEqualTo(first);
    assertThat(chats.create(wanted, key()).chat()).isNotEqualTo(first.chat());
    assertThat(first.members())
        .containsExactly(
            new MemberOutcome.Added(xiewan.person()), new MemberOutcome.Added(songjia.person()));
  }

  @Test
  void a_chat_is_looked_at_and_found_by_its_intention() {
    var wanted = chat("找得到", xiewan.person(), xiewan.person(), songjia.person());
    var key = key();
    assertThat(chats.find(wanted, key)).isEmpty();
    var made = chats.create(wanted, key);
    assertThat(chats.find(wanted, key)).contains(made);
    var facts = chats.look(made.chat()).orElseThrow();
    assertThat(facts.name()).isEqualTo("找得到");
    assertThat(facts.owner()).contains(xiewan.person().toString());
    assertThat(facts.members())
        .containsExactlyInAnyOrder(xiewan.person().toString(), songjia.person().toString());
    assertThat(facts.closed()).isFalse();
    chats.close(made.chat(), key());
    assertThat(chats.look(made.chat()).orElseThrow().closed()).isTrue();
  }

  @Test
  void a_card_is_written_with_its_addresses_and_without_other_buttons() {
    var chat = created(xiewan, songjia).chat();
    var link = new Card.Button.Link("查看", "https://example.com/1");
    chats.send(chat, new Card("新工单", "**紧急**", List.of(link)), key());
    var reply = new Card("新工单", "", List.of(new Card.Button.Reply("接单", "take")));
    assertThatThrownBy(() -> chats.send(chat, reply, key()))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("no-reply-buttons");
    var messages = xiewan.get("/chats/" + chat.value() + "/messages").expect(200);
    assertThat(Talk.items(messages).getFirst().at("/text").asText())
        .isEqualTo("新工单\n**紧急**\n查看 https://example.com/1");
  }

  @Test
  void what_becomes_of_each_person_is_a_result() {
    var chat = created(xiewan, songjia);
    var outcomes =
        chats.update(
            chat.chat(),
            List.of(
                new ChatChange.AddMembers(List.of(songjia.person(), tangxin.person())),
                new ChatChange.RemoveMembers(List.of(Api.signIn("hanbing").person()))),
            key());
    assertThat(outcomes)
        .containsExactly(
            new MemberOutcome.Unchanged(songjia.person()),
            new MemberOutcome.Added(tangxin.person()),
            new MemberOutcome.Unchanged(Api.signIn("hanbing").person()));
    assertThat(chats.members(chat.chat()))
        .startsWith(xiewan.person())
        .containsExactlyInAnyOrder(xiewan.person(), songjia.person(), tangxin.person());
  }

  @Test
  void the_same_intention_writes_one_message_and_renames_once() {
    var chat = created(xiewan, songjia).chat();
    var message = key();
    chats.send(chat, "只说一次", List.of(songjia.person()), message);
    chats.send(chat, "只说一次", List.of(songjia.person()), message);
    var rename = key();
    chats.update(chat, List.of(new ChatChange.Rename("甲")), rename);
    chats.update(chat, List.of(new ChatChange.Rename("乙")), key());
    chats.update(chat, List.of(new ChatChange.Rename("甲")), rename);
    chats.close(chat, key());
    chats.close(chat, key());
    var messages = songjia.get("/chats/" + chat.value() + "/messages?after=0").expect(200);
    assertThat(Talk.items(messages)).hasSize(5);
    assertThat(songjia.get("/chats/" + chat.value()).text("name")).isEqualTo("乙");
  }

  @Test
  void another_organization_has_no_such_chat() {
    var chat = created(xiewan, songjia).chat();
    var other = OrgId.parse(Api.signIn("otherowner").get("/me").text("organization.id"));
    var foreign = connectors.groupChats(other, "builtin").orElseThrow();
    assertThatThrownBy(() -> foreign.members(chat)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> foreign.close(chat, key())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> foreign.send(chat, "x", List.of(), key()))
        .isInstanceOf(NotFound.class);
  }

  private org.convoke.connectors.CreatedChat created(Api owner, Api other) {
    return chats.create(chat("设计群", owner.person(), owner.person(), other.person()), key());
  }

  private static NewChat chat(String name, PersonId owner, PersonId... members) {
    return new NewChat(name, owner, Arrays.asList(members));
  }

  private static EffectKey key() {
    return new EffectKey(Id.next().toString());
  }
}
