package org.convoke.server.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import org.convoke.model.Forbidden;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Settings;

/// Lets in people who proved elsewhere who they are. Thread-safe.
@Singleton
public class Entrance {

  private final Authentication authentication;
  private final Sessions sessions;
  private final People people;
  private final Settings settings;

  Entrance(Authentication authentication, Sessions sessions, People people, Settings settings) {
    this.authentication = authentication;
    this.sessions = sessions;
    this.people = people;
    this.settings = settings;
  }

  /// Begins a session.
  ///
  /// @return the cookie that carries it
  /// @throws Forbidden `may-not-sign-in` for those who left, are external or have no role
  public NewCookie enter(OrgId organization, PersonId id) {
    var person =
        people
            .find(organization, id)
            .filter(Person::isActive)
            .filter(it -> it.role() != null)
            .filter(_ -> authentication.admits(organization))
            .orElseThrow(Entrance::mayNot);
    return SessionCookie.of(sessions.begin(organization, person.id()).text(), settings);
  }

  private static Forbidden mayNot() {
    return new Forbidden(
        "may-not-sign-in",
        Phrase.of(
            "你没有登录权限。请联系管理员为你设置角色。",
            "You may not sign in. Ask an administrator to give you a role."));
  }
}
