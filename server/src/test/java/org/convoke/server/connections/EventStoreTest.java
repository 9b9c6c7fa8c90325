package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.database.UnitOfWork;
import org.convoke.model.ConnectionId;
import org.convoke.model.Id;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.server.connections.EventStore.Due;
import org.convoke.server.connections.EventStore.Room;
import org.convoke.server.connections.EventStore.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which process works on what platforms told, and when. In a far future, so that the server that
/// runs beside takes nothing of it.
@QuarkusTest
class EventStoreTest {

  private static final Instant THEN = Instant.parse("2126-11-21T10:00:00Z");
  private static final Phrase AWAY = Phrase.of("没有应答", "No answer");

  @Inject EventStore store;
  @Inject CommitPipeline pipeline;
  @Inject Database database;

  private final ConnectionId connection = ConnectionId.create();
  private final ConnectionId other = ConnectionId.create();
  private final UUID here = Id.next();
  private final UUID there = Id.next();

  @AfterEach
  void forget() {
    database
        .update("test.forget", "delete from platform_event where connection_id = any(:all)")
        .bind("all", List.of(connection.value(), other.value()))
        .execute();
  }

  @Test
  void work_that_outlasts_its_turn_stays_with_its_process_and_is_done() {
    told(connection, "k1", "");
    var mine = store.begin(at(here, 0), only(take(here, 0))).orElseThrow();
    store.keep(at(here, 50), List.of(mine));
    assertThat(take(there, 70)).isEmpty();
    store.done(here, mine, THEN.plusSeconds(100));
    assertThat(take(there, 200)).isEmpty();
  }

  @Test
  void what_a_process_holds_it_does_not_take_again_even_when_it_was_late_to_keep_it() {
    told(connection, "k1", "");
    var held = take(here, 0);
    assertThat(store.takeDue(at(here, 70), new Room(100, 20, held))).isEmpty();
    assertThat(take(there, 70)).hasSize(1);
  }

  @Test
  void whoever_lost_an_event_to_another_begins_and_writes_nothing() {
    told(connection, "k1", "");
    var late = only(take(here, 0));
    var taken = only(take(there, 70));
    assertThat(store.begin(at(here, 71), late)).isEmpty();
    store.keep(at(here, 100), List.of(late));
    store.done(here, late, THEN.plusSeconds(72));
    store.failed(here, late, AWAY, null, THEN.plusSeconds(72));
    assertThat(store.open(TestConnection.org(), connection)).isEqualTo(1);
    assertThat(take(here, 140)).containsExactly(taken);
  }

  @Test
  void only_what_is_begun_counts_as_an_attempt() {
    told(connection, "k1", "");
    take(here, 0);
    take(here, 70);
    var begun = store.begin(at(here, 140), only(take(here, 140))).orElseThrow();
    assertThat(begun.attempts()).isEqualTo(1);
  }

  @Test
  void of_one_chat_one_event_at_a_time_is_taken_whoever_takes() {
    told(connection, "k1", "chat");
    told(connection, "k2", "chat");
    told(connection, "k3", "another");
    var first = take(here, 0);
    assertThat(keys(first)).containsExactly("k1", "k3");
    assertThat(take(there, 0)).isEmpty();
    store.done(here, first.getFirst(), THEN);
    assertThat(keys(take(there, 1))).containsExactly("k2");
  }

  @Test
  void those_behind_one_that_failed_do_not_wait_until_it_is_tried_again() {
    told(connection, "k1", "chat");
    told(connection, "k2", "chat");
    store.failed(here, only(take(here, 0)), AWAY, THEN.plusSeconds(10), THEN);
    var second = only(take(here, 1));
    assertThat(second.event().key()).isEqualTo("k2");
    store.keep(at(here, 11), List.of(second));
    assertThat(take(there, 12)).isEmpty();
    store.done(here, second, THEN.plusSeconds(12));
    assertThat(keys(take(there, 12))).containsExactly("k1");
  }

  @Test
  void one_that_is_tried_again_behind_a_long_backlog_keeps_nothing_waiting() {
    told(connection, "first", "chat");
    store.failed(here, only(take(here, 0)), AWAY, THEN.plusSeconds(10), THEN);
    for (var count = 0; count < 201; count++) {
      told(connection, "k" + count, "chat");
    }
    assertThat(keys(take(here, 20))).containsExactly("k0");
  }

  @Test
  void a_connection_gets_no_more_than_its_places_and_leaves_the_others_theirs() {
    for (var count = 0; count < 5; count++) {
      told(connection, "k" + count, "");
    }
    told(other, "q", "");
    var held = store.takeDue(at(here, 0), new Room(100, 3, List.of()));
    assertThat(keys(held)).containsExactly("k0", "k1", "k2", "q");
    var one = held.subList(0, 1);
    assertThat(keys(store.takeDue(at(here, 1), new Room(100, 2, one)))).containsExactly("k3");
  }

  @Test
  void what_is_told_with_names_while_it_is_worked_on_is_worked_on_again() {
    told(connection, "k1", "", List.of());
    var first = store.begin(at(here, 0), only(take(here, 0))).orElseThrow();
    told(connection, "k1", "", List.of("褚女士"));
    store.done(here, first, THEN);
    var again = only(take(here, 1));
    assertThat(again.event().fields().texts("names")).containsExactly("褚女士");
  }

  private List<Due> take(UUID who, long second) {
    return store.takeDue(at(who, second), new Room(100, 20, List.of()));
  }

  private static Turn at(UUID who, long second) {
    var now = THEN.plusSeconds(second);
    return new Turn(who, now, now.plus(Duration.ofMinutes(1)));
  }

  private static Due only(List<Due> taken) {
    assertThat(taken).hasSize(1);
    return taken.getFirst();
  }

  private static List<String> keys(List<Due> taken) {
    return taken.stream().map(it -> it.event().key()).toList();
  }

  private void told(ConnectionId on, String key, String chat) {
    told(on, key, chat, List.of("name"));
  }

  private void told(ConnectionId on, String key, String chat, List<String> names) {
    var event =
        new PlatformEvent(
            PlatformEvent.Kind.CONTACT_OPENED,
            key,
            THEN,
            Optional.of(chat).filter(it -> !it.isEmpty()).map(ChatHandle::new),
            Value.fields(Map.of("names", Value.texts(names))));
    var unit = new UnitOfWork();
    unit.add(
        EventStore.INSERT,
        new EventStore.NewRow(TestConnection.org(), on, Id.next(), event, null, THEN));
    pipeline.commit(unit);
  }
}
