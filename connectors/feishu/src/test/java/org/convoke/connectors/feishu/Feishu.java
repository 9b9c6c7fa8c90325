package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.TestConnection;
import org.convoke.model.Json;
import org.convoke.model.PersonId;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;

/// A tenant of Feishu in a sandbox, and a connection to it.
final class Feishu implements AutoCloseable {

  final Sandbox sandbox;
  final TestConnection context;
  final PlatformConnection connection;
  private boolean closed;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param settings over those of the sandbox's app
  Feishu(Map<String, String> settings) throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
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

  /// Makes the next calls go wrong.
  void fault(String on, String kind, Object... more) {
    var fault = Ask.object(more).put("on", on).put("kind", kind);
    admin("POST", "/sandbox/feishu/faults", fault);
  }

  /// Somebody does something in the Feishu client.
  JsonNode act(String action, Object... input) {
    return admin("POST", "/sandbox/feishu/actions/" + action, Ask.object(input));
  }

  void configure(Object... changes) {
    admin("PUT", "/sandbox/feishu/app", Ask.object(changes));
  }

  void limit(String name, long value) {
    admin("PUT", "/sandbox/feishu/limits", Ask.object(name, value));
  }

  List<JsonNode> groups() {
    return items("groups");
  }

  List<JsonNode> messages() {
    return items("messages");
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

  private List<JsonNode> items(String what) {
    var items = admin("GET", "/sandbox/feishu/" + what, Ask.object()).path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  private JsonNode admin(String method, String path, JsonNode body) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(sandbox.address() + path))
              .header("Content-Type", "application/json")
              .method(
                  method,
                  method.equals("GET")
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(Json.write(body)))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
      }
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      sandbox.close();
    }
  }
}
