package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectorsTest {

  private final Api linxiao = Api.signIn("linxiao");

  @Test
  void the_built_in_connection_is_always_there() {
    var connections = linxiao.get("/connections").expect(200);
    assertThat(connections.text("items.0.id")).isEqualTo("builtin");
    assertThat(connections.text("items.0.connector")).isEqualTo("builtin");
    assertThat(connections.text("items.0.state")).isEqualTo("READY");
    Api.signIn("otherbuilder").get("/connections").expect(200);
  }

  @Test
  void actions_are_described_in_the_reader_s_language() {
    var connectors = linxiao.get("/connectors").expect(200);
    assertThat(keys(connectors, "/items/0/actions"))
        .containsExactly("createChat", "updateChat", "closeChat", "sendMessage");
    assertThat(connectors.text("items.0.actions.0.name")).isEqualTo("创建群聊");
    assertThat(keys(connectors, "/items/0/actions/0/inputs"))
        .containsExactly("name", "owner", "members");
    assertThat(connectors.text("items.0.actions.0.inputs.2.type")).isEqualTo("persons");
    assertThat(keys(connectors, "/items/0/actions/0/outputs"))
        .containsExactly("chatId", "name", "ownerId", "memberCount", "members", "link");
    assertThat(linxiao.english().get("/connectors").text("items.0.actions.0.name"))
        .isEqualTo("Create a group chat");
  }

  @Test
  void connectors_say_what_they_tell_of_and_what_that_brings() {
    var feishu = connector(linxiao.english().get("/connectors").expect(200), "feishu");
    assertThat(feishu.at("/events").findValuesAsText("key"))
        .contains("CHAT_RENAMED", "CONTACT_OPENED", "MESSAGE_RECEIVED");
    for (var event : feishu.at("/events")) {
      if (event.path("key").asText().equals("CHAT_RENAMED")) {
        assertThat(event.path("name").asText()).isEqualTo("A group was renamed");
        assertThat(event.path("outputs").findValuesAsText("key"))
            .containsExactly("chatId", "name", "operator");
        assertThat(event.path("outputs").findValuesAsText("type"))
            .containsExactly("chat", "text", "person");
      }
    }
    assertThat(connector(linxiao.get("/connectors"), "builtin").at("/events")).isEmpty();
  }

  @Test
  void a_platform_that_tells_less_offers_less() {
    var wecom = connector(linxiao.get("/connectors").expect(200), "wecom");
    var ofGroups = new ArrayList<List<String>>();
    for (var event : wecom.at("/events")) {
      if (event.path("key").asText().startsWith("CHAT_")) {
        ofGroups.add(event.path("outputs").findValuesAsText("key"));
      }
    }
    assertThat(ofGroups).isNotEmpty().allMatch(List.of("chatId")::equals);
  }

  private static JsonNode connector(Api.Answer answer, String key) {
    for (var each : answer.body().path("items")) {
      if (each.path("key").asText().equals(key)) {
        return each;
      }
    }
    throw new AssertionError("no connector " + key);
  }

  private static List<String> keys(Api.Answer answer, String path) {
    var keys = new ArrayList<String>();
    answer.body().at(path).forEach(item -> keys.add(item.at("/key").asText()));
    return keys;
  }
}
