package org.convoke.server.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convoke.model.FormId;
import org.convoke.model.OrgId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RealtimeTest {

  @Inject Realtime realtime;
  @Inject Sockets sockets;
  @Inject Admission admission;
  @Inject TestClock clock;

  private final Api zhuting = Api.signIn("zhuting");
  private final Api hujun = Api.signIn("hujun");
  private final Api zhangwei = Api.signIn("zhangwei");
  private final Api stranger = Api.signIn("othermember");

  @Test
  void only_who_is_signed_in_gets_a_socket() {
    assertThat(Listening.refusal("", Map.of())).isEqualTo(401);
    assertThat(Listening.refusal("", Map.of("Cookie", "convoke_session=made-up"))).isEqualTo(401);
    assertThat(Listening.refusal("?token=cvk_made-up", Map.of())).isEqualTo(401);
    assertThat(Listening.refusal("", zhuting.headers())).isEqualTo(101);
  }

  @Test
  void another_site_gets_no_socket() {
    var headers = new HashMap<>(zhuting.headers());
    headers.put("Origin", "https://elsewhere.example");
    assertThat(Listening.refusal("", headers)).isEqualTo(403);
    headers.put("Origin", Api.address().toString());
    assertThat(Listening.refusal("", headers)).isEqualTo(101);
  }

  @Test
  void a_ping_is_answered() {
    try (var socket = Listening.as(zhuting)) {
      socket.say(Map.of("type", "ping"));
      socket.next("pong");
    }
  }

  @Test
  void who_says_something_else_is_disconnected() {
    for (var noise : List.of("hello?", "{\"type\":\"shout\"}", "null", "[]")) {
      try (var socket = Listening.as(zhuting)) {
        socket.say(noise);
        assertThat(socket.closeCode()).as(noise).isEqualTo(1008);
      }
    }
  }

  @Test
  void a_topic_is_heard_while_it_is_subscribed_to() {
    var form = FormId.create();
    var event = new Event.Records(form, RecordId.create());
    try (var socket = Listening.as(zhuting)) {
      realtime.toTopic(demo(), "form:" + form, event);
      assertThat(socket.soFar()).isEmpty();
      socket.subscribe("form:" + form);
      realtime.toTopic(demo(), "form:" + form, event);
      assertThat(socket.next("records").at("/formId").asText()).isEqualTo(form.toString());
      socket.subscribe();
      realtime.toTopic(demo(), "form:" + form, event);
      assertThat(socket.soFar()).isEmpty();
    }
  }

  @Test
  void the_same_topic_of_another_organization_is_not_heard() {
    var form = FormId.create();
    try (var socket = Listening.as(stranger)) {
      socket.subscribe("form:" + form);
      realtime.toTopic(demo(), "form:" + form, new Event.Records(form, RecordId.create()));
      assertThat(socket.soFar()).isEmpty();
    }
  }

  @Test
  void runs_are_heard_by_builders() {
    var event = new Event.Run(RunId.create(), org.convoke.model.FlowId.create(), "DONE");
    try (var member = Listening.as(zhuting);
        var builder = Listening.as(zhangwei)) {
      member.subscribe("runs", "run:" + event.runId());
      builder.subscribe("runs", "run:" + event.runId());
      realtime.toTopic(demo(), "runs", event);
      realtime.toTopic(demo(), "run:" + event.runId(), event);
      assertThat(builder.soFar()).hasSize(2);
      assertThat(member.soFar()).isEmpty();
    }
  }

  @Test
  void the_calls_of_a_connection_are_heard_by_administrators() throws InterruptedException {
    var lina = Api.signIn("lina");
    var settings = Map.of("appId", "a", "appSecret", "b");
    var body = Map.of("name", "听", "connector", "feishu", "settings", settings);
    var id = lina.post("/connections", body).expect(201).text("id");
    try (var administrator = Listening.as(lina);
        var builder = Listening.as(zhangwei)) {
      administrator.subscribe("connection:" + id);
      builder.subscribe("connection:" + id);
      Api.anonymous().post("//callbacks/" + id, "{}"); // refused, and logged
      assertThat(administrator.next("connection").at("/connectionId").asText()).isEqualTo(id);
      assertThat(builder.soFar()).isEmpty();
    }
  }

  @Test
  void a_token_hears_what_it_may_read() {
    var talks = token(zhangwei, "chats:read");
    var records = token(zhangwei, "records:read");
    var read = new Event.Read("GROUP1", 1);
    try (var chats = Listening.open("?token=" + talks, Map.of(), true);
        var rows = Listening.open("?token=" + records, Map.of(), true)) {
      chats.next("hello");
      rows.next("hello");
      rows.subscribe("runs");
      realtime.toPeople(demo(), List.of(zhangwei.person()), read);
      assertThat(chats.next("read").at("/readSeq").asInt()).isEqualTo(1);
      assertThat(rows.soFar()).isEmpty();
    }
  }

  @Test
  void a_slow_reader_is_disconnected_and_holds_up_nobody() {
    var text = "字".repeat(5_000);
    try (var slow = Listening.notReading(zhuting);
        var other = Listening.as(hujun)) {
      var event = new Event.Read(text, 1);
      // More than the queue and the buffers of both systems hold together.
      for (var count = 0; count < 10_000; count++) {
        realtime.toPeople(demo(), List.of(zhuting.person()), event);
      }
      realtime.toPeople(demo(), List.of(hujun.person()), new Event.Read("GROUP1", 7));
      assertThat(other.next("read").at("/readSeq").asInt()).isEqualTo(7);
      slow.readOn();
      assertThat(slow.closeCode()).isEqualTo(1013);
    }
  }

  @Test
  void signing_out_closes_the_sockets_of_the_session() {
    var here = Api.freshSignIn("zhuting");
    var elsewhere = Api.freshSignIn("zhuting");
    try (var ends = Listening.as(here);
        var stays = Listening.as(elsewhere)) {
      here.post("/auth/logout", Map.of()).expect(204);
      assertThat(ends.closeCode()).isEqualTo(1008);
      assertThat(stays.soFar()).isEmpty();
    }
  }

  @Test
  void a_token_that_is_deleted_closes_its_sockets() {
    var made = newToken(zhangwei, "chats:read");
    try (var socket = Listening.open("?token=" + made.text("token"), Map.of(), true)) {
      socket.next("hello");
      zhangwei.delete("/api-tokens/%s", made.text("id")).expect(204);
      assertThat(socket.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void who_leaves_the_organization_is_disconnected() {
    var admin = Api.signIn("admin");
    var name = "leaver" + System.nanoTime();
    var person = Map.of("name", "临时工", "username", name, "password", "convoke-1234");
    var id = admin.post("/people", person).expect(201).text("id");
    try (var socket = Listening.as(Api.freshSignIn(name, "convoke-1234"))) {
      admin.patch("/people/" + id, Map.of("state", "DEPARTED")).expect(200);
      assertThat(socket.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void access_that_ended_elsewhere_is_noticed() {
    var admin = Api.signIn("admin");
    var expires = clock.instant().plus(Duration.ofMinutes(10)).toString();
    var body = Map.of("name", "short", "scopes", List.of("chats:read"), "expiresAt", expires);
    var token = admin.post("/api-tokens", body).expect(201).text("token");
    try (var silent = Listening.open("?token=" + token, Map.of(), true);
        var talking = Listening.open("?token=" + token, Map.of(), true)) {
      silent.next("hello");
      talking.next("hello");
      clock.advance(Duration.ofMinutes(11));
      talking.say(Map.of("type", "ping"));
      assertThat(talking.closeCode()).isEqualTo(1008);
      admission.run();
      assertThat(silent.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void a_closed_socket_is_forgotten() {
    var form = FormId.create();
    var socket = Listening.as(zhuting);
    socket.subscribe("form:" + form);
    var open =
        sockets.of(demo(), zhuting.person()).stream()
            .filter(it -> it.topics().contains("form:" + form))
            .findFirst()
            .orElseThrow();
    sockets.remove(open);
    assertThat(sockets.of(demo(), zhuting.person())).doesNotContain(open);
    realtime.toTopic(demo(), "form:" + form, new Event.Records(form, RecordId.create()));
    socket.close();
  }

  private static OrgId demo() {
    return OrgId.parse(Api.signIn("zhuting").get("/me").text("organization.id"));
  }

  private static String token(Api person, String scope) {
    return newToken(person, scope).text("token");
  }

  private static Api.Answer newToken(Api person, String scope) {
    return person
        .post("/api-tokens", Map.of("name", "socket", "scopes", List.of(scope)))
        .expect(201);
  }
}
