package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.model.Id;
import org.convoke.model.Value;
import org.convoke.server.TestClock;
import org.convoke.server.connections.EventStore.Room;
import org.convoke.server.connections.EventStore.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A node that works on events while the platform is slow. In a far future, so that the server that
/// runs beside takes nothing of it.
@QuarkusTest
class PlatformEventsTest {

  @Inject EventStore store;
  @Inject Connections connections;
  @Inject CommitPipeline pipeline;
  @Inject Database database;

  private final TestClock clock = new TestClock();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private TestPlatformServer platform;
  private StoredConnection connection;
  private PlatformEvents node;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
    connection = connections.find(TestConnection.to(platform, Map.of()).id()).orElseThrow();
    clock.advance(Duration.ofDays(30_000));
    node = new PlatformEvents(store, connections, List.of(this::happened), pipeline, clock);
    node.begin(new StartupEvent());
  }

  @AfterEach
  void end() {
    answer.countDown();
    node.end(new ShutdownEvent());
    platform.close();
    database
        .update("test.forget", "delete from platform_event where connection_id = :id")
        .bind("id", connection.id().value())
        .execute();
  }

  @Test
  void work_that_outlasts_its_turn_is_done_once() throws InterruptedException {
    tell("slow", "chat");
    assertThat(next()).isEqualTo("slow");
    clock.advance(Duration.ofSeconds(61));
    tell("quick", "another");
    assertThat(next()).isEqualTo("quick");
    assertThat(takenByAnother()).isEmpty();
    answer.countDown();
    assertThat(node.awaitIdle(connection, Duration.ofSeconds(20))).isTrue();
    assertThat(begun).isEmpty();
  }

  @Test
  void the_end_waits_for_what_is_worked_on_and_gives_back_what_is_not_begun()
      throws InterruptedException {
    tell("first", "");
    assertThat(next()).isEqualTo("first");
    tell("second", "");
    tell("third", "chat");
    assertThat(next()).isEqualTo("third"); // by now the second is taken, too
    var ending = Thread.ofPlatform().start(() -> node.end(new ShutdownEvent()));
    answer.countDown();
    ending.join();
    var open = store.open(connection.org(), connection.id());
    assertThat(open).isLessThanOrEqualTo(1); // the second, if the end came before it
    assertThat(takenByAnother()).hasSize((int) open);
  }

  /// Only those of the test: the far future's node takes what others left open, too.
  private void happened(StoredConnection of, PlatformEvent event) {
    if (!of.id().equals(connection.id())) {
      return;
    }
    begun.add(event.key());
    try {
      assertThat(answer.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String next() throws InterruptedException {
    return Optional.ofNullable(begun.poll(20, TimeUnit.SECONDS)).orElse("nothing");
  }

  private List<String> takenByAnother() {
    var now = clock.instant();
    var turn = new Turn(Id.next(), now, now.plus(Duration.ofMinutes(1)));
    return store.takeDue(turn, new Room(100, 20, List.of())).stream()
        .filter(it -> it.connection().equals(connection.id()))
        .map(it -> it.event().key())
        .toList();
  }

  private void tell(String key, String chat) {
    var event =
        new PlatformEvent(
            PlatformEvent.Kind.CONTACT_OPENED,
            key,
            clock.instant(),
            Optional.of(chat).filter(it -> !it.isEmpty()).map(ChatHandle::new),
            Value.fields(Map.of()));
    node.keep(connection, List.of(event), null);
  }
}
