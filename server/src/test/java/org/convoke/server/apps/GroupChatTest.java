package org.convoke.server.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.records.TestForm.body;
import static org.convoke.server.records.TestForm.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convoke.engine.Engine;
import org.convoke.model.Json;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.junit.jupiter.api.Test;

/// What the app `group-chat` does, as its users see it.
@QuarkusTest
class GroupChatTest {

  private static final Api MEMBER = Api.signIn("wangfang");
  private static final String ME = MEMBER.person().toString();
  private static final String LINA = Api.signIn("lina").person().toString();
  private static final String LIUYANG = Api.signIn("liuyang").person().toString();

  @Inject Engine engine;

  private final String name = "报价组 " + UUID.randomUUID();

  private Answer submit(String form, Object... values) {
    var answer = MEMBER.post("/forms/" + form + "/records", body(values));
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    return answer;
  }

  private Answer createGroup() {
    return submit("create-group", "name", name, "owner", ME, "members", List.of(ME, LINA));
  }

  private static JsonNode ledgerRow(String field, String value) {
    var filter = Json.write(Map.of("field", field, "op", "equals", "value", value));
    var path =
        "/forms/group-ledger/records?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    return MEMBER.send("GET", path, null).expect(200).body().at("/items/0");
  }

  private static List<String> memberNames(String chat) {
    return MEMBER.get("/chats/%s/members", chat).expect(200).body().findValuesAsText("personId");
  }

  @Test
  void a_submission_makes_a_group_and_its_ledger_row() {
    var answer = createGroup().expect(201);
    assertThat(answer.text("runs.0.flow.key")).isEqualTo("create-group");
    var row = ledgerRow("name", name);
    var chat = row.at("/values/chatId").asText();
    assertThat(MEMBER.get("/chats/%s", chat).expect(200).text("name")).isEqualTo(name);
    assertThat(memberNames(chat)).containsExactlyInAnyOrder(ME, LINA);
    assertThat(row.path("createdBy").asText()).isEqualTo(ME);
    var history =
        MEMBER.get("/forms/group-ledger/records/%s/history", row.path("id").asText()).expect(200);
    assertThat(history.text("items.0.kind")).isEqualTo("CREATED");
    assertThat(history.text("items.0.run")).isEqualTo(answer.text("runs.0.id"));
  }

  @Test
  void a_second_form_renames_the_group_and_changes_its_members() {
    createGroup().expect(201);
    var chat = ledgerRow("name", name).at("/values/chatId").asText();
    var newName = "新名称 " + UUID.randomUUID();
    var answer =
        submit(
                "update-group",
                "group",
                name,
                "chatId",
                "smuggled",
                "newName",
                newName,
                "addMembers",
                List.of(LIUYANG),
                "removeMembers",
                List.of(LINA))
            .expect(201);
    assertThat(answer.text("values.chatId")).isEqualTo(chat);
    assertThat(MEMBER.get("/chats/%s", chat).text("name")).isEqualTo(newName);
    assertThat(memberNames(chat)).containsExactlyInAnyOrder(ME, LIUYANG);
    var row = ledgerRow("chatId", chat);
    assertThat(row.at("/values/name").asText()).isEqualTo(newName);
    var history =
        MEMBER.get("/forms/group-ledger/records/%s/history", row.path("id").asText()).expect(200);
    assertThat(history.text("items.0.kind")).isEqualTo("UPDATED");
    assertThat(history.text("items.0.run")).isEqualTo(answer.text("runs.0.id"));
    assertThat(history.text("items.0.by")).isEqualTo(ME);
    assertThat(history.text("items.0.changes.0.before")).isEqualTo(name);
    assertThat(history.text("items.0.changes.0.after")).isEqualTo(newName);
  }

  @Test
  void a_change_of_members_alone_leaves_the_name_alone() {
    createGroup().expect(201);
    var chat = ledgerRow("name", name).at("/values/chatId").asText();
    submit("update-group", "group", name, "addMembers", List.of(LIUYANG)).expect(201);
    assertThat(memberNames(chat)).contains(LIUYANG);
    assertThat(MEMBER.get("/chats/%s", chat).text("name")).isEqualTo(name);
    assertThat(ledgerRow("name", name).path("version").asInt()).isEqualTo(1);
  }

  @Test
  void a_second_group_of_the_same_name_is_refused_before_anything_happens() {
    createGroup().expect(201);
    assertThat(faults(createGroup().expectProblem(409, "duplicate-value")))
        .containsExactly("name duplicate-value");
  }

  @Test
  void a_group_that_does_not_exist_cannot_be_chosen() {
    var answer = submit("update-group", "group", name).expectProblem(422, "invalid-input");
    assertThat(faults(answer)).containsExactly("group not-an-option");
  }
}
