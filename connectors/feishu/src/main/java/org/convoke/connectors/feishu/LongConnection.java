package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.convoke.connectors.EventStream;
import org.convoke.connectors.LastingStream;
import org.convoke.connectors.LineTalk;
import org.convoke.connectors.NamedServer;
import org.convoke.connectors.PlatformEvent;
import org.convoke.model.Phrase;

/// Feishu's long connection (长连接): for servers that Feishu cannot reach. Payloads come decrypted
/// and unsigned, over a connection that was opened with the app's secret. Thread-safe.
///
/// Each event goes to one connection of the app, of at most 50: every node may hold one. Sources:
/// long connection (2026-03), `com.lark.oapi.ws` of the vendor's Java SDK 2.5.3.
final class LongConnection {

  private static final Phrase ADDRESS = Phrase.of("飞书给出的长连接地址", "The long connection's address");

  private final Client client;
  private final Settings settings;
  private final Events events;

  private LongConnection(Client client, Settings settings, Events events) {
    this.client = client;
    this.settings = settings;
    this.events = events;
  }

  static EventStream of(Client client, Settings settings, Events events) {
    return new LastingStream(
        "feishu-events-" + settings.appId(), new LongConnection(client, settings, events)::dial);
  }

  private LineTalk dial(Consumer<List<PlatformEvent>> receiver) {
    var answer =
        client.callAs(
            Ask.of(Api.LONG_CONNECTION)
                .body("AppID", settings.appId(), "AppSecret", settings.appSecret()),
            Map.of());
    var data = answer.data();
    var uri = URI.create(data.path("URL").asText());
    new NamedServer(ADDRESS, uri).requireBeside(settings.base());
    client.requireAllowed(uri);
    var endpoint = new Talk.Endpoint(uri, service(uri), ping(data.path("ClientConfig")));
    return new Talk(endpoint, events, receiver);
  }

  private static int service(URI uri) {
    var query = uri.getQuery() == null ? "" : uri.getQuery();
    var number = query.replaceAll("(?:.*&)?service_id=(\\d{1,9}).*", "$1");
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
  }

  private static Duration ping(JsonNode config) {
    return Duration.ofSeconds(Math.clamp(config.path("PingInterval").asLong(120), 1, 600));
  }
}
