package org.convoke.connectors.wecom;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.SandboxDesk;
import org.convoke.connectors.TestConnection;
import org.convoke.model.PersonId;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;

/// The sandbox's company and a connection to its app.
final class Company implements AutoCloseable {

  final Sandbox sandbox;
  final SandboxDesk desk;
  final TestConnection context;
  final PlatformConnection connection;
  final PersonId fang;
  final PersonId yang;
  final PersonId jing;

  Company() throws IOException {
    this(Map.of());
  }

  /// @param settings other than those that fit the sandbox
  Company(Map<String, String> settings) throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    desk = new SandboxDesk(sandbox.address(), "wecom");
    var platform = new WeComPlatform();
    var filledIn = new HashMap<>(fitting());
    filledIn.putAll(settings);
    context = new TestConnection(platform, filledIn);
    connection = platform.open(context);
    fang = context.accounts().employee("王芳", "wangfang");
    yang = context.accounts().employee("刘洋", "liuyang");
    jing = context.accounts().employee("陈静", "chenjing");
  }

  private Map<String, String> fitting() {
    return Map.of(
        "corpId", "wwsandbox0001",
        "agentId", "1000001",
        "secret", "sandbox-wecom-secret",
        "callbackToken", "sandboxToken",
        "encodingAesKey", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        "baseAddress", sandbox.address().toString(),
        "authorizeAddress", sandbox.address().toString());
  }

  /// When a customer group was created, by the sandbox's clock.
  Instant createdAt(ChatHandle group) {
    var at = new Instant[1];
    desk.rewrite(
        state ->
            at[0] =
                Instant.ofEpochSecond(
                    state.at("/customerGroups/" + group.value() + "/createdAt").asLong()));
    return at[0];
  }

  /// Moves the sandbox's clock.
  void advance(int seconds) {
    desk.advance(seconds);
  }

  GroupChats chats() {
    return connection.groupChats();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
