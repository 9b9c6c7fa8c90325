package org.convoke.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.database.TestDatabase;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.bus.LoneNode;
import org.convoke.server.people.Directory;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Settings;
import org.convoke.server.platform.Settings.BusSettings;
import org.convoke.server.platform.Settings.DatabaseSettings;
import org.convoke.server.platform.Settings.Place;
import org.convoke.server.platform.Settings.WebSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

  private final TestDatabase own = TestDatabase.create();
  private final Database database = own.database();
  private final Directory directory = new Directory(database);

  @AfterEach
  void close() {
    own.close();
  }

  @Test
  void the_people_of_a_demo_are_nobody_on_a_server_that_is_no_demo() {
    assertThat(isAdmitted(false, true)).isFalse();
    assertThat(isAdmitted(true, true)).isTrue();
    assertThat(isAdmitted(false, false)).isTrue();
  }

  private boolean isAdmitted(boolean demoServer, boolean demoOrganization) {
    var settings = settings(demoServer);
    var changes = LoneNode.changes();
    // Nothing ends here, so nobody is told.
    var sessions = new Sessions(database, Clock.systemUTC(), settings, null, changes);
    var authentication =
        new Authentication(
            sessions,
            new ApiTokens(database, Clock.systemUTC(), null, changes),
            directory.people(),
            directory.organizations(),
            settings);
    var key = "organization-" + demoServer + demoOrganization;
    var person = person();
    var organization =
        database.inTransaction(
            "test",
            transaction -> {
              var id =
                  directory.organizations().create(transaction, key, key, demoOrganization).id();
              directory.people().add(transaction, id, person);
              return id;
            });
    return isSignedIn(authentication, sessions, organization, person.id());
  }

  private static boolean isSignedIn(
      Authentication authentication, Sessions sessions, OrgId organization, PersonId person) {
    var cookie = sessions.begin(organization, person).text();
    return authentication.ofSession(cookie, Locale.CHINESE).isPresent();
  }

  private static Person person() {
    return new Person(
        PersonId.create(),
        "某人",
        "somebody",
        Person.Kind.INTERNAL,
        Person.State.ACTIVE,
        null,
        null,
        null,
        List.of(),
        Role.MEMBER);
  }

  private static Settings settings(boolean demo) {
    return new Settings(
        demo,
        false,
        Path.of("data"),
        Optional.empty(),
        List.of(),
        new DatabaseSettings(new Place.Embedded(), 16),
        new WebSettings("127.0.0.1", 8080, URI.create("http://localhost:8080"), 1024, List.of()),
        new BusSettings.InProcess(),
        Duration.ofDays(14));
  }
}
