package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
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

/// DingTalk's stream mode (Stream 模式): for servers that DingTalk cannot reach. Events come
/// unsealed, over a connection that was opened with the app's secret (page
/// `develop-stream-mode-push-server`, and the vendor's `dingtalk-stream` 1.3.12). Thread-safe.
final class Stream implements EventStream {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Api api;
  private final DingTalkSettings settings;
  private final Events events;

  Stream(Api api, DingTalkSettings settings, Events events) {
    this.api = api;
    this.settings = settings;
    this.events = events;
  }

  @Override
  public AutoCloseable open(Consumer<List<PlatformEvent>> receiver, Consumer<Boolean> changes) {
    var keeper = new Keeper(receiver, changes);
    var thread = Thread.ofVirtual().name("dingtalk-events-" + settings.appKey()).start(keeper);
    return () -> {
      keeper.ended.countDown();
      thread.join();
    };
  }

  /// Where to connect; each address is good once.
  private URI address() {
    var body =
        fields()
            .put("clientId", settings.appKey())
            .put("clientSecret", settings.appSecret())
            .put("ua", "convoke");
    body.putArray("subscriptions").addObject().put("type", "EVENT").put("topic", "*");
    var opened =
        api.open(Request.ask(Host.API, "/v1.0/gateway/connections/open", body).free())
            .required(api.refusals());
    var endpoint = URI.create(opened.path("endpoint").asText());
    requireDingTalks(endpoint);
    api.requireAllowed(endpoint);
    var ticket = new TreeMap<String, String>();
    ticket.put("ticket", opened.path("ticket").asText());
    return URI.create(
        "%s://%s/connect?%s"
            .formatted(endpoint.getScheme(), endpoint.getRawAuthority(), Api.encoded(ticket)));
  }

  /// The wire does not make this connection: only servers beside the one that was filled in are
  /// connected to, and none that the wire's guard refuses.
  private void requireDingTalks(URI endpoint) {
    var api = settings.api();
    var isSecure = "wss".equals(endpoint.getScheme()) || !"https".equals(api.getScheme());
    if (endpoint.getHost() == null || !isSecure || !domain(endpoint).equals(domain(api))) {
      throw new Forbidden(
          "address-not-allowed",
          Phrase.of(
              "钉钉给出的 Stream 地址 %s 不属于 %s。",
              "The stream's address %s is not of %s.",
              String.valueOf(endpoint.getHost()),
              String.valueOf(api.getHost())));
    }
  }

  /// `dingtalk.com` of `wss-open-connection.dingtalk.com`; addresses of numbers whole.
  private static String domain(URI uri) {
    var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    var labels = host.split("\\.");
    return host.matches("[0-9.]+|\\[.*") || labels.length < 2
        ? host
        : labels[labels.length - 2] + "." + labels[labels.length - 1];
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
          failures = wasConnected() ? 0 : failures + 1;
          pause(failures);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /// @return whether there was a connection, which has ended by now
    private boolean wasConnected() throws InterruptedException {
      try (var line = Line.open(address(), events, receiver)) {
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
