package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.SandboxDesk;
import org.convoke.engine.Engine;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The app `customer-group` where a customer's first contact makes a group, in an organization that
/// gets its connection to Feishu only after the app.
@QuarkusTest
class FirstContactTest {

  private static final String FLOW = "customer-first-contact";
  private static final Api OWNER = Api.signIn("otherowner");
  private static final String ME = OWNER.person().toString();

  @Inject Engine engine;
  @Inject Connections connections;
  @Inject PlatformEvents events;
  @Inject TestClock clock;

  private Sandbox sandbox;
  private SandboxDesk feishu;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
    feishu = StandIn.FEISHU.desk(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void the_app_installs_without_its_connection_and_greets_customers_once_it_has_one() {
    var app = OWNER.post("/templates/customer-group/install", Map.of("locale", "zh")).expect(200);
    assertThat(published(app, "customer-group")).isTrue();
    assertThat(published(app, FLOW)).isFalse();
    var problems = OWNER.get("/flows/" + FLOW).expect(200).body().path("problems");
    assertThat(problems.findValuesAsText("path"))
        .contains("trigger.connection", "steps.createChat.connection");
    assertThat(problems.findValuesAsText("detail").getFirst()).contains("管理 → 连接");

    var connection = connect();
    OWNER.post("/flows/" + FLOW + "/publish", "").expect(200);
    OWNER.post("/flows/" + FLOW + "/enable", "").expect(200);
    firstContact(connection, "ou_ext_shenjiayi");
    assertThat(feishu.groups()).as("nobody receives customers yet").isEmpty();

    var reception = Map.of("values", Map.of("owner", ME, "staff", List.of(ME)));
    OWNER.post("/forms/customer-reception/records", reception).expect(201);
    firstContact(connection, "ou_ext_qianwenbo");
    assertThat(feishu.groups()).hasSize(1);
    assertThat(feishu.groups().get(0).path("external").asBoolean()).isTrue();
    var rows = OWNER.get("/forms/customer-group-ledger/records").expect(200).body().path("items");
    assertThat(rows).hasSize(1);
    assertThat(rows.at("/0/values/chatId").asText())
        .isEqualTo(feishu.groups().get(0).path("id").asText());
    assertThat(rows.at("/0/values/customers")).hasSize(1);
  }

  private static boolean published(Api.Answer app, String key) {
    for (JsonNode flow : app.body().path("flows")) {
      if (flow.path("key").asText().equals(key)) {
        return !flow.path("publishedVersion").isNull();
      }
    }
    throw new AssertionError(key + " is missing: " + app.body());
  }

  private StoredConnection connect() {
    var settings = StandIn.FEISHU.settings(sandbox);
    var body = Map.of("key", "feishu", "name", "飞书", "connector", "feishu", "settings", settings);
    var made = new TestConnection(OWNER.post("/connections", body).expect(201));
    feishu.configure("callbackUrl", StandIn.callbackUrl(made));
    OWNER.put(made.path("/accounts/ou_wangfang"), Map.of("personId", ME)).expect(200);
    return connections.find(made.id()).orElseThrow();
  }

  private void firstContact(StoredConnection connection, String customer) {
    feishu.act("openBotChat", "person", customer);
    feishu.pushes();
    try {
      assertThat(events.awaitIdle(connection, Duration.ofSeconds(20))).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
  }
}
