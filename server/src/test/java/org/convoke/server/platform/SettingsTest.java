package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.convoke.server.platform.Settings.BusSettings;
import org.convoke.server.platform.Settings.NatsSignIn;
import org.convoke.server.platform.Settings.Place;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void everything_has_a_default() {
    var settings = read(Map.of());
    assertThat(settings.demo()).isFalse();
    assertThat(settings.web().host()).isEqualTo("127.0.0.1");
    assertThat(settings.web().address()).hasToString("http://127.0.0.1:8080");
    assertThat(settings.database().place()).isEqualTo(new Place.Embedded());
    assertThat(settings.sessionLifetime()).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void a_database_elsewhere_is_read_from_either_form() {
    var address = address("postgres://con%40voke:p%2Bw@db.example:6543/convoke?sslmode=require");
    assertThat(address.url())
        .isEqualTo("jdbc:postgresql://db.example:6543/convoke?sslmode=require");
    assertThat(address.user()).isEqualTo("con@voke");
    assertThat(address.password()).isEqualTo("p+w");
    assertThat(address.place()).isEqualTo("db.example:6543/convoke");
    assertThat(address("jdbc:postgresql://db/convoke?user=me&password=it").place())
        .isEqualTo("db/convoke");
  }

  @Test
  void a_password_is_never_printed() {
    assertThat(address("postgres://me:secret@db/convoke").toString()).doesNotContain("secret");
  }

  @Test
  void all_faults_are_said_at_once_in_both_languages() {
    var faulty =
        Map.of(
            "convoke.demoo", "true",
            "convoke.demo", "yes",
            "convoke.database.connections", "1000",
            "convoke.session.lifetime", "2 weeks",
            "convoke.database.url", "mysql://db",
            "convoke.address", "convoke.example",
            "convoke.trusted-proxies", "127.0.0.1, proxy.example",
            "convoke.bus", "carrier pigeon");
    assertThatThrownBy(() -> read(faulty, "CONVOKE_DATABSE_URL", "CONVOKE_JAVA_FLAGS"))
        .isInstanceOfSatisfying(
            StartFailure.class,
            failure -> {
              assertThat(failure.sentence(Locale.ENGLISH))
                  .startsWith("The configuration is faulty:")
                  .contains(
                      "there is no setting convoke.demoo",
                      "there is no setting CONVOKE_DATABSE_URL",
                      "convoke.demo expects true | false, found \"yes\"",
                      "convoke.database.connections expects 4 … 200, found \"1000\"",
                      "convoke.session.lifetime",
                      "convoke.database.url expects postgres://",
                      "convoke.address",
                      "convoke.bus expects in-process | nats, found \"carrier pigeon\"")
                  .doesNotContain("CONVOKE_JAVA_FLAGS", "\n");
              assertThat(failure.sentence(Locale.CHINESE))
                  .startsWith("配置有误：")
                  .contains("没有名为 convoke.demoo 的设置");
            });
  }

  @Test
  void many_nodes_need_a_nats() {
    var nats =
        Map.of(
            "convoke.bus", "nats",
            "convoke.nats.url", "nats://one:4222, tls://two",
            "convoke.nats.user", "convoke",
            "convoke.nats.password", "secret");
    assertThat(read(nats).bus())
        .isEqualTo(
            new BusSettings.ThroughNats(
                List.of(URI.create("nats://one:4222"), URI.create("tls://two")),
                new NatsSignIn.User("convoke", "secret")))
        .asString()
        .doesNotContain("secret");
  }

  @Test
  void faults_in_the_way_to_nats_are_said() {
    assertThat(faults(Map.of("convoke.bus", "nats"))).contains("needs convoke.nats.url");
    assertThat(faults(Map.of("convoke.nats.url", "nats://one")))
        .contains("convoke.nats.url is of use with convoke.bus=nats only");
    var faulty =
        Map.of(
            "convoke.bus", "nats",
            "convoke.nats.url", "nats://me:hidden@one:4222",
            "convoke.nats.user", "me",
            "convoke.nats.credentials", "/nowhere/me.creds");
    assertThat(faults(faulty))
        .contains(
            "convoke.nats.url expects nats://host:port",
            "one way to sign in to NATS",
            "belong together")
        .doesNotContain("hidden");
  }

  private static String faults(Map<String, String> settings) {
    try {
      return read(settings).toString();
    } catch (StartFailure failure) {
      return failure.sentence(Locale.ENGLISH);
    }
  }

  @Test
  void a_demo_listens_on_this_machine_only() {
    assertThatThrownBy(() -> read(Map.of("convoke.demo", "true", "quarkus.http.host", "0.0.0.0")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("loopback");
    assertThat(read(Map.of("convoke.demo", "true", "quarkus.http.host", "localhost")).demo())
        .isTrue();
    assertThat(read(Map.of("quarkus.http.host", "0.0.0.0")).web().address())
        .hasToString("http://localhost:8080");
  }

  private static DatabaseAddress address(String url) {
    var place = read(Map.of("convoke.database.url", url)).database().place();
    return ((Place.Remote) place).address();
  }

  private static Settings read(Map<String, String> values, String... variables) {
    return SettingsReader.read(config(values), Set.of(variables));
  }

  private static Config config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build();
  }
}
