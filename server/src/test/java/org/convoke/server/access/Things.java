package org.convoke.server.access;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.convoke.server.Api;
import org.convoke.server.access.AccessTable.Rule;

/// Real things of the demo organization, for a stranger to try. A kind that a route names in
/// `access.txt` is made or found here.
final class Things {

  private final Api owner;
  private final Map<String, String> ids = new HashMap<>();

  Things(Api owner) {
    this.owner = owner;
  }

  /// The path with real ids for its parameters.
  String path(Rule rule) {
    var kinds = rule.things().iterator();
    var path = rule.route().path();
    while (path.contains("{")) {
      path = path.replaceFirst("\\{[^}]*}", id(rule, kinds));
    }
    return path;
  }

  private String id(Rule rule, Iterator<String> kinds) {
    if (!kinds.hasNext()) {
      throw new IllegalStateException("access.txt names no thing for a parameter of " + rule);
    }
    return of(kinds.next());
  }

  private String of(String kind) {
    var known = ids.get(kind);
    if (known != null) {
      return known;
    }
    var made = make(kind);
    ids.put(kind, made);
    return made;
  }

  private String make(String kind) {
    return switch (kind) {
      case "person" -> owner.person().toString();
      case "department" ->
          owner.post("/departments", Map.of("name", "外人不可见")).expect(201).text("id");
      case "apiToken" ->
          owner
              .post("/api-tokens", Map.of("name", "x", "scopes", List.of("admin")))
              .expect(201)
              .text("id");
      case "form" -> form();
      case "app" -> owner.post("/apps", Map.of("name", "外人不可见")).expect(201).text("id");
      case "template" -> "no-such-template"; // templates are everybody's
      case "field" -> "title";
      case "version" -> "999999";
      case "button" -> "no-such-button";
      case "secret" ->
          owner.post("/secrets", Map.of("name", "x", "value", "y")).expect(201).text("name");
      case "record" ->
          owner
              .post("/forms/" + of("form") + "/records", Map.of("values", Map.of("title", "x")))
              .expect(201)
              .text("id");
      case "chat" ->
          owner
              .post("/chats", Map.of("name", "x", "memberIds", List.of(owner.person())))
              .expect(201)
              .text("id");
      case "flow" -> owner.post("/flows", Map.of("name", "外人不可见")).expect(201).text("id");
      case "run" -> run();
      case "flowTest" -> flowTest();
      case "attempt" -> "1";
      case "connection" ->
          owner
              .post("/connections", Map.of("name", "外人不可见", "connector", "testplatform"))
              .expect(201)
              .text("id");
      case "conversation" -> "GROUP" + of("chat");
      default -> throw new IllegalStateException("make a " + kind + " here");
    };
  }

  private String run() {
    var form = owner.get("/forms/%s", of("form")).expect(200).text("key");
    var other = owner.post("/forms", Map.of("name", "外人不可见", "definition", fields())).expect(201);
    var definition =
        Map.of(
            "trigger",
            Map.of("type", "recordCreated", "form", other.text("key")),
            "steps",
            List.of(
                Map.of(
                    "key",
                    "add",
                    "type",
                    "addRecord",
                    "form",
                    form,
                    "values",
                    Map.of("title", Map.of("value", "x")))));
    var flow = owner.post("/flows", Map.of("name", "外人不可见", "definition", definition)).expect(201);
    owner.post("/flows/" + flow.text("id") + "/publish", "").expect(200);
    owner.post("/flows/" + flow.text("id") + "/enable", "").expect(200);
    return owner
        .post("/forms/" + other.text("id") + "/records", Map.of("values", Map.of("title", "x")))
        .expect(201)
        .text("runs.0.id");
  }

  private String flowTest() {
    var run = of("run");
    var flow = owner.get("/runs/%s", run).expect(200).text("flow.id");
    return owner
        .post("/flows/" + flow + "/tests", Map.of("run", run, "name", "外人不可见"))
        .expect(201)
        .text("id");
  }

  private String form() {
    return owner
        .post("/forms", Map.of("name", "外人不可见", "definition", fields()))
        .expect(201)
        .text("id");
  }

  private static Map<String, Object> fields() {
    return Map.of("fields", List.of(Map.of("key", "title", "type", "text", "label", "标题")));
  }
}
