package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.UUID;
import org.convoke.connectors.Callbacks;
import org.convoke.connectors.ReplayWindow;
import org.convoke.connectors.SealedCallbacks;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;

/// Calls that DingTalk makes to us over HTTP: sealed JSON, answered with the sealed word `success`
/// (page `callback-event-message-body-encryption-and-decryption`). Taken within the [ReplayWindow]
/// only. Thread-safe.
final class DingTalkCallbacks implements Callbacks {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUCCESS = "success";

  private final DingTalkSettings settings;
  private final Events events;
  private final Clock clock;
  private final ReplayWindow window;

  DingTalkCallbacks(DingTalkSettings settings, Events events, Clock clock) {
    this.settings = settings;
    this.events = events;
    this.clock = clock;
    this.window = new ReplayWindow(clock);
  }

  @Override
  public Taken take(Inbound call) {
    var sealed = json(call.body()).path("encrypt").asText();
    var opened = open(call, sealed);
    if (!window.holdsMillis(parameter(call, "timestamp"))) {
      throw SealedCallbacks.tooOld();
    }
    var told = json(opened.text());
    var id = told.path("eventId").asText(told.path("BizId").asText());
    var happened =
        events.event(
            told.path("EventType").asText(),
            id.isEmpty()
                ? UUID.nameUUIDFromBytes(
                        opened.text().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .toString()
                : id,
            told.path("EventTime").asLong(clock.millis()),
            told);
    return new Taken("application/json", answer(opened.seal()), happened.stream().toList());
  }

  /// What was under the seal, and whose it was.
  private record Opened(SealedCallbacks seal, String text) {}

  /// Calls of the console's subscription are for the app, those registered by a call once for the
  /// company.
  private Opened open(Inbound call, String sealed) {
    var ours = seal(settings.appKey());
    try {
      return new Opened(ours, open(ours, call, sealed));
    } catch (Forbidden refused) {
      var company = seal(settings.corpId());
      return new Opened(company, open(company, call, sealed));
    }
  }

  private static String open(SealedCallbacks seal, Inbound call, String sealed) {
    var signature = parameter(call, "msg_signature");
    return seal.open(
        signature.isEmpty() ? parameter(call, "signature") : signature,
        parameter(call, "timestamp"),
        parameter(call, "nonce"),
        sealed);
  }

  private static String parameter(Inbound call, String name) {
    return call.query().getOrDefault(name, "");
  }

  private SealedCallbacks seal(String receiver) {
    return settings
        .callbackToken()
        .flatMap(
            token -> settings.callbackKey().map(key -> new SealedCallbacks(token, key, receiver)))
        .orElseThrow(
            () ->
                new Forbidden(
                    "callbacks-not-set-up",
                    Phrase.of(
                        "此连接没有填写事件订阅的 Token 和 aes_key。",
                        "This connection has no token and aes_key of event subscription.")));
  }

  private String answer(SealedCallbacks seal) {
    var timestamp = String.valueOf(clock.millis());
    var nonce = UUID.randomUUID().toString().substring(0, 8);
    var sealed = seal.seal(SUCCESS);
    return fields()
        .put("msg_signature", seal.sign(timestamp, nonce, sealed))
        .put("timeStamp", timestamp)
        .put("nonce", nonce)
        .put("encrypt", sealed)
        .toString();
  }

  private static JsonNode json(String text) {
    try {
      var read = JSON.readTree(text);
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      // falls through: what is no JSON is no call of DingTalk
    }
    throw new Invalid(
        "callback-unreadable",
        Phrase.of("回调的内容不是可读的 JSON。", "The callback is no JSON that can be read."));
  }
}
