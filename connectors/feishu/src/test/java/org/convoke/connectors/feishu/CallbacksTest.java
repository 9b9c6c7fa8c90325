package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convoke.connectors.CallbackAddress;
import org.convoke.connectors.Callbacks.Inbound;
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.connectors.TestConnection;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {

  private static final EffectKey KEY = new EffectKey("e1");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private Feishu feishu;
  private CallbackAddress address;

  @BeforeEach
  void start() throws IOException {
    feishu = new Feishu();
    feishu.context.time().set(Instant.now());
    address = new CallbackAddress(feishu.connection.callbacks());
    feishu.configure("callbackUrl", address.url());
  }

  @AfterEach
  void stop() {
    address.close();
    feishu.close();
  }

  /// Waits until everything was pushed.
  private List<PlatformEvent> events() {
    feishu.desk.pushes();
    assertThat(address.refused()).isEmpty();
    return address.events();
  }

  private PlatformEvent last(Kind kind) {
    return events().stream().filter(it -> it.kind() == kind).reduce((_, it) -> it).orElseThrow();
  }

  private ChatHandle group() {
    var wangfang = feishu.employee("wangfang", "王芳");
    var zhoumin = feishu.employee("zhoumin", "周敏");
    var wanted = new NewChat("报价组", wangfang, List.of(wangfang, zhoumin));
    return feishu.connection.groupChats().create(wanted, KEY).chat();
  }

  @Test
  void the_challenge_is_answered() {
    assertThat(feishu.act("verifyCallback").path("ok").asBoolean()).isTrue();
  }

  @Test
  void a_customers_first_contact_is_told_once_under_one_key() {
    feishu.act("openBotChat", "person", "ou_ext_shenjiayi");
    var events = events();
    assertThat(events).allMatch(it -> it.kind() == Kind.CONTACT_OPENED);
    assertThat(events.stream().map(PlatformEvent::key).distinct())
        .containsExactly("opened:ou_ext_shenjiayi");
    assertThat(events.getFirst().fields().texts("accounts")).containsExactly("ou_ext_shenjiayi");
    assertThat(events.getFirst().fields().texts("names")).containsExactly("沈嘉怡");
  }

  @Test
  void a_colleague_who_opens_the_bots_chat_is_no_customer() {
    feishu.employee("wangfang", "王芳");
    feishu.act("openBotChat", "person", "ou_wangfang");
    assertThat(events()).isEmpty();
  }

  @Test
  void changes_of_a_group_are_told() {
    var chat = group();
    var joined = last(Kind.MEMBERS_ADDED);
    assertThat(joined.chat()).contains(chat);
    assertThat(joined.fields().texts("accounts")).containsExactly("ou_wangfang", "ou_zhoumin");
    assertThat(joined.fields().texts("people")).hasSize(2);
    assertThat(joined.at()).isAfter(Instant.now().minus(Duration.ofMinutes(1)));

    feishu.act("rename", "group", chat.value(), "name", "改过的名字", "by", "ou_zhoumin");
    var renamed = last(Kind.CHAT_RENAMED);
    assertThat(renamed.fields().text("name")).isEqualTo("改过的名字");
    assertThat(renamed.fields().text("operator")).isNotEmpty();

    feishu.act("transfer", "group", chat.value(), "person", "ou_zhoumin");
    assertThat(last(Kind.OWNER_CHANGED).fields().texts("accounts")).containsExactly("ou_zhoumin");

    feishu.act("leave", "group", chat.value(), "person", "ou_wangfang");
    assertThat(last(Kind.MEMBERS_REMOVED).fields().texts("accounts"))
        .containsExactly("ou_wangfang");

    feishu.act("disband", "group", chat.value());
    assertThat(last(Kind.CHAT_CLOSED).chat()).contains(chat);
  }

  @Test
  void messages_and_clicks_are_told() {
    var chat = group();
    feishu.act("sendMessage", "group", chat.value(), "person", "ou_zhoumin", "text", "你好");
    var message = last(Kind.MESSAGE_RECEIVED);
    assertThat(message.fields().text("value")).isEqualTo("你好");
    assertThat(message.key()).startsWith("om_");

    var card = new Card("新工单", "报价", List.of(new Card.Button.Reply("接单", "take")));
    feishu.connection.groupChats().send(chat, card, KEY);
    var id = feishu.messages().getLast().path("id").asText();
    var shown = feishu.act("clickCard", "message", id, "person", "ou_zhoumin");
    assertThat(shown.path("ok").asBoolean()).isTrue();
    var click = last(Kind.CARD_CLICKED);
    assertThat(click.fields().text("value")).isEqualTo("take");
    assertThat(click.chat()).contains(chat);
    assertThat(click.fields().texts("accounts")).containsExactly("ou_zhoumin");
  }

  @Test
  void somebody_who_resigns_changes_the_directory() {
    feishu.act("resign", "person", "ou_zhoumin");
    assertThat(last(Kind.DIRECTORY_CHANGED).fields().text("value"))
        .isEqualTo("contact.user.deleted_v3");
  }

  @Test
  void what_is_told_twice_has_one_key() {
    feishu.fault("PUSH p2p_chat_create", "duplicatePush");
    feishu.act("openBotChat", "person", "ou_ext_shenjiayi");
    assertThat(events().stream().map(PlatformEvent::key).distinct()).hasSize(1);
  }

  @Test
  void the_long_connection_tells_the_same_to_a_server_that_feishu_cannot_reach() throws Exception {
    feishu.close();
    feishu = new Feishu(Map.of("events", "stream"));
    var connected = new CountDownLatch(1);
    var told = new LinkedBlockingQueue<PlatformEvent>();
    var stream = feishu.connection.eventStream().orElseThrow();
    try (var _ = stream.open(told::addAll, _ -> connected.countDown())) {
      assertThat(connected.await(20, TimeUnit.SECONDS)).isTrue();
      feishu.act("openBotChat", "person", "ou_ext_shenjiayi");
      var first = told.poll(20, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      assertThat(first.key()).isEqualTo("opened:ou_ext_shenjiayi");
    }
  }

  // ---- by hand, at a time of our own

  private static final String HELLO =
      "{\"encrypt\":\"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=\"}";

  private static TestConnection at(Map<String, String> settings) {
    var context = new TestConnection(new FeishuPlatform(), settings);
    context.time().set(NOW);
    return context;
  }

  private static String take(TestConnection context, String body, Map<String, String> headers) {
    var inbound = new Inbound("POST", Map.of(), headers, body);
    return new FeishuPlatform().open(context).callbacks().take(inbound).body();
  }

  private static Map<String, String> signed(String body, Instant at) {
    var timestamp = String.valueOf(at.getEpochSecond());
    return Map.of(
        "x-lark-request-timestamp",
        timestamp,
        "x-lark-request-nonce",
        "nonce1",
        "x-lark-signature",
        Seal.signature(timestamp, "nonce1", "test key", body));
  }

  private static final Map<String, String> PLAIN =
      Map.of("appId", "cli_1", "verificationToken", "vt");
  private static final Map<String, String> KEYED =
      Map.of("appId", "cli_1", "verificationToken", "vt", "encryptKey", "test key");

  @Test
  void a_challenge_is_answered_encrypted_or_not_but_with_the_right_token_only() {
    var encrypted =
        "{\"encrypt\":\"AAECAwQFBgcICQoLDA0OD+IYGLa3VZJR7EU+faBqn73LOZPVCJmHScfc6x3Otme86n6g/l/w3GPIzCo+wV1/L396jNtRrJV/imyvrJPXMMs=\"}";
    assertThat(take(at(KEYED), encrypted, Map.of())).isEqualTo("{\"challenge\":\"c1\"}");
    var plain = "{\"challenge\":\"c2\",\"token\":\"vt\",\"type\":\"url_verification\"}";
    assertThat(take(at(PLAIN), plain, Map.of())).isEqualTo("{\"challenge\":\"c2\"}");
    assertThatThrownBy(() -> take(at(PLAIN), plain.replace("vt", "other"), Map.of()))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> take(at(KEYED), plain, Map.of())).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> take(at(Map.of("appId", "cli_1")), plain, Map.of()))
        .isInstanceOf(Forbidden.class);
  }

  /// As Feishu sends it, in schema 2.0 and for this app.
  private static String event(String app) {
    return Json.write(
        Ask.object(
            "schema",
            "2.0",
            "header",
            Ask.object("event_id", "1", "event_type", "x", "token", "vt", "app_id", app),
            "event",
            Ask.object()));
  }

  @Test
  void unsigned_wrongly_signed_and_replayed_events_are_refused() {
    var context = at(KEYED);
    assertThatThrownBy(() -> take(context, HELLO, Map.of())).isInstanceOf(Invalid.class);
    var body = Json.write(Ask.object("encrypt", SandboxSeal.encrypt("test key", event("cli_1"))));
    assertThat(take(context, body, signed(body, NOW))).isEqualTo("{}");
    assertThat(take(context, body, signed(body, NOW.minusSeconds(299)))).isEqualTo("{}");
    assertThatThrownBy(() -> take(context, body, Map.of())).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> take(context, body, signed(body + " ", NOW)))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> take(context, body, signed(body, NOW.minusSeconds(301))))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> take(context, body, signed(body, NOW.plusSeconds(301))))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void events_of_another_app_and_nonsense_are_refused() {
    assertThat(take(at(PLAIN), event("cli_1"), Map.of())).isEqualTo("{}");
    assertThatThrownBy(() -> take(at(PLAIN), event("cli_2"), Map.of()))
        .isInstanceOf(Forbidden.class);
    for (var nonsense : List.of("", "[]", "{", "null", "\"x\"")) {
      assertThatThrownBy(() -> take(at(PLAIN), nonsense, Map.of())).isInstanceOf(Invalid.class);
    }
  }
}
