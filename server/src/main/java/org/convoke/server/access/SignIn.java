package org.convoke.server.access;

import jakarta.inject.Singleton;
import java.util.List;
import org.convoke.database.Database;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Unauthenticated;
import org.convoke.server.people.Organization;
import org.convoke.server.people.Organizations;
import org.convoke.server.people.People;
import org.convoke.server.people.People.SignInCandidate;
import org.convoke.server.people.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Lets people in by user name and password. Thread-safe.
@Singleton
class SignIn {

  /// Longer than any user name may be.
  private static final int LONGEST_NAME = 200;

  private final Authentication authentication;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Throttle throttle;
  private final People people;
  private final Organizations organizations;
  private final Database database;

  SignIn(
      Authentication authentication,
      Sessions sessions,
      Passwords passwords,
      Throttle throttle,
      People people,
      Organizations organizations,
      Database database) {
    this.authentication = authentication;
    this.sessions = sessions;
    this.passwords = passwords;
    this.throttle = throttle;
    this.people = people;
    this.organizations = organizations;
    this.database = database;
  }

  /// What a person signs in with.
  ///
  /// @param organization its key; needed when the user name exists in several
  @Schema(
      name = "Login",
      requiredProperties = {"username", "password"})
  record Credentials(
      @Nullable String username, @Nullable String password, @Nullable String organization) {}

  /// Somebody who is in.
  record SignedIn(Secret secret, Person person, Organization organization) {}

  /// @param address where the call comes from
  SignedIn signIn(Credentials credentials, String address) {
    var username = require("username", credentials.username()).strip();
    var password = require("password", credentials.password());
    if (username.length() > LONGEST_NAME) {
      throw wrongCredentials(); // nobody has such a name, and it would not fit into an index
    }
    var attempt = throttle.signIn(username, address);
    var candidates = candidates(username, credentials.organization());
    if (candidates.size() > 1) {
      throw organizationRequired();
    }
    if (candidates.isEmpty()) {
      passwords.matchesNobody(password);
      throw wrongCredentials();
    }
    var candidate = candidates.getFirst();
    if (!passwords.matches(candidate.organization(), candidate.person().id(), password)) {
      throw wrongCredentials();
    }
    throttle.succeeded(attempt);
    return enter(candidate.organization(), candidate.person());
  }

  /// Begins a session for somebody who has proved to be himself.
  SignedIn enter(OrgId organization, Person person) {
    var secret = sessions.begin(organization, person.id());
    return new SignedIn(secret, person, organizations.find(organization).orElseThrow());
  }

  /// Changes the caller's password; ends his sessions everywhere and begins a new one.
  SignedIn changePassword(Caller caller, @Nullable String current, @Nullable String next) {
    var given = require("current", current);
    var attempt = throttle.proof(caller.person());
    if (!passwords.matches(caller.organization(), caller.person(), given)) {
      throw Invalid.field(
          "current", "wrong-credentials", Phrase.of("当前密码不正确。", "The current password is wrong."));
    }
    throttle.succeeded(attempt);
    var hash = passwords.hash("new", next);
    passwords.set(database, caller.organization(), caller.person(), hash);
    sessions.endAll(caller.organization(), caller.person());
    return enter(caller.organization(), people.require(caller.organization(), caller.person()));
  }

  private List<SignInCandidate> candidates(String username, @Nullable String organization) {
    return people.findByUsername(username).stream()
        .filter(candidate -> authentication.admits(candidate.organization()))
        .filter(
            candidate -> organization == null || isNamed(candidate.organization(), organization))
        .toList();
  }

  private boolean isNamed(OrgId id, String key) {
    return organizations.find(id).map(it -> it.key().equals(key)).orElse(false);
  }

  private static String require(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw Invalid.field(field, "required", Phrase.of("请填写。", "Fill this in."));
    }
    return text;
  }

  private static Unauthenticated wrongCredentials() {
    return new Unauthenticated(
        "wrong-credentials", Phrase.of("用户名或密码不正确。", "The user name or the password is wrong."));
  }

  private static Invalid organizationRequired() {
    return new Invalid(
        "organization-required",
        Phrase.of(
            "多个组织中都有此用户名，请填写组织标识。",
            "Several organizations have this user name; name the organization."),
        List.of(
            new org.convoke.model.FieldProblem(
                "organization", "required", Phrase.of("请填写组织标识。", "Name the organization."))));
  }
}
