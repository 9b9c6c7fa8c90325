package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The server dies after it took what a platform told, before it worked on it, and before the
/// platform heard that it was taken. Started again it works on it exactly once, and what the
/// platform tells a second time changes nothing.
class CallbackCrashTest {

  /// Whoever was being worked on when the server died is due again after a minute.
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /// What each platform tells of somebody new.
  private static final Map<String, String> EVENTS =
      Map.of(
          "feishu", "CONTACT_OPENED", "wecom", "CONTACT_OPENED", "dingtalk", "DIRECTORY_CHANGED");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  @SuppressWarnings("NullAway.Init")
  Path data;

  private final Map<String, String> flows = new HashMap<>();
  private final Map<String, String> connections = new HashMap<>();

  @Test
  void what_was_taken_before_a_kill_is_worked_on_once_after_it() throws Exception {
    var allowed = Map.of("CONVOKE_JAVA_FLAGS", "-Dconvoke.http.allowed-hosts=localhost,127.0.0.1");
    try (var sandbox = new SandboxProcess(data);
        var server = new MortalServer(data, allowed);
        var road = new CallbackRoad(server.address())) {
      var desk = sandbox.desk();
      var api = server.api();
      var form = api.post("forms", form()).path("key").asText();
      for (var platform : EVENTS.keySet()) {
        connect(api, desk, road, platform, form);
      }

      holdUpWeCom(desk);
      road.answersGetLost();
      desk.act("feishu", "openBotChat", Map.of("person", "沈嘉怡"));
      desk.act("wecom", "befriend", Map.of("person", "沈嘉怡", "with", "wangfang"));
      desk.act(
          "dingtalk",
          "hire",
          Map.of("username", "newcomer", "name", "新同事", "mobile", "13700000001"));
      assertThat(road.taken()).as("told and taken on every platform").isGreaterThanOrEqualTo(7);
      assertThat(Await.until(PATIENCE, () -> told(api, form).size() >= 2)).isTrue();
      assertThat(told(api, form))
          .as("WeCom's were not worked on yet; they keep nobody else's waiting")
          .containsExactlyInAnyOrder("feishu ou_ext_shenjiayi", "dingtalk newcomer");
      server.killAndRestart();
      desk.delete("wecom/faults");

      road.answersArrive();
      assertThat(road.tellAgain()).as("told again and taken again").isGreaterThanOrEqualTo(7);

      assertThat(Await.until(PATIENCE, () -> told(api, form).size() >= 6 && isIdle(api)))
          .as("worked on: %s", told(api, form))
          .isTrue();
      road.tellAgain();
      assertThat(Await.until(PATIENCE, () -> isIdle(api))).isTrue();
      assertThat(told(api, form))
          .containsExactlyInAnyOrder(
              "feishu ou_ext_shenjiayi",
              "wecom wm_ext_weber",
              "wecom wm_ext_weber",
              "wecom wm_ext_weber",
              "wecom wm_ext_shenjiayi",
              "dingtalk newcomer");
      assertThat(runs(api, "feishu")).isEqualTo(1);
      assertThat(runs(api, "wecom")).isEqualTo(4);
      assertThat(runs(api, "dingtalk")).isEqualTo(1);
      assertOnePersonEach(api, "feishu", "ou_ext_shenjiayi");
      assertOnePersonEach(api, "wecom", "wm_ext_shenjiayi");
      assertOnePersonEach(api, "wecom", "wm_ext_weber");
    }
  }

  /// WeCom is asked for a customer's name, three times, and 15 s are waited for each answer, which
  /// never comes; what WeCom tells meanwhile waits.
  private static void holdUpWeCom(SandboxDesk desk) {
    var asking = "/cgi-bin/externalcontact/get";
    desk.post(
        "wecom/faults", Map.of("kind", "hang", "on", "GET " + asking, "times", 9, "seconds", 600));
    for (var employee : List.of("wangfang", "zhangwei", "liuyang")) {
      desk.act("wecom", "befriend", Map.of("person", "Daniel Weber", "with", employee));
    }
    assertThat(Await.until(PATIENCE, () -> !desk.items("wecom/calls?path=" + asking).isEmpty()))
        .as("the name is asked for")
        .isTrue();
  }

  private static Map<String, Object> form() {
    var who = Map.of("key", "who", "type", "text", "label", "谁");
    return Map.of("name", "平台事件", "definition", Map.of("fields", List.of(who)));
  }

  private void connect(Api api, SandboxDesk desk, CallbackRoad road, String platform, String form) {
    var settings = StandIns.of(platform).settings(desk.sandbox());
    var made =
        api.post(
            "connections", Map.of("name", platform, "connector", platform, "settings", settings));
    var path = "/callbacks/" + made.path("id").asText();
    desk.put(platform + "/app", Map.of("callbackUrl", road.address().resolve(path)));
    flows.put(platform, live(api, flow(platform, made.path("key").asText(), form)));
    connections.put(platform, made.path("id").asText());
  }

  private static Map<String, Object> flow(String platform, String connection, String form) {
    var who = Map.of("cel", "'" + platform + " ' + trigger.data.accounts[0]");
    return Map.of(
        "trigger",
        Map.of("type", "platformEvent", "connection", connection, "event", EVENTS.get(platform)),
        "steps",
        List.of(
            Map.of(
                "key", "keep", "type", "addRecord", "form", form, "values", Map.of("who", who))));
  }

  private static String live(Api api, Map<String, Object> definition) {
    var trigger = (Map<?, ?>) definition.get("trigger");
    var name = "听 " + trigger.get("connection");
    var flow = api.post("flows", Map.of("name", name, "definition", definition));
    var id = flow.path("id").asText();
    api.post("flows/" + id + "/publish", Map.of());
    api.post("flows/" + id + "/enable", Map.of());
    return id;
  }

  private static List<String> told(Api api, String form) {
    var all = new ArrayList<String>();
    api.all("forms/" + form + "/records?sort=createdAt")
        .forEach(it -> all.add(it.path("values").path("who").asText()));
    return all;
  }

  private static boolean isIdle(Api api) {
    return api.get("runs?limit=1&state=READY,RUNNING").path("items").isEmpty();
  }

  private int runs(Api api, String platform) {
    return api.all("runs?flow=" + flows.get(platform)).size();
  }

  private void assertOnePersonEach(Api api, String platform, String account) {
    var path = "connections/" + connections.get(platform) + "/accounts?q=" + account;
    var found = new ArrayList<JsonNode>();
    api.get(path).path("items").forEach(found::add);
    assertThat(found).hasSize(1);
    var person = found.getFirst().path("person");
    assertThat(person.path("kind").asText()).as(found.toString()).isEqualTo("EXTERNAL");
  }
}
