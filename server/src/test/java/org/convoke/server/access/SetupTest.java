package org.convoke.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.convoke.database.TestDatabase;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.server.people.Directory;
import org.convoke.server.platform.Settings;
import org.convoke.server.platform.Settings.BusSettings;
import org.convoke.server.platform.Settings.DatabaseSettings;
import org.convoke.server.platform.Settings.Place;
import org.convoke.server.platform.Settings.WebSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SetupTest {

  private static final URI ADDRESS = URI.create("http://localhost:8080");

  private final TestDatabase database = TestDatabase.create();
  private final Directory directory = new Directory(database.database());
  private final Passwords passwords =
      new Passwords(database.database(), Clock.systemUTC(), Passwords.Cost.RECOMMENDED);
  private final Setup setup =
      new Setup(
          database.database(),
          directory.organizations(),
          directory.people(),
          passwords,
          noDemo(),
          Clock.systemUTC());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_link_makes_the_organization_and_its_owner_once() {
    var token = token();
    var owner = setup.setUp(wanted(token));
    assertThat(owner.person().role()).isEqualTo(Role.OWNER);
    assertThat(passwords.matches(owner.organization(), owner.person().id(), "a long password"))
        .isTrue();
    assertThat(setup.isRequired()).isFalse();
    assertThat(setup.invite(ADDRESS)).isEmpty();
    assertThatThrownBy(() -> setup.setUp(wanted(token))).isInstanceOf(Forbidden.class);
  }

  @Test
  void a_fault_does_not_use_the_link_up() {
    var token = token();
    var weak = new Setup.NewOrganization(token, "召集科技", "陈晨", "chenchen", "short");
    assertThatThrownBy(() -> setup.setUp(weak)).isInstanceOf(Invalid.class);
    setup.setUp(wanted(token));
  }

  @Test
  void a_new_link_ends_the_one_before() {
    var first = token();
    token();
    assertThatThrownBy(() -> setup.setUp(wanted(first))).isInstanceOf(Forbidden.class);
  }

  @Test
  void what_is_no_link_is_refused() {
    token();
    assertThatThrownBy(() -> setup.setUp(wanted("made-up"))).isInstanceOf(Forbidden.class);
  }

  private String token() {
    var line = setup.invite(ADDRESS).orElseThrow().en();
    return line.substring(line.indexOf("token=") + "token=".length());
  }

  private static Setup.NewOrganization wanted(String token) {
    return new Setup.NewOrganization(token, "召集科技", "陈晨", "chenchen", "a long password");
  }

  private static Settings noDemo() {
    return new Settings(
        false,
        false,
        Path.of("data"),
        Optional.empty(),
        List.of(),
        new DatabaseSettings(new Place.Embedded(), 16),
        new WebSettings("127.0.0.1", 8080, ADDRESS, 1024, List.of()),
        new BusSettings.InProcess(),
        Duration.ofDays(14));
  }
}
