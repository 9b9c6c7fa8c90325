package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.dingtalk.State.Person;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Holding;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Parts;
import org.convoke.sandbox.shared.Platform;

/// What the families of calls share. Guarded by the platform's lock.
final class Org {

  private final Holding<State> holding;

  Org(Holding<State> holding) {
    this.holding = holding;
  }

  Parts parts() {
    return holding.parts();
  }

  State state() {
    return holding.state();
  }

  State.App app() {
    return state().app;
  }

  URI address() {
    return holding.address();
  }

  /// An employee who works there and is within the app's range.
  Optional<Person> employee(String userId) {
    return Optional.ofNullable(state().people.get(userId))
        .filter(p -> !p.external && !p.left && p.visible);
  }

  Optional<Person> byUnionId(String unionId) {
    return state().people.values().stream()
        .filter(p -> p.unionId.equals(unionId) && !p.left)
        .findFirst();
  }

  /// What people call someone.
  String name(String userId) {
    var person = state().people.get(userId);
    return person == null ? userId : person.name;
  }

  String unionId(String userId) {
    var person = state().people.get(userId);
    return person == null ? "" : person.unionId;
  }

  Optional<Group> byConversation(String id) {
    return Optional.ofNullable(state().groups.get(id));
  }

  Optional<Group> byChat(String id) {
    return state().groups.values().stream().filter(g -> g.chatId.equals(id)).findFirst();
  }

  /// For the admin calls: a person by id or name.
  Person somebody(String id) {
    return state().people.values().stream()
        .filter(p -> p.userId.equals(id) || p.unionId.equals(id) || p.name.equals(id))
        .findFirst()
        .orElseThrow(() -> new Platform.Unknown("there is no person " + id));
  }

  /// For the admin calls: a group by either id or its title.
  Group group(String id) {
    return state().groups.values().stream()
        .filter(g -> g.conversationId.equals(id) || g.chatId.equals(id) || g.title.equals(id))
        .findFirst()
        .orElseThrow(() -> new Platform.Unknown("there is no group " + id));
  }

  /// A list as the clients send it: an array, an array as text, or texts with commas. The vendor's
  /// older SDK writes unset ones as the text `null`, which [Body#text] takes for nothing.
  static List<String> list(Body body, String name) {
    var value = body.node().path(name);
    if (value.isArray()) {
      return Body.texts(value);
    }
    var text = body.text(name);
    if (text.startsWith("[")) {
      return Body.texts(Json.parse(text));
    }
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(String::trim).toList();
  }

  /// An object as the clients send it: itself or as text.
  static Body object(Body body, String name) {
    var value = body.node().path(name);
    JsonNode parsed =
        value.isTextual() && value.asText().startsWith("{") ? Json.parse(value.asText()) : value;
    return new Body(Json.of("it", parsed)).object("it");
  }
}
