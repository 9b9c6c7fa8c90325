package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.SandboxDesk;
import org.convoke.connectors.TestConnection;
import org.convoke.model.PersonId;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;

/// A tenant of Feishu in a sandbox, and a connection to it.
final class Feishu implements AutoCloseable {

  final Sandbox sandbox;
  final TestConnection context;
  final PlatformConnection connection;
  final SandboxDesk desk;
  private boolean closed;

  /// @param settings over those of the sandbox's app
  Feishu(Map<String, String> settings) throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    desk = new SandboxDesk(sandbox.address(), "feishu");
    var platform = new FeishuPlatform();
    var all = new HashMap<String, String>();
    all.put("appId", "cli_sandbox0001");
    all.put("appSecret", "sandbox-feishu-secret");
    all.put("encryptKey", "sandbox-encrypt-key");
    all.put("verificationToken", "sandbox-verification-token");
    all.put("base", sandbox.address().toString());
    all.put("accounts", sandbox.address().toString());
    all.putAll(settings);
    context = new TestConnection(platform, all);
    connection = platform.open(context);
  }

  Feishu() throws IOException {
    this(Map.of());
  }

  PersonId employee(String username, String name) {
    return context.accounts().employee(name, "ou_" + username);
  }

  PersonId outsider(String key, String name) {
    return context.accounts().external(name, "ou_ext_" + key);
  }

  /// Makes the next call go wrong.
  void fault(String on, String kind, Object... more) {
    desk.fault(kind, on, more);
  }

  /// Somebody does something in the Feishu client.
  JsonNode act(String action, Object... input) {
    return desk.act(action, input);
  }

  void configure(Object... changes) {
    desk.configure(changes);
  }

  List<JsonNode> groups() {
    return list(desk.groups());
  }

  List<JsonNode> messages() {
    return list(desk.messages());
  }

  private static List<JsonNode> list(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  /// The one group there is.
  JsonNode group() {
    var groups = groups();
    if (groups.size() != 1) {
      throw new AssertionError("expected one group, got " + groups);
    }
    return groups.getFirst();
  }

  /// Ids of the people in a group, without bots.
  List<String> members(ChatHandle chat) {
    var found = new ArrayList<String>();
    for (var group : groups()) {
      if (group.path("id").asText().equals(chat.value())) {
        for (var member : group.path("members")) {
          if (!member.path("role").asText().equals("BOT")) {
            found.add(member.path("id").asText());
          }
        }
      }
    }
    return found;
  }

  /// How often a call was made, by its method and path's end.
  long calls(String method, String end) {
    return context.wire().sent().stream()
        .filter(it -> it.method().equals(method) && it.uri().getPath().endsWith(end))
        .count();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      sandbox.close();
    }
  }
}
