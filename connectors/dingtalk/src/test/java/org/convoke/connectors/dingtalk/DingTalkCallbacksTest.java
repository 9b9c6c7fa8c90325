package org.convoke.connectors.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convoke.connectors.CallbackAddress;
import org.convoke.connectors.Callbacks.Inbound;
import org.convoke.connectors.Callbacks.Taken;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.connectors.SealedCallbacks;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DingTalkCallbacksTest {

  private static final String KEY = "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij";

  private Company company;
  private CallbackAddress address;

  @BeforeEach
  void start() throws IOException {
    company = Company.with("dialect", "scene");
    company.context.time().set(Instant.now()); // as the sandbox has it: old calls are refused
    address = new CallbackAddress(company.connection.callbacks());
    company.desk.configure("callbackUrl", address.url());
  }

  @AfterEach
  void stop() {
    address.close();
    company.close();
  }

  @Test
  void the_console_s_check_of_the_address_passes() {
    assertThat(company.desk.act("verifyCallback").path("ok").asBoolean()).isTrue();
    assertThat(address.events()).isEmpty();
  }

  private ChatHandle happenings() {
    var chat =
        company
            .chats()
            .create(
                new NewChat("报价组", company.fang, List.of(company.fang, company.yang)),
                new EffectKey("effect-1"))
            .chat();
    var group = GroupIds.of(chat).conversationId();
    company.desk.act("rename", "group", group, "name", "新群名", "by", "wangfang");
    company.desk.act("addMember", "group", group, "person", "chenjing");
    company.desk.act("transfer", "group", group, "person", "liuyang");
    company.desk.act("leave", "group", group, "person", "chenjing");
    company.desk.act("disband", "group", group);
    company.desk.pushes();
    return chat;
  }

  private PlatformEvent only(Kind kind) {
    return address.events().stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void what_happens_in_a_group_arrives() {
    var chat = happenings();
    assertThat(address.refused()).isEmpty();
    assertThat(address.events().stream().map(PlatformEvent::kind))
        .contains(
            Kind.CHAT_RENAMED,
            Kind.MEMBERS_ADDED,
            Kind.OWNER_CHANGED,
            Kind.MEMBERS_REMOVED,
            Kind.CHAT_CLOSED);
    assertThat(only(Kind.CHAT_RENAMED).chat()).contains(chat);
    assertThat(only(Kind.CHAT_RENAMED).fields().text("name")).isEqualTo("新群名");
    assertThat(only(Kind.CHAT_RENAMED).fields().text("operator"))
        .isEqualTo(company.fang.toString());
    assertThat(only(Kind.MEMBERS_ADDED).fields().texts("people"))
        .containsExactly(company.jing.toString());
    assertThat(only(Kind.MEMBERS_REMOVED).fields().texts("accounts")).containsExactly("chenjing");
    assertThat(only(Kind.OWNER_CHANGED).chat().orElseThrow().value())
        .isEqualTo(GroupIds.of(chat).conversationId());
  }

  @Test
  void the_same_arrives_by_stream_and_is_not_pushed() throws Exception {
    try (var other = Company.with("dialect", "scene", "callbackToken", "")) {
      var told = new LinkedBlockingQueue<PlatformEvent>();
      var connected = new LinkedBlockingQueue<Boolean>();
      var stream = other.connection.eventStream().orElseThrow();
      try (var _ = stream.open(told::addAll, connected::add)) {
        assertThat(connected.poll(10, TimeUnit.SECONDS)).isTrue();
        other.desk.act("resign", "person", "sunli");
        var event = told.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.kind()).isEqualTo(Kind.DIRECTORY_CHANGED);
        assertThat(event.fields().texts("accounts")).containsExactly("sunli");
      }
    }
    assertThat(company.connection.eventStream()).isEmpty();
  }

  @Test
  void names_that_begin_with_a_capital_are_read_too() {
    company.desk.configure("pascalCaseEvents", true);
    var chat = happenings();
    assertThat(only(Kind.CHAT_RENAMED).chat()).contains(chat);
    assertThat(only(Kind.MEMBERS_REMOVED).fields().texts("accounts")).containsExactly("chenjing");
  }

  @Test
  void a_change_of_the_directory_arrives_once_however_often_it_is_told() {
    company.desk.fault("duplicatePush", "PUSH user_leave_org");
    company.desk.act("resign", "person", "sunli");
    company.desk.pushes();
    assertThat(address.events()).hasSize(2);
    assertThat(address.events().stream().map(PlatformEvent::key).distinct()).hasSize(1);
    assertThat(only(Kind.DIRECTORY_CHANGED).fields().texts("accounts")).containsExactly("sunli");
    assertThat(only(Kind.DIRECTORY_CHANGED).fields().text("value")).isEqualTo("user_leave_org");
  }

  private Taken take(String receiver, String parameter, String text) {
    return take(receiver, parameter, text, Instant.now());
  }

  private Taken take(String receiver, String parameter, String text, Instant signed) {
    var timestamp = String.valueOf(signed.toEpochMilli());
    var seal = new SealedCallbacks("sandboxToken", KEY, receiver);
    var sealed = seal.seal(text);
    return company
        .connection
        .callbacks()
        .take(
            new Inbound(
                "POST",
                Map.of(
                    parameter,
                    seal.sign(timestamp, "n", sealed),
                    "timestamp",
                    timestamp,
                    "nonce",
                    "n"),
                Map.of(),
                "{\"encrypt\":\"" + sealed + "\"}"));
  }

  @Test
  void calls_for_the_app_and_for_the_company_are_taken_and_no_others() {
    assertThat(take("dingsandbox0001", "signature", "{\"EventType\":\"check_url\"}").body())
        .contains("encrypt");
    assertThat(take("dingcorp0001", "msg_signature", "{\"EventType\":\"check_url\"}").events())
        .isEmpty();
    assertThatThrownBy(() -> take("somebody-else", "signature", "{}"))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> take("dingsandbox0001", "other", "{}")).isInstanceOf(Forbidden.class);
  }

  @Test
  void a_call_that_was_signed_long_ago_is_refused() {
    var text = "{\"EventType\":\"check_url\"}";
    var now = Instant.now();
    take("dingsandbox0001", "signature", text, now.minus(Duration.ofMinutes(4)));
    assertThatThrownBy(
            () -> take("dingsandbox0001", "signature", text, now.minus(Duration.ofMinutes(6))))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void what_is_no_json_is_not_read() {
    assertThatThrownBy(() -> take("dingsandbox0001", "signature", "no json"))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(
            () ->
                company
                    .connection
                    .callbacks()
                    .take(new Inbound("POST", Map.of(), Map.of(), "no json")))
        .isInstanceOf(Invalid.class);
  }
}
