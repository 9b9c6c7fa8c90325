package org.convoke.sandbox.feishu;

import java.net.URI;
import java.util.Optional;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.Holding;
import org.convoke.sandbox.shared.Parts;
import org.convoke.sandbox.shared.Platform;

/// What the families of calls share: the state and how ids are read in it. Guarded by the
/// platform's lock.
final class Tenant {

  private final Holding<State> holding;

  Tenant(Holding<State> holding) {
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

  /// The person with an id of a type; empty when nobody has it.
  Optional<Person> find(String type, String id) {
    return switch (type) {
      case "open_id" -> Optional.ofNullable(state().people.get(id));
      case "union_id" ->
          state().people.values().stream().filter(p -> p.unionId.equals(id)).findFirst();
      case "user_id" ->
          state().people.values().stream()
              .filter(p -> !id.isEmpty() && p.userId.equals(id))
              .findFirst();
      default -> throw Refusals.of(99992402, "field validation failed: unknown id type " + type);
    };
  }

  /// The person with an id of a type.
  Person person(String type, String id) {
    return find(type, id).orElseThrow(() -> unknown(type));
  }

  static org.convoke.sandbox.shared.Refusal unknown(String type) {
    return Refusals.of(
        switch (type) {
          case "union_id" -> 99992364;
          case "user_id" -> 99992360;
          default -> 99992351;
        });
  }

  /// A person's id of a type.
  static String id(Person person, String type) {
    return switch (type) {
      case "union_id" -> person.unionId;
      case "user_id" -> person.userId;
      default -> person.openId;
    };
  }

  boolean isExternal(Person person) {
    return !person.tenantKey.equals(app().tenantKey);
  }

  /// An open group that an API call names.
  Chat chat(String id) {
    var chat = state().chats.get(id);
    if (chat == null) {
      throw Refusals.of(232006);
    }
    return chat;
  }

  /// For the admin calls: a person by any id or his name.
  Person somebody(String id) {
    return state().people.values().stream()
        .filter(
            p ->
                p.openId.equals(id)
                    || p.userId.equals(id) && !id.isEmpty()
                    || p.unionId.equals(id)
                    || p.name.equals(id))
        .findFirst()
        .orElseThrow(() -> new Platform.Unknown("there is no person " + id));
  }

  /// For the admin calls: a group by its id or name.
  Chat group(String id) {
    return state().chats.values().stream()
        .filter(chat -> chat.id.equals(id) || chat.name.equals(id) && !id.isEmpty())
        .findFirst()
        .orElseThrow(() -> new Platform.Unknown("there is no group " + id));
  }
}
