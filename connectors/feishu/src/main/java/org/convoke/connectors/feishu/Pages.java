package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads lists that come in pages.
final class Pages {

  private Pages() {}

  /// Every item.
  ///
  /// @param size the most that the call allows a page
  static List<JsonNode> all(Client client, Ask ask, int size) {
    return first(client, ask, size, Integer.MAX_VALUE);
  }

  /// Items of the first pages.
  static List<JsonNode> first(Client client, Ask ask, int size, int pages) {
    var items = new ArrayList<JsonNode>();
    var sized = ask.query("page_size", String.valueOf(size));
    var token = "";
    for (var page = 0; page < pages; page++) {
      var data = client.call(token.isEmpty() ? sized : sized.query("page_token", token)).data();
      data.path("items").forEach(items::add);
      var next = data.path("page_token").asText();
      if (!data.path("has_more").asBoolean() || next.isEmpty() || next.equals(token)) {
        return items;
      }
      token = next;
    }
    return items;
  }
}
