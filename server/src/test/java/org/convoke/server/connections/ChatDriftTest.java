package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.database.Database;
import org.convoke.model.Json;
import org.convoke.model.PersonId;
import org.convoke.server.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody changes of a group on its platform is noticed, and mended.
@QuarkusTest
class ChatDriftTest {

  private static final Api ADMIN = TestConnection.admin();
  private static final PersonId WANGFANG = Api.signIn("wangfang").person();

  @Inject Database database;
  @Inject PlatformEvents work;
  @Inject Connections connections;
  @Inject AccountStore accounts;
  @Inject RemoteChatStore chats;

  private TestPlatformServer platform;
  private TestConnection connection;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
    connection = TestConnection.to(platform, Map.of("callbackToken", "callback-token-1"));
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Api.Answer tell(String event) {
    return connection.tell("callback-token-1", event);
  }

  private void awaitDone() throws InterruptedException {
    var stored = connections.find(connection.id()).orElseThrow();
    assertThat(work.awaitIdle(stored, Duration.ofSeconds(20))).isTrue();
  }

  /// A group that a flow made, with 李娜 as its owner.
  private void group(PersonId... members) {
    connection.link(accounts, database, ADMIN.person(), "acc-lina");
    var group = Json.MAPPER.createObjectNode();
    group.put("id", "g1").put("name", "报价组").put("owner", "acc-lina").put("closed", false);
    connection.link(accounts, database, WANGFANG, "acc-wangfang");
    group.putArray("members").add("acc-lina").add("acc-wangfang");
    platform.groups.put("g1", group);
    chats.put(
        TestConnection.org(),
        connection.id(),
        new RemoteChat(
            new ChatHandle("g1"),
            "报价组",
            ADMIN.person(),
            false,
            RemoteChat.State.OPEN,
            2,
            "",
            Map.of("openConversationId", "cid1"),
            null,
            null,
            null,
            List.of(),
            List.of(members),
            List.of(),
            null,
            null,
            Instant.parse("2026-11-21T10:00:00Z")));
  }

  private Api.Answer shown() {
    return ADMIN.get(connection.path("/chats")).expect(200);
  }

  @Test
  void a_group_that_was_renamed_on_the_platform_differs_until_it_is_mended()
      throws InterruptedException {
    group(ADMIN.person(), WANGFANG);
    platform.groups.get("g1").put("name", "被改了名");
    tell("{'kind':'CHAT_RENAMED','key':'r1','chat':'g1'}").expect(200);
    awaitDone();
    assertThat(shown().text("items.0.drift.0")).isEqualTo("name");
    assertThat(shown().text("items.0.actualName")).isEqualTo("被改了名");
    assertThat(ADMIN.get(connection.path("/chats?drifted=true")).body().path("items")).hasSize(1);

    ADMIN.post(connection.path("/chats/g1/repair"), Map.of("use", "WANTED")).expect(200);
    assertThat(platform.groups.get("g1").path("name").asText()).isEqualTo("报价组");
    assertThat(shown().body().at("/items/0/drift")).isEmpty();
  }

  @Test
  void an_event_that_names_a_group_by_one_of_its_ids_alone_is_about_it()
      throws InterruptedException {
    group(ADMIN.person(), WANGFANG);
    platform.groups.get("g1").put("name", "被改了名");
    tell("{'kind':'CHAT_RENAMED','key':'r2','chat':'cid1'}").expect(200);
    awaitDone();
    assertThat(shown().text("items.0.drift.0")).isEqualTo("name");
  }

  private void leave(String account) throws InterruptedException {
    var members = (ArrayNode) platform.groups.get("g1").path("members");
    members.removeIf(it -> it.asText().equals(account));
    tell("{'kind':'MEMBERS_REMOVED','key':'%s','chat':'g1'}".formatted(UUID.randomUUID()))
        .expect(200);
    awaitDone();
  }

  @Test
  void a_member_who_left_on_the_platform_is_missed_and_brought_back() throws InterruptedException {
    group(ADMIN.person(), WANGFANG);
    leave("acc-wangfang");
    assertThat(shown().text("items.0.drift.0")).isEqualTo("members");
    assertThat(shown().text("items.0.missing.0.name")).isEqualTo("王芳");
    ADMIN.post(connection.path("/chats/g1/repair"), Map.of("use", "WANTED")).expect(200);
    assertThat(platform.groups.get("g1").path("members").valueStream().map(it -> it.asText()))
        .containsExactlyInAnyOrder("acc-lina", "acc-wangfang");
    assertThat(shown().body().at("/items/0/drift")).isEmpty();
  }

