package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.convoke.database.UnitOfWork;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Events of platforms start runs and wake those that wait, once for each key.
class PlatformEventTest {

  private World world;
  private World.Node node;

  @BeforeEach
  void start() {
    world = new World();
    node = world.node();
  }

  @AfterEach
  void stop() {
    node.close();
    world.close();
  }

  private void happen(World.Node at, String event, String key, Map<String, Value> data) {
    var unit = new UnitOfWork();
    var started =
        at.engine
            .triggers()
            .start(
                unit,
                new PlatformEvent(
                    World.ORG, "far", event, key, Value.fields(data), world.clock.instant()));
    world.pipeline.commit(unit);
    started.launch();
    at.engine.look();
    at.runUntilIdle();
  }

  @Test
  void an_event_starts_one_run_for_each_key_on_however_many_nodes() {
    world.publish(
        "f",
        """
        {"trigger":{"type":"platformEvent","connection":"far","event":"joined",
           "filter":{"field":"chat","op":"equals","value":"c1"}},
         "steps":[%s]}
        """
            .formatted(World.write("one", "write", "'joined'")));
    happen(node, "joined", "k1", Map.of("chat", Value.of("c1")));
    var other = world.node();
    happen(other, "joined", "k1", Map.of("chat", Value.of("c1")));
    happen(other, "joined", "k2", Map.of("chat", Value.of("c2")));
    happen(other, "left", "k3", Map.of("chat", Value.of("c1")));
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactly("joined");
    other.close();
  }

  @Test
  void a_run_waits_for_an_event_of_a_platform() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                """
                {"key":"pause","type":"wait","until":{"type":"platformEvent","connection":"far",
                  "event":"joined","where":{"field":"chat","op":"equals","cel":"trigger.record.name"}}}
                """,
                World.write("two", "write", "'after'"))));
    node.submit("order", Map.of("name", "c1"));
    node.runUntilIdle();
    happen(node, "joined", "k1", Map.of("chat", Value.of("c2")));
    assertThat(world.states()).containsExactly("WAITING");
    happen(node, "joined", "k2", Map.of("chat", Value.of("c1")));
    assertThat(world.states()).containsExactly("DONE");
    assertThat(
            world.value("select output->'data'->>'chat' as value from run_step where path='pause'"))
        .isEqualTo("c1");
  }
}
