package org.convoke.connectors.wecom;

import static org.convoke.connectors.wecom.Request.fields;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Messages of the application to one member (documents 90236 and 90454).
final class AppMessages {

  // Of text cards; what is longer WeCom would cut or refuse.
  private static final int MAX_TITLE_BYTES = 128;
  private static final int MAX_DESCRIPTION_BYTES = 512;

  private final Api api;
  private final WeComSettings settings;

  AppMessages(Api api, WeComSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /// A card that opens an address.
  void card(String userId, String title, String description, URI address) {
    var body =
        fields()
            .put("touser", userId)
            .put("msgtype", "textcard")
            .put("agentid", Long.parseLong(settings.agentId()));
    body.putObject("textcard")
        .put("title", cut(title, MAX_TITLE_BYTES))
        .put("description", cut(description, MAX_DESCRIPTION_BYTES))
        .put("url", address.toString())
        .put("btntxt", "查看");
    api.call(Request.change("/cgi-bin/message/send", body, Duration.ofMinutes(1))).required();
  }

  /// What fits, whole characters, with an ellipsis for the rest.
  static String cut(String text, int maxBytes) {
    if (bytes(text) <= maxBytes) {
      return text;
    }
    var end = text.length();
    while (bytes(text.substring(0, end)) > maxBytes - 3) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
