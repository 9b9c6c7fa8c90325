package org.convoke.connectors.wecom;

import java.time.Clock;
import java.util.List;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.Callbacks;
import org.convoke.connectors.ReplayWindow;
import org.convoke.connectors.SealedCallbacks;
import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;

/// Calls that WeCom makes to us (documents 91144 and 90930): sealed XML, answered with nothing.
/// Taken within the [ReplayWindow] only. Thread-safe.
final class WeComCallbacks implements Callbacks {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final WeComSettings settings;
  private final Notices notices;
  private final ReplayWindow window;

  WeComCallbacks(WeComSettings settings, Accounts accounts, Clock clock) {
    this.settings = settings;
    this.window = new ReplayWindow(clock);
    this.notices = new Notices(accounts);
  }

  @Override
  public Taken take(Inbound call) {
    if (call.method().equals("GET")) {
      return new Taken(TEXT, opened(call, parameter(call, "echostr")), List.of());
    }
    var xml = opened(call, Xml.read(call.body()).text("Encrypt"));
    return new Taken(TEXT, "", notices.events(Xml.read(xml)));
  }

  private String opened(Inbound call, String sealed) {
    var timestamp = parameter(call, "timestamp");
    var text =
        seal().open(parameter(call, "msg_signature"), timestamp, parameter(call, "nonce"), sealed);
    if (!window.holdsSeconds(timestamp)) {
      throw SealedCallbacks.tooOld();
    }
    return text;
  }

  private static String parameter(Inbound call, String name) {
    return call.query().getOrDefault(name, "");
  }

  private SealedCallbacks seal() {
    return settings
        .callbackToken()
        .flatMap(token -> settings.callbackKey().map(key -> seal(token, key)))
        .orElseThrow(
            () ->
                new Forbidden(
                    "callbacks-not-set-up",
                    Phrase.of(
                        "此连接没有填写接收消息的 Token 和 EncodingAESKey。",
                        "This connection has no token and EncodingAESKey of callbacks.")));
  }

  private SealedCallbacks seal(String token, String key) {
    return new SealedCallbacks(token, key, settings.corpId());
  }
}
