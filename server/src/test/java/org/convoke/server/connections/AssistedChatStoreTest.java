package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.model.ConnectionId;
import org.convoke.model.RunId;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.Test;

/// Which step has which of the groups that people created.
@QuarkusTest
class AssistedChatStoreTest {

  @Inject AssistedChatStore store;
  @Inject TestClock clock;

  private final ConnectionId connection = ConnectionId.create();

  @Test
  void a_step_that_waits_on_another_connection_by_now_has_nothing_of_the_first() {
    var key = new EffectKey("rv" + UUID.randomUUID());
    var other = ConnectionId.create();
    var first = store.begin(begun(connection, key, 1));
    assertThat(store.take(first.place(), new ChatHandle("wr" + key.value()))).isTrue();
    assertThat(store.begin(begun(connection, key, 2)).handle()).isNotNull();
    var moved = store.begin(begun(other, key, 3));
    assertThat(moved.place().connection()).isEqualTo(other);
    assertThat(moved.handle()).isNull();
    assertThat(free(connection, key.value(), "wr" + key.value())).hasSize(1);
    store.end(moved.place(), clock.instant());
  }

  @Test
  void a_group_is_taken_once_whichever_connection_to_its_company_finds_it() {
    var handle = new ChatHandle("wr" + UUID.randomUUID());
    var company = "ww" + handle.value();
    var first = store.begin(begun(connection, company));
    var second = store.begin(begun(ConnectionId.create(), company));
    var elsewhere = store.begin(begun(ConnectionId.create(), "ww-other" + handle.value()));

    assertThat(store.take(first.place(), handle)).isTrue();

    var of = second.place().connection();
    assertThat(free(of, company, handle.value())).isEmpty();
    assertThat(store.take(second.place(), handle)).isFalse();
    assertThat(store.take(elsewhere.place(), handle)).isTrue();
    for (var each : List.of(first, second, elsewhere)) {
      store.end(each.place(), clock.instant());
    }
  }

  private List<String> free(ConnectionId of, String company, String handle) {
    return store.free(TestConnection.org(), of, company, List.of(handle));
  }

  private AssistedChatStore.Begun begun(ConnectionId on, String company) {
    return begun(on, company, new EffectKey("rv" + UUID.randomUUID()), 1);
  }

  private AssistedChatStore.Begun begun(ConnectionId on, EffectKey key, int attempt) {
    return begun(on, key.value(), key, attempt);
  }

  private AssistedChatStore.Begun begun(
      ConnectionId on, String company, EffectKey key, int attempt) {
    var place = new AssistedChat.Place(TestConnection.org(), on, key);
    var now = clock.instant();
    return new AssistedChatStore.Begun(
        place, company, RunId.create(), "create", attempt, "博远采购", now, now);
  }
}
