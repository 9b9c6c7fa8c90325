package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Pages of a list; the page token is a position.
final class Pages {

  private Pages() {}

  static ObjectNode of(Request request, List<?> all, int usual, int most, int refusal) {
    var size = request.number("page_size", usual);
    if (size < 1 || size > most) {
      throw Refusals.parameter(refusal, "page_size: 1 to " + most);
    }
    var token = request.query("page_token");
    if (!token.isEmpty() && !token.matches("p-\\d{1,9}")) {
      throw Refusals.parameter(refusal, "page_token");
    }
    var from = token.isEmpty() ? 0 : Math.min(all.size(), Integer.parseInt(token.substring(2)));
    var to = Math.min(all.size(), from + size);
    return Json.of(
        "items",
        all.subList(from, to),
        "page_token",
        to < all.size() ? "p-" + to : "",
        "has_more",
        to < all.size());
  }
}
