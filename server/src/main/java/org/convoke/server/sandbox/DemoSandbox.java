package org.convoke.server.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.model.Json;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.access.Caller;
import org.convoke.server.connections.DemoConnections;
import org.convoke.server.outside.Neighbours;
import org.convoke.server.people.DemoContent;
import org.convoke.server.platform.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the stand-ins of the platforms beside the demo, in the same process, and connects the
/// demo organization with them. Thread-safe.
@Singleton
class DemoSandbox implements DemoContent {

  private static final Logger LOG = LoggerFactory.getLogger(DemoSandbox.class);

  /// Where its page is expected; another one when it is taken.
  private static final int PORT = 8090;

  private final Settings settings;
  private final Neighbours neighbours;
  private final DemoConnections connections;
  private volatile @Nullable Sandbox sandbox;

  DemoSandbox(Settings settings, Neighbours neighbours, DemoConnections connections) {
    this.settings = settings;
    this.neighbours = neighbours;
    this.connections = connections;
  }

  /// A platform of the sandbox.
  ///
  /// @param connector key of its connector
  /// @param addresses which settings are the address of its servers
  /// @param customers how the accounts of customers begin
  private record StandIn(
      String connector,
      String name,
      Map<String, String> settings,
      List<String> addresses,
      String customers) {}

  /// Its credentials are public: docs/sandbox.md.
  private static final List<StandIn> STAND_INS =
      List.of(
          new StandIn(
              "feishu",
              "飞书（沙箱）",
              Map.of(
                  "appId", "cli_sandbox0001",
                  "appSecret", "sandbox-feishu-secret",
                  "encryptKey", "sandbox-encrypt-key",
                  "verificationToken", "sandbox-verification-token"),
              List.of("base", "accounts"),
              "ou_ext_"),
          new StandIn(
              "wecom",
              "企业微信（沙箱）",
              Map.of(
                  "corpId", "wwsandbox0001",
                  "agentId", "1000001",
                  "secret", "sandbox-wecom-secret",
                  "callbackToken", "sandboxToken",
                  "encodingAesKey", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"),
              List.of("baseAddress", "authorizeAddress"),
              "wm_ext_"),
          new StandIn(
              "dingtalk",
              "钉钉（沙箱）",
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
              "ext_"));

  /// A demo without a sandbox is a demo still.
  @Override
  public void install(Caller owner) {
    if (!settings.sandbox()) {
      return;
    }
    try {
      var address = start();
      neighbours.allow(address.getHost(), address.getPort());
      STAND_INS.forEach(standIn -> connect(owner, standIn, address));
    } catch (IOException e) {
      LOG.warn("the sandbox beside the demo does not start", e);
    }
  }

  private URI start() throws IOException {
    Files.createDirectories(settings.data());
    var wanted =
        SandboxSettings.onPort(PORT).withStateFile(settings.data().resolve("sandbox.json"));
    Sandbox started;
    try {
      started = Sandbox.start(wanted);
    } catch (IOException taken) {
      started =
          Sandbox.start(
              SandboxSettings.onPort(0).withStateFile(settings.data().resolve("sandbox.json")));
    }
    sandbox = started;
    LOG.info("sandbox of Feishu, WeCom and DingTalk: {}", started.address());
    return started.address();
  }

  private void connect(Caller owner, StandIn standIn, URI address) {
    connections
        .ensure(
            owner,
            new DemoConnections.Wanted(
                standIn.connector(),
                standIn.name(),
                standIn.settings(),
                standIn.addresses(),
                customers(standIn)),
            address)
        .ifPresent(callback -> tellCallback(standIn.connector(), callback, address));
  }

  /// Accounts by mobile number, as docs/sandbox.md lists them.
  private static Map<String, String> customers(StandIn standIn) {
    return Map.of(
        "13900000001", standIn.customers() + "qianwenbo",
        "13900000002", standIn.customers() + "shenjiayi",
        "13900000003", standIn.customers() + "weber");
  }

  /// As an administrator would in the platform's console.
  private static void tellCallback(String platform, String callback, URI address) {
    JsonNode body = Json.MAPPER.createObjectNode().put("callbackUrl", callback);
    var request =
        HttpRequest.newBuilder(address.resolve("/sandbox/" + platform + "/app"))
            .timeout(Duration.ofSeconds(5))
            .PUT(BodyPublishers.ofString(body.toString()))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      LOG.warn("the sandbox of {} was not told its callback address", platform, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void end(@Observes ShutdownEvent event) {
    var running = sandbox;
    if (running != null) {
      running.close();
    }
  }
}
