package org.convoke.e2e;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Connects the demo organization with the sandbox, as an administrator does with real platforms.
/// The credentials are public: docs/sandbox.md.
final class StandIns {

  private static final Duration SYNC = Duration.ofMinutes(1);

  /// @param key of its connector, and in the sandbox
  /// @param addresses which settings are the address of its servers
  /// @param creation the calls that make a group
  /// @param rename what it tells of a new name; empty: nothing
  record StandIn(
      String key,
      Map<String, String> settings,
      List<String> addresses,
      List<String> creation,
      String rename) {

    /// The key of the connection to it.
    String connection() {
      return "soak-" + key;
    }

    /// What an administrator fills in.
    ///
    /// @param sandbox where it stands
    Map<String, String> settings(URI sandbox) {
      var filled = new HashMap<>(settings);
      addresses.forEach(key -> filled.put(key, sandbox.toString()));
      return filled;
    }

    boolean tellsOfNames() {
      return !rename.isEmpty();
    }
  }

  static final List<StandIn> ALL =
      List.of(
          new StandIn(
              "feishu",
              Map.of(
                  "appId", "cli_sandbox0001",
                  "appSecret", "sandbox-feishu-secret",
                  "encryptKey", "sandbox-encrypt-key",
                  "verificationToken", "sandbox-verification-token"),
              List.of("base", "accounts"),
              List.of("POST /open-apis/im/v1/chats"),
              "PUSH im.chat.updated_v1"),
          new StandIn(
              "wecom",
              Map.of(
                  "corpId", "wwsandbox0001",
                  "agentId", "1000001",
                  "secret", "sandbox-wecom-secret",
                  "callbackToken", "sandboxToken",
                  "encodingAesKey", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
              List.of("baseAddress", "authorizeAddress"),
              List.of("POST /cgi-bin/appchat/create", "POST /cgi-bin/appchat/send"),
              ""),
          new StandIn(
              "dingtalk",
              Map.of(
                  "appKey", "dingsandbox0001",
                  "appSecret", "sandbox-dingtalk-secret",
                  "corpId", "dingcorp0001",
                  "dialect", "scene",
                  "robotCode", "dingsandbox0001",
                  "sceneTemplateId", "template-0001",
                  "callbackToken", "sandboxToken",
                  "callbackAesKey", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij"),
              List.of("apiAddress", "oapiAddress", "loginAddress"),
              List.of("POST /v1.0/im/sceneGroup/create"),
              "PUSH chat_update_title"));

  private StandIns() {}

  /// Makes the connections, finds the people, and has callbacks sent to an address.
  static void connect(Api api, SandboxDesk sandbox, URI callbacks) {
    for (var each : ALL) {
      var wanted =
          Map.of(
              "connector", each.key(),
              "key", each.connection(),
              "name", each.connection(),
              "settings", each.settings(sandbox.sandbox()));
      var id = api.post("connections", wanted).path("id").asText();
      var app = new HashMap<String, Object>();
      app.put("callbackUrl", callbacks.resolve("/callbacks/" + id).toString());
      if (each.key().equals("wecom")) {
        app.put("privateFieldsWithheld", false); // so that the list alone matches everybody
      }
      sandbox.put(each.key() + "/app", app);
      link(api, each);
    }
  }

  static StandIn of(String key) {
    return ALL.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
  }

  private static void link(Api api, StandIn standIn) {
    var path = "connections/" + standIn.connection();
    api.post(path + "/directory/sync", Map.of());
    var linked =
        Await.until(SYNC, () -> api.get(path + "/accounts/count").path("linked").asInt() > 20);
    if (!linked) {
      throw new IllegalStateException(api.get(path + "/accounts/count").toString());
    }
  }
}
