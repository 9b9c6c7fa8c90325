package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.PlatformEvent;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Events over a line that we open.
@QuarkusTest
class EventStreamsTest {

  @Inject EventStreams streams;
  @Inject PlatformEvents work;
  @Inject Connections connections;

  private TestPlatformServer platform;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void a_line_is_held_while_its_connection_is_on_and_what_it_brings_is_worked_on()
      throws Exception {
    var connection = TestConnection.to(platform, Map.of("stream", "line-1"));
    streams.lookNow();
    TestPlatform.LINES
        .get("line-1")
        .accept(
            List.of(
                new PlatformEvent(
                    PlatformEvent.Kind.CONTACT_OPENED,
                    "k1",
                    Instant.parse("2026-11-21T10:00:00Z"),
                    Optional.empty(),
                    Value.fields(
                        Map.of(
                            "accounts",
                            Value.texts(List.of("ou-9")),
                            "names",
                            Value.texts(List.of("沈女士")))))));
    assertThat(
            work.awaitIdle(connections.find(connection.id()).orElseThrow(), Duration.ofSeconds(20)))
        .isTrue();
    var linked = TestConnection.admin().get(connection.path("/accounts?state=LINKED")).expect(200);
    assertThat(linked.text("items.0.person.name")).isEqualTo("沈女士");

    TestConnection.admin()
        .with("If-Match", "1")
        .patch(connection.path(""), Map.of("enabled", false))
        .expect(200);
    streams.lookNow();
    assertThat(TestPlatform.LINES).doesNotContainKey("line-1");
  }

  @Test
  void a_line_that_cannot_be_opened_keeps_no_other_from_being_held() throws Exception {
    var broken = TestConnection.to(platform, Map.of("stream", "broken"));
    var good = TestConnection.to(platform, Map.of("stream", "line-2"));
    streams.lookNow();
    assertThat(TestPlatform.LINES).containsKey("line-2");
    for (var connection : List.of(broken, good)) {
      TestConnection.admin()
          .with("If-Match", "1")
          .patch(connection.path(""), Map.of("enabled", false))
          .expect(200);
    }
    streams.lookNow();
    assertThat(TestPlatform.LINES).doesNotContainKey("line-2");
  }
}
