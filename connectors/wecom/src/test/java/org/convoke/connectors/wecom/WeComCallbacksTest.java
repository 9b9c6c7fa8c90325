package org.convoke.connectors.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.CallbackAddress;
import org.convoke.connectors.Callbacks.Inbound;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.connectors.SealedCallbacks;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeComCallbacksTest {

  private static final SealedCallbacks SEAL =
      new SealedCallbacks(
          "sandboxToken", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wwsandbox0001");

  private Company company;
  private CallbackAddress address;

  @BeforeEach
  void start() throws IOException {
    company = new Company();
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
  }

  @Test
  void what_happens_in_a_customer_group_arrives() {
    var group =
        company
            .desk
            .act(
                "createCustomerGroup", "owner", "wangfang", "name", "客户群", "people", List.of("钱文博"))
            .path("chatId")
            .asText();
    company.desk.act("rename", "group", group, "name", "新群名");
    company.desk.act("addMember", "group", group, "person", "liuyang");
    company.desk.act("transfer", "group", group, "person", "liuyang");
    company.desk.act("removeMember", "group", group, "person", "wangfang");
    company.desk.act("disband", "group", group);
    company.desk.pushes();
    assertThat(address.refused()).isEmpty();
    assertThat(address.events().stream().map(PlatformEvent::kind))
        .containsExactlyInAnyOrder(
            Kind.CHAT_CREATED,
            Kind.CHAT_RENAMED,
            Kind.MEMBERS_ADDED,
            Kind.OWNER_CHANGED,
            Kind.MEMBERS_REMOVED,
            Kind.CHAT_CLOSED);
    assertThat(address.events())
        .allSatisfy(it -> assertThat(it.chat().orElseThrow().value()).isEqualTo(group));
    var added = only(Kind.MEMBERS_ADDED);
    assertThat(added.fields().texts("accounts")).containsExactly("liuyang");
    assertThat(added.fields().texts("people")).containsExactly(company.yang.toString());
  }

  private PlatformEvent only(Kind kind) {
    return address.events().stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void a_customer_who_was_befriended_is_a_first_contact() {
    company.desk.act("befriend", "person", "Daniel Weber", "with", "wangfang");
    company.desk.pushes();
    var event = only(Kind.CONTACT_OPENED);
    assertThat(event.fields().texts("accounts")).hasSize(1);
    assertThat(event.fields().text("operator")).isEqualTo(company.fang.toString());
  }

  @Test
  void the_same_happening_told_twice_has_the_same_key() {
    company.desk.fault("duplicatePush", "PUSH change_contact.delete_user");
    company.desk.act("resign", "person", "sunli");
    company.desk.act("resign", "person", "machao");
    company.desk.pushes();
    var keys = address.events().stream().map(PlatformEvent::key).toList();
    assertThat(keys).hasSize(3);
    assertThat(List.copyOf(new java.util.TreeSet<>(keys))).hasSize(2);
    assertThat(only(Kind.DIRECTORY_CHANGED).fields().text("value")).isEqualTo("delete_user");
  }

  private Inbound inbound(String xml, String signature) {
    return inbound(xml, signature, Instant.now());
  }

  private Inbound inbound(String xml, String signature, Instant signed) {
    var timestamp = String.valueOf(signed.getEpochSecond());
    var sealed = SEAL.seal(xml);
    return new Inbound(
        "POST",
        Map.of(
            "msg_signature",
            signature.isEmpty() ? SEAL.sign(timestamp, "n", sealed) : signature,
            "timestamp",
            timestamp,
            "nonce",
            "n"),
        Map.of(),
        "<xml><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>");
  }

  private List<PlatformEvent> take(String xml) {
    return company.connection.callbacks().take(inbound(xml, "")).events();
  }

  @Test
  void a_message_to_the_app_arrives_with_its_words() {
    var event =
        take("""
                <xml><FromUserName><![CDATA[WangFang]]></FromUserName><CreateTime>1763690400</CreateTime>
                <MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content><MsgId>7</MsgId></xml>""")
            .getFirst();
    assertThat(event.kind()).isEqualTo(Kind.MESSAGE_RECEIVED);
    assertThat(event.fields().get("value")).isEqualTo(Value.of("你好"));
    assertThat(event.fields().text("operator")).isEqualTo(company.fang.toString());
    assertThat(event.at()).hasToString("2025-11-21T02:00:00Z");
  }

  @Test
  void what_means_nothing_here_is_left_out() {
    assertThat(take("<xml><MsgType>event</MsgType><Event>enter_agent</Event></xml>")).isEmpty();
  }

  @Test
  void a_call_with_another_signature_is_refused() {
    assertThatThrownBy(() -> company.connection.callbacks().take(inbound("<xml/>", "0000")))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void a_call_that_was_signed_long_ago_is_refused() {
    var callbacks = company.connection.callbacks();
    var inTime = inbound("<xml/>", "", Instant.now().minus(Duration.ofMinutes(4)));
    assertThat(callbacks.take(inTime).events()).isEmpty();
    var old = inbound("<xml/>", "", Instant.now().minus(Duration.ofMinutes(6)));
    assertThatThrownBy(() -> callbacks.take(old)).isInstanceOf(Forbidden.class);
  }

  @Test
  void a_body_that_names_a_file_is_not_read() {
    var body =
        """
        <!DOCTYPE xml [<!ENTITY file SYSTEM "file:///etc/passwd">]>
        <xml><Encrypt>&file;</Encrypt></xml>""";
    assertThatThrownBy(
            () ->
                company.connection.callbacks().take(new Inbound("POST", Map.of(), Map.of(), body)))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> take("no xml")).isInstanceOf(Invalid.class);
  }
}
