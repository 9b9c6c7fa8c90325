package org.convoke.server.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

/// What the app `customer-group` does, as its users see it.
@QuarkusTest
class CustomerGroupTest {

  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final Api MEMBER = Api.signIn("wangfang");
  private static final String ME = MEMBER.person().toString();
  private static final String LINA = Api.signIn("lina").person().toString();

  @Inject Engine engine;

  private void await() {
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
  }

  private static String customer() {
    return BUILDER.get("/people?kind=EXTERNAL").expect(200).text("items.0.id");
  }

  private static JsonNode row(String name) {
    for (var row :
        MEMBER.get("/forms/customer-group-ledger/records").expect(200).body().path("items")) {
      if (row.at("/values/name").asText().equals(name)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + name);
  }

  @Test
  void a_form_makes_a_group_of_staff_and_customers_and_a_button_closes_it() {
    BUILDER.post("/templates/customer-group/install", Map.of("locale", "zh")).expect(200);
    var name = "客户群 " + UUID.randomUUID();
    var values =
        Map.of("name", name, "owner", ME, "staff", List.of(LINA), "customers", List.of(customer()));
    MEMBER.post("/forms/customer-group/records", Map.of("values", values)).expect(201);
    await();
    var row = row(name);
    assertThat(row.at("/values/status").asText()).isEqualTo("进行中");
    var chat = MEMBER.get("/chats/%s", row.at("/values/chatId").asText()).expect(200);
    assertThat(chat.text("external")).isEqualTo("true");
    assertThat(chat.text("memberCount")).isEqualTo("3");
    assertThat(chat.text("ownerId")).isEqualTo(ME);

    var button = "/buttons/close-customer-group";
    var record = "/forms/customer-group-ledger/records/" + row.path("id").asText();
    MEMBER.post(record + button, "").expect(202);
    await();
    assertThat(MEMBER.get("/chats/%s", chat.text("id")).text("state")).isEqualTo("CLOSED");
    assertThat(row(name).at("/values/status").asText()).isEqualTo("已关闭");
  }
}