  @Test
  void that_a_member_left_can_be_accepted() throws InterruptedException {
    group(ADMIN.person(), WANGFANG);
    leave("acc-wangfang");
    ADMIN.post(connection.path("/chats/g1/repair"), Map.of("use", "ACTUAL")).expect(200);
    assertThat(shown().body().at("/items/0/drift")).isEmpty();
    leave("acc-lina-again");
    assertThat(shown().body().at("/items/0/drift")).isEmpty();
  }

  @Test
  void what_the_platform_has_can_be_accepted() throws InterruptedException {
    group(ADMIN.person(), WANGFANG);
    platform.groups.get("g1").put("name", "被改了名").put("closed", true);
    tell("{'kind':'CHAT_CLOSED','key':'c1','chat':'g1'}").expect(200);
    awaitDone();
    assertThat(shown().text("items.0.drift.0")).isEqualTo("closed");
    ADMIN
        .post(connection.path("/chats/g1/repair"), Map.of("use", "WANTED"))
        .expectProblem(409, "chat-closed");
    var accepted =
        ADMIN.post(connection.path("/chats/g1/repair"), Map.of("use", "ACTUAL")).expect(200);
    assertThat(accepted.text("state")).isEqualTo("CLOSED");
    assertThat(accepted.body().path("drift")).isEmpty();
  }

  private Api.Answer repair(String use) {
    return ADMIN.post(connection.path("/chats/g1/repair"), Map.of("use", use)).expect(200);
  }

  private List<String> members() {
    return platform.groups.get("g1").path("members").valueStream().map(it -> it.asText()).toList();
  }

  @Test
  void a_member_who_was_merged_into_another_is_missed_as_the_other() throws InterruptedException {
    var first = customer("韦伯");
    var anna = customer("Anna Weber");
    group(ADMIN.person(), WANGFANG, PersonId.parse(first));
    connection.link(accounts, database, PersonId.parse(first), "acc-first");
    ((ArrayNode) platform.groups.get("g1").path("members")).add("acc-first");
    ADMIN.put("/people/" + first + "/merge", Map.of("personId", anna)).expect(200);

    leave("acc-first");
    assertThat(shown().text("items.0.missing.0.id")).isEqualTo(anna);
    repair("WANTED");
    assertThat(members()).contains("acc-first");

    leave("acc-first");
    assertThat(repair("ACTUAL").body().path("drift")).isEmpty();
    leave("nobody");
    assertThat(shown().body().at("/items/0/drift")).isEmpty();
  }

  @Test
  void an_owner_who_was_merged_into_another_is_the_other() throws InterruptedException {
    var first = customer("韦伯");
    var anna = customer("Anna Weber");
    group(ADMIN.person(), WANGFANG);
    connection.link(accounts, database, PersonId.parse(first), "acc-first");
    chats.change(
        TestConnection.org(),
        connection.id(),
        new ChatHandle("g1"),
        null,
        PersonId.parse(first),
        null,
        null,
        Instant.now());
    ADMIN.put("/people/" + first + "/merge", Map.of("personId", anna)).expect(200);
    tell("{'kind':'OWNER_CHANGED','key':'o1','chat':'g1'}").expect(200);
    awaitDone();
    assertThat(shown().text("items.0.drift.0")).isEqualTo("owner");
    repair("WANTED");
    assertThat(platform.groups.get("g1").path("owner").asText()).isEqualTo("acc-first");
    assertThat(shown().body().at("/items/0/drift")).isEmpty();
  }

  private static String customer(String name) {
    return ADMIN.post("/people", Map.of("name", name, "kind", "EXTERNAL")).expect(201).text("id");
  }

  @Test
  void who_is_in_a_group_of_before_is_wanted_once_it_was_looked_at() throws InterruptedException {
    group();
    leave("nobody");
    assertThat(shown().body().at("/items/0/drift")).isEmpty();
    leave("acc-wangfang");
    assertThat(shown().text("items.0.missing.0.name")).isEqualTo("王芳");
  }

  @Test
  void who_was_in_a_group_of_before_when_it_was_looked_at_is_missed() throws InterruptedException {
    group();
    var facts =
        new ChatFacts(
            "报价组", Optional.of("acc-lina"), List.of("acc-lina", "acc-wangfang"), false, false);
    chats.seen(
        TestConnection.org(),
        connection.id(),
        new ChatHandle("g1"),
        facts,
        List.of(),
        List.of(),
        Instant.now());
    leave("acc-wangfang");
    assertThat(shown().text("items.0.missing.0.name")).isEqualTo("王芳");
  }
}
