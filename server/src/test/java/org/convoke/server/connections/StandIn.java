package org.convoke.server.connections;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.SandboxDesk;
import org.convoke.sandbox.Sandbox;
import org.convoke.server.Api;

/// A way to have groups on a platform of the sandbox: its credentials (docs/sandbox.md) and the
/// call that creates a group.
enum StandIn {
  FEISHU(
      "feishu",
      "/open-apis/im/v1/chats",
      Map.of(
          "appId", "cli_sandbox0001",
          "appSecret", "sandbox-feishu-secret",
          "encryptKey", "sandbox-encrypt-key",
          "verificationToken", "sandbox-verification-token"),
      List.of("base", "accounts")),
  WECOM(
      "wecom",
      "/cgi-bin/appchat/create",
      Map.of(
          "corpId", "wwsandbox0001",
          "agentId", "1000001",
          "secret", "sandbox-wecom-secret",
          "callbackToken", "sandboxToken",
          "encodingAesKey", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
      List.of("baseAddress", "authorizeAddress")),
  DINGTALK_SCENE("dingtalk", "/v1.0/im/sceneGroup/create", dingTalk("scene"), dingTalkAddresses()),
  DINGTALK_V1("dingtalk", "/v1.0/im/group/create", dingTalk("v1"), dingTalkAddresses());

  final String platform;

  /// Creates a group, by POST.
  final String creation;

  private final Map<String, String> settings;
  private final List<String> addresses;

  StandIn(String platform, String creation, Map<String, String> settings, List<String> addresses) {
    this.platform = platform;
    this.creation = creation;
    this.settings = settings;
    this.addresses = addresses;
  }

  private static Map<String, String> dingTalk(String dialect) {
    return Map.of(
        "appKey", "dingsandbox0001",
        "appSecret", "sandbox-dingtalk-secret",
        "corpId", "dingcorp0001",
        "dialect", dialect,
        "robotCode", "dingsandbox0001",
        "sceneTemplateId", "template-0001",
        "callbackToken", "sandboxToken",
        "callbackAesKey", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij");
  }

  private static List<String> dingTalkAddresses() {
    return List.of("apiAddress", "oapiAddress", "loginAddress");
  }

  SandboxDesk desk(Sandbox sandbox) {
    return new SandboxDesk(sandbox.address(), platform);
  }

  /// A connection of the demo organization whose people are matched with the platform's.
  TestConnection connect(Sandbox sandbox) {
    var body = Map.of("name", name(), "connector", platform, "settings", settings(sandbox));
    if (this == WECOM) {
      // as apps from before June 2022 see them, so that the list alone matches everybody
      desk(sandbox).configure("privateFieldsWithheld", false);
    }
    var made = new TestConnection(TestConnection.admin().post("/connections", body).expect(201));
    TestConnection.admin().post(made.path("/directory/sync"), "{}").expect(200);
    return made;
  }

  /// What is filled in for a connection.
  Map<String, String> settings(Sandbox sandbox) {
    var all = new LinkedHashMap<>(settings);
    addresses.forEach(it -> all.put(it, "http://localhost:" + sandbox.address().getPort()));
    return all;
  }

  /// Where the platform sends what happens there.
  static String callbackUrl(TestConnection connection) {
    return Api.address().resolve("/callbacks/" + connection.id()).toString();
  }

  /// Whether a connection's id of a group is that of a group in the sandbox. DingTalk's groups have
  /// two ids.
  static boolean isGroup(String chatId, JsonNode group) {
    return List.of(chatId.split("\\|")).contains(group.path("id").asText());
  }
}
