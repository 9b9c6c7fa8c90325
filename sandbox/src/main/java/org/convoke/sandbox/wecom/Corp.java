package org.convoke.sandbox.wecom;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.convoke.sandbox.shared.Holding;
import org.convoke.sandbox.shared.Parts;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.wecom.State.CustomerGroup;
import org.convoke.sandbox.wecom.State.Outsider;
import org.convoke.sandbox.wecom.State.Person;

/// What the families of calls share. Guarded by the platform's lock.
final class Corp {

  private final Holding<State> holding;

  Corp(Holding<State> holding) {
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

  /// A person who works there and whom the app may see; ids are the same in any letter case.
  Optional<Person> visible(String userid) {
    return person(userid).filter(p -> !p.left && p.visible);
  }

  Optional<Person> person(String userid) {
    return Optional.ofNullable(state().people.get(userid.toLowerCase(Locale.ROOT)));
  }

  /// The same, or the call is refused.
  Person require(String userid) {
    return visible(userid).orElseThrow(() -> Refusals.of(60111, userid));
  }

  /// For the admin calls: a person by id or name.
  Person somebody(String id) {
    return state().people.values().stream()
        .filter(p -> p.userid.equalsIgnoreCase(id) || p.name.equals(id))
        .findFirst()
        .orElseThrow(() -> new Platform.Unknown("there is no employee " + id));
  }

  /// For the admin calls: an outsider by id or name.
  Optional<Outsider> outsider(String id) {
    return state().outsiders.values().stream()
        .filter(o -> o.id.equals(id) || o.name.equals(id))
        .findFirst();
  }

  /// For the admin calls: an employee or an outsider, as his id.
  String anybody(String id) {
    return outsider(id).map(o -> o.id).orElseGet(() -> somebody(id).userid);
  }

  /// What people call someone.
  String name(String id) {
    var outsider = state().outsiders.get(id);
    return outsider != null ? outsider.name : person(id).map(p -> p.name).orElse(id);
  }

  boolean isOutsider(String id) {
    return state().outsiders.containsKey(id);
  }

  /// For the admin calls: a customer group by id or name.
  CustomerGroup customerGroup(String id) {
    return state().customerGroups.values().stream()
        .filter(g -> g.id.equals(id) || g.name.equals(id))
        .findFirst()
        .orElseThrow(() -> new Platform.Unknown("there is no customer group " + id));
  }
}
