package org.convoke.connectors.wecom;

import java.net.URI;
import java.time.Duration;

/// Messages of the application to one member (documents 90236 and 90454).
final class AppMessages {

  private final Api api;
  private final WeComSettings settings;

  AppMessages(Api api, WeComSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /// A card that opens an address; what is longer than WeCom takes is cut.
  void card(String userId, String title, String description, URI address) {
    var body =
        Messages.textCard(
                cut(title, Messages.MAX_TITLE_BYTES),
                cut(description, Messages.MAX_DESCRIPTION_BYTES),
                address.toString(),
                "查看") // at most four characters
            .put("touser", userId)
            .put("agentid", Long.parseLong(settings.agentId()));
    api.call(Request.change("/cgi-bin/message/send", body, Duration.ofMinutes(1))).required();
  }

  /// What fits, whole characters, with an ellipsis for the rest.
  static String cut(String text, int maxBytes) {
    if (Messages.bytes(text) <= maxBytes) {
      return text;
    }
    var end = text.length();
    while (Messages.bytes(text.substring(0, end)) > maxBytes - 3) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }
}
