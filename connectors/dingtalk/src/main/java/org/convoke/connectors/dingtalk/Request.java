package org.convoke.connectors.dingtalk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call of DingTalk's API, without its token.
///
/// @param path `/v1.0/im/group/create`
/// @param body present: sent by POST; empty: the call is a GET
/// @param changes whether it changes something, so that a lost answer leaves a doubt
/// @param counts whether it counts against the company's calls of the month
/// @param userToken null: the app's token is sent; else this one
record Request(
    Host host,
    String path,
    Map<String, String> query,
    Optional<ObjectNode> body,
    boolean changes,
    boolean counts,
    @Nullable String userToken) {

  Request {
    query = Map.copyOf(query);
  }

  /// Reads something by GET.
  ///
  /// @param query names and values in turn
  static Request get(Host host, String path, String... query) {
    var named = new LinkedHashMap<String, String>();
    for (var index = 0; index < query.length; index += 2) {
      named.put(query[index], query[index + 1]);
    }
    return get(host, path, named);
  }

  /// Reads something by GET.
  static Request get(Host host, String path, Map<String, String> named) {
    return new Request(host, path, named, Optional.empty(), false, true, null);
  }

  /// Reads something by POST.
  static Request ask(Host host, String path, ObjectNode body) {
    return new Request(host, path, Map.of(), Optional.of(body), false, true, null);
  }

  /// Changes something.
  static Request change(Host host, String path, ObjectNode body) {
    return new Request(host, path, Map.of(), Optional.of(body), true, true, null);
  }

  /// The same, not counted against the month: tokens, signing in, the directory.
  Request free() {
    return new Request(host, path, query, body, changes, false, userToken);
  }

  /// The same for the person whose token it is.
  Request as(String token) {
    return new Request(host, path, query, body, changes, counts, token);
  }

  static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }

  String method() {
    return body.isPresent() ? "POST" : "GET";
  }

  /// What it does, for the log.
  String operation() {
    return path.substring(1);
  }
}
