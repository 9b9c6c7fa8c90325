package org.convoke.server.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.people.Organizations;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Settings;

/// Finds out who somebody is by what he carries. Answers from memory for whoever called within the
/// last 30 s; no longer after his session ended, he left, or his role changed. Thread-safe.
@ApplicationScoped // by proxy, because the filter is made before the database is there
public class Authentication {

  /// The name of the cookie.
  public static final String COOKIE = "convoke_session";

  private final Sessions sessions;
  private final ApiTokens tokens;
  private final People people;
  private final Organizations organizations;
  private final Settings settings;

  Authentication(
      Sessions sessions,
      ApiTokens tokens,
      People people,
      Organizations organizations,
      Settings settings) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.people = people;
    this.organizations = organizations;
    this.settings = settings;
  }

  /// The caller with this session cookie.
  ///
  /// @param cookie the value of [#COOKIE]
  public Optional<Caller> ofSession(String cookie, Locale language) {
    return session(cookie).flatMap(session -> caller(session, language));
  }

  /// The caller with this API token.
  ///
  /// @param token `cvk_…`
  public Optional<Caller> ofToken(String token, Locale language) {
    if (!token.startsWith(ApiTokens.PREFIX)) {
      return Optional.empty();
    }
    return Secret.parse(token.substring(ApiTokens.PREFIX.length()))
        .flatMap(tokens::find)
        .flatMap(grant -> caller(grant.organization(), grant.person(), grant.scopes(), language));
  }

  Optional<Session> session(String cookie) {
    return Secret.parse(cookie).flatMap(sessions::find);
  }

  Optional<Caller> caller(Session session, Locale language) {
    return caller(session.organization(), session.person(), Caller.EVERY_SCOPE, language);
  }

  private Optional<Caller> caller(
      OrgId organization, PersonId id, List<Scope> scopes, Locale language) {
    var person = people.find(organization, id).filter(Person::isActive);
    if (person.isEmpty() || person.get().role() == null || !admits(organization)) {
      return Optional.empty();
    }
    return Optional.of(new Caller(organization, id, person.get().role(), scopes, language));
  }

  /// A demo's passwords are public: its people are nobody on a server that is no demo.
  boolean admits(OrgId organization) {
    return settings.demo() || organizations.find(organization).map(it -> !it.demo()).orElse(false);
  }
}
