package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import java.net.URI;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.convoke.connectors.EventStream;
import org.convoke.connectors.LastingStream;
import org.convoke.connectors.LineTalk;
import org.convoke.connectors.NamedServer;
import org.convoke.connectors.PlatformEvent;
import org.convoke.model.Phrase;

/// DingTalk's stream mode (Stream 模式): for servers that DingTalk cannot reach. Events come
/// unsealed, over a connection that was opened with the app's secret (page
/// `develop-stream-mode-push-server`, and the vendor's `dingtalk-stream` 1.3.12). Thread-safe.
final class Stream {

  private static final Phrase ADDRESS = Phrase.of("钉钉给出的 Stream 地址", "The stream's address");

  private final Api api;
  private final DingTalkSettings settings;
  private final Events events;

  private Stream(Api api, DingTalkSettings settings, Events events) {
    this.api = api;
    this.settings = settings;
    this.events = events;
  }

  static EventStream of(Api api, DingTalkSettings settings, Events events) {
    return new LastingStream(
        "dingtalk-events-" + settings.appKey(), new Stream(api, settings, events)::dial);
  }

  private LineTalk dial(Consumer<List<PlatformEvent>> receiver) {
    return new Talk(address(), events, receiver);
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
    new NamedServer(ADDRESS, endpoint).requireBeside(settings.api());
    api.requireAllowed(endpoint);
    var ticket = new TreeMap<String, String>();
    ticket.put("ticket", opened.path("ticket").asText());
    return URI.create(
        "%s://%s/connect?%s"
            .formatted(endpoint.getScheme(), endpoint.getRawAuthority(), Api.encoded(ticket)));
  }
}
