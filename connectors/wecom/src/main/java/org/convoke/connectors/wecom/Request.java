package org.convoke.connectors.wecom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.Budgets.Budget;

/// One call of WeCom's API, without its token.
///
/// @param path `/cgi-bin/appchat/create`
/// @param body present: sent by POST; empty: the call is a GET
/// @param changes whether it changes something, so that a lost answer leaves a doubt
/// @param budgets what it is spent from
/// @param pause when to ask again after a frequency limit of more than a minute ([Blocks])
record Request(
    String path,
    Map<String, String> query,
    Optional<ObjectNode> body,
    boolean changes,
    List<Budget> budgets,
    Duration pause) {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  Request {
    query = Map.copyOf(query);
    budgets = List.copyOf(budgets);
  }

  /// Reads something by GET.
  ///
  /// @param query names and values in turn
  static Request get(String path, String... query) {
    var named = new LinkedHashMap<String, String>();
    for (var index = 0; index < query.length; index += 2) {
      named.put(query[index], query[index + 1]);
    }
    return get(path, named);
  }

  /// Reads something by GET.
  static Request get(String path, Map<String, String> named) {
    return new Request(path, named, Optional.empty(), false, List.of(), A_MINUTE);
  }

  /// Reads something by POST.
  static Request ask(String path, ObjectNode body) {
    return new Request(path, Map.of(), Optional.of(body), false, List.of(), A_MINUTE);
  }

  /// Changes something.
  static Request change(String path, ObjectNode body, Duration pause, Budget... budgets) {
    return new Request(path, Map.of(), Optional.of(body), true, List.of(budgets), pause);
  }

  Request pausedFor(Duration other) {
    return new Request(path, query, body, changes, budgets, other);
  }

  static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }

  String method() {
    return body.isPresent() ? "POST" : "GET";
  }
}
