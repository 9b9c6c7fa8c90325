package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.convoke.connectors.SandboxDesk;
import org.convoke.engine.Engine;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.flows.TestFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The app `customer-group` on WeCom: from a customer's first contact over the group that an
/// employee creates to the join link in the ledger.
@QuarkusTest
class AssistedFirstContactTest {

  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final String WANGFANG = Api.signIn("wangfang").person().toString();

  @Inject Engine engine;
  @Inject Connections connections;
  @Inject PlatformEvents events;
  @Inject TestClock clock;

  private Sandbox sandbox;
  private SandboxDesk wecom;
  private TestConnection connection;
  private TestFlow flow;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
    wecom = StandIn.WECOM.desk(sandbox);
    connection = StandIn.WECOM.connect(sandbox);
    wecom.configure("callbackUrl", StandIn.callbackUrl(connection));
    BUILDER.post("/templates/customer-group/install", Map.of("locale", "zh")).expect(200);
    var reception = Map.of("owner", WANGFANG, "staff", List.of(BUILDER.person().toString()));
    BUILDER.post("/forms/customer-reception/records", Map.of("values", reception)).expect(201);
    flow = live(onWeCom());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /// The app's flow with its connection changed, as a builder does.
  private JsonNode onWeCom() {
    var draft = BUILDER.get("/flows/customer-first-contact").expect(200).body().path("draft");
    var definition = (ObjectNode) draft.deepCopy();
    ((ObjectNode) definition.path("trigger")).put("connection", connection.key());
    ((ObjectNode) definition.at("/steps/1/branches/0/steps/0")).put("connection", connection.key());
    return definition;
  }

  private static TestFlow live(JsonNode definition) {
    var body = Map.of("name", "企业微信首次联系", "definition", definition);
    var flow = new TestFlow(BUILDER.post("/flows", body).expect(201).text("id"), BUILDER);
    BUILDER.post(flow.path("/publish"), "").expect(200);
    BUILDER.post(flow.path("/enable"), "").expect(200);
    return flow;
  }

  private void befriend(String customer) throws InterruptedException {
    wecom.act("befriend", "person", customer, "with", "wangfang");
    wecom.pushes();
    var stored = connections.find(connection.id()).orElseThrow();
    assertThat(events.awaitIdle(stored, Duration.ofSeconds(20))).isTrue();
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
  }

  private Api.Answer comesTo(String state) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!run().text("state").equals(state) && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(run().text("state")).as(run().response().body()).isEqualTo(state);
    return run();
  }

  private Api.Answer run() {
    var runs = BUILDER.get(flow.path("/runs")).expect(200);
    assertThat(runs.body().path("items")).hasSize(1);
    return BUILDER.get("/runs/" + runs.text("items.0.id")).expect(200);
  }

  private JsonNode row(String chatId) {
    var rows =
        BUILDER
            .get("/forms/customer-group-ledger/records?limit=200")
            .expect(200)
            .body()
            .path("items")
            .valueStream()
            .map(it -> it.path("values"))
            .filter(it -> it.path("chatId").asText().equals(chatId))
            .toList();
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  @Test
  void a_customer_s_first_contact_ends_in_a_join_link_in_the_ledger() throws Exception {
    befriend("沈嘉怡");
    var waiting = comesTo("WAITING");
    assertThat(waiting.body().findValuesAsText("title")).contains("等待 王芳 建立客户群");
    assertThat(wecom.messages().at("/0/content/title").asText()).contains("“沈嘉怡 服务群”");

    var group =
        wecom
            .act(
                "createCustomerGroup",
                "owner",
                "wangfang",
                "name",
                "沈嘉怡 服务群",
                "people",
                List.of("张伟", "沈嘉怡"))
            .path("chatId")
            .asText();
    comesTo("DONE");
    var row = row(group);
    assertThat(row.path("name").asText()).isEqualTo("沈嘉怡 服务群");
    assertThat(row.path("link").asText()).startsWith("http");
    var customer = row.path("customers").get(0).asText();
    assertThat(BUILDER.get("/people/" + customer).expect(200).text("name")).isEqualTo("沈嘉怡");
    assertThat(BUILDER.get("/people/" + customer).text("kind")).isEqualTo("EXTERNAL");
  }

  @Test
  void a_name_that_wecom_refuses_leaves_the_id_and_says_why() throws Exception {
    wecom.configure("customerContact", false);
    befriend("沈嘉怡");
    var account =
        TestConnection.admin().get(connection.path("/accounts?q=wm_ext_shenjiayi")).expect(200);
    assertThat(account.text("items.0.id")).isEqualTo("wm_ext_shenjiayi");
    assertThat(account.text("items.0.nameless")).contains("应用没有调用此接口的权限", "48002");
    assertThat(account.text("items.0.person.name")).startsWith("新客户");
  }
}
