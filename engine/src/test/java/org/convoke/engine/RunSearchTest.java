package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs are found by a text of what started them, among many others.
class RunSearchTest {

  private World world;
  private World.Node node;
  private RunHistory history;

  @BeforeEach
  void start() {
    world = new World();
    node = world.node();
    history = new RunHistory(world.database);
    world.publish("f", World.flow("order", List.of(World.write("one", "write", "'one'"))));
  }

  @AfterEach
  void stop() {
    node.close();
    world.close();
  }

  private void submit(String name) {
    node.submit("order", Map.of("name", name));
    node.runUntilIdle();
  }

  /// Newer runs that a record of another name started.
  private void newer(int count) {
    world
        .database
        .update(
            "run.many",
            """
            insert into run (org_id, id, flow_id, version, business_key, state, owner, epoch, depth,
              trigger, created_at, finished_at)
            select org_id, ('ffffffff-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid,
              flow_id, version, 'newer' || number, 'DONE', owner, epoch, depth,
              '{"record":{"name":"another"}}', created_at, finished_at
            from (select * from run limit 1) as run, generate_series(1, :count) as number
            """)
        .bind("count", count)
        .execute();
  }

  private List<String> found(String text, Set<RunState> states, int limit) {
    var filter = new RunHistory.Filter(null, states, null, null, "%" + text + "%", null, null);
    return history.page(World.ORG, filter, null, limit).stream()
        .map(run -> ((Value.Fields) run.trigger().get("record")).text("name"))
        .toList();
  }

  @Test
  void a_text_is_found_behind_thousands_of_newer_runs() {
    submit("北斗项目");
    submit("紫微项目");
    newer(12_000);
    assertThat(found("北斗", Set.of(), 50)).containsExactly("北斗项目");
    assertThat(found("项目", Set.of(), 50)).containsExactly("紫微项目", "北斗项目");
    assertThat(found("项目", Set.of(), 1)).containsExactly("紫微项目");
    assertThat(found("another", Set.of(), 3)).hasSize(3);
    assertThat(found("北斗", Set.of(RunState.DONE), 50)).containsExactly("北斗项目");
    assertThat(found("北斗", Set.of(RunState.FAILED), 50)).isEmpty();
  }

  @Test
  void runs_behind_those_that_are_looked_through_are_not_found() {
    submit("北斗项目");
    newer(RunSearch.SEARCHED);
    assertThat(found("北斗", Set.of(), 50)).isEmpty();
  }
}
