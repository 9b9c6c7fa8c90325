package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.convoke.connectors.EventStream;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;

/// Feishu's long connection (长连接): for servers that Feishu cannot reach. Payloads come decrypted
/// and unsigned, over a connection that was opened with the app's secret. Thread-safe.
///
/// Each event goes to one connection of the app, of at most 50: every node may hold one. Sources:
/// long connection (2026-03), `com.lark.oapi.ws` of the vendor's Java SDK 2.5.3.
final class LongConnection implements EventStream {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Client client;
  private final Settings settings;
  private final Events events;

  LongConnection(Client client, Settings settings, Events events) {
    this.client = client;
    this.settings = settings;
    this.events = events;
  }

  @Override
  public AutoCloseable open(Consumer<List<PlatformEvent>> receiver, Consumer<Boolean> changes) {
    var keeper = new Keeper(receiver, changes);
    var thread = Thread.ofVirtual().name("feishu-events-" + settings.appId()).start(keeper);
    return () -> {
      keeper.ended.countDown();
      thread.interrupt();
      thread.join();
    };
  }

  /// Where to connect, and how often to say that one is there.
  record Endpoint(URI uri, int service, Duration ping) {}

  private Endpoint endpoint() {
    var answer =
        client.callAs(
            Ask.of(Api.LONG_CONNECTION)
                .body("AppID", settings.appId(), "AppSecret", settings.appSecret()),
            Map.of());
    var data = answer.data();
    var uri = URI.create(data.path("URL").asText());
    requireFeishus(uri);
    client.requireAllowed(uri);
    return new Endpoint(uri, service(uri), ping(data.path("ClientConfig")));
  }

  /// The wire does not make this connection: only servers beside the one that was filled in are
  /// connected to, and none that the wire's guard refuses.
  private void requireFeishus(URI uri) {
    var isSecure = "wss".equals(uri.getScheme()) || !"https".equals(settings.base().getScheme());
    if (uri.getHost() == null || !isSecure || !domain(uri).equals(domain(settings.base()))) {
      throw new Forbidden(
          "address-not-allowed",
          Phrase.of(
              "飞书给出的长连接地址 %s 不属于 %s。",
              "The long connection's address %s is not of %s.",
              String.valueOf(uri.getHost()),
              String.valueOf(settings.base().getHost())));
    }
  }

  /// `feishu.cn` of `msg-frontier.feishu.cn`; addresses of numbers whole.
  private static String domain(URI uri) {
    var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    var labels = host.split("\\.");
    return host.matches("[0-9.]+|\\[.*") || labels.length < 2
        ? host
        : labels[labels.length - 2] + "." + labels[labels.length - 1];
  }

  private static int service(URI uri) {
    var query = uri.getQuery() == null ? "" : uri.getQuery();
    var number = query.replaceAll("(?:.*&)?service_id=(\\d{1,9}).*", "$1");
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
  }

  private static Duration ping(JsonNode config) {
    return Duration.ofSeconds(Math.clamp(config.path("PingInterval").asLong(120), 1, 600));
  }

  /// Connects again and again until it is ended.
  private final class Keeper implements Runnable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<List<PlatformEvent>> receiver;
    private final Consumer<Boolean> changes;

    Keeper(Consumer<List<PlatformEvent>> receiver, Consumer<Boolean> changes) {
      this.receiver = receiver;
      this.changes = changes;
    }

    @Override
    public void run() {
      var failures = 0;
      try {
        while (ended.getCount() > 0) {
          failures = connected() ? 0 : failures + 1;
          pause(failures);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /// @return whether there was a connection, which has ended by now
    private boolean connected() throws InterruptedException {
      try (var line = Line.open(endpoint(), events, receiver)) {
        changes.accept(true);
        try {
          line.keep(ended);
        } finally {
          changes.accept(false);
        }
        return true;
      } catch (Problem | Unanswered | Line.Failed | IllegalArgumentException failed) {
        return false;
      }
    }

    /// Not all nodes at once.
    private void pause(int failures) throws InterruptedException {
      var longest =
          Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 10));
      ended.await(
          ThreadLocalRandom.current().nextLong(longest / 2, longest), TimeUnit.MILLISECONDS);
    }
  }
}
