package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convoke.connectors.Repeatability;
import org.convoke.engine.RunOperations.Decision;
import org.convoke.model.FormId;
import org.convoke.model.Json;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs that a version of the engine left half-way, kept as the rows of its tables, one file for
/// each commit of a flow with every kind of step: this version brings each to the same end. Whoever
/// changes the tables, the journal, the paths, the keys of effects or the interpreter meets them.
///
/// Files are added, never changed: `-Dtest=KeptRunsTest -Dkept.write=<folder>` writes those of the
/// version at hand into a new folder below `src/test/resources/runs`.
class KeptRunsTest {

  private static final Path RUNS = Path.of("src/test/resources/runs");

  /// The form whose records the run waits for.
  private static final String ANSWERS = "answer";

  private static final PersonId SOMEBODY = PersonId.create();

  /// Rows of a table may only be written after those above it.
  private static final List<String> TABLES =
      List.of(
          "flow",
          "flow_version",
          "node",
          "run",
          "run_step",
          "effect",
          "run_subscription",
          "happening",
          "note");

  private static final List<String> STEPS =
      List.of(
          World.write("one", "write", "trigger.record.name + ' one'"),
          """
          {"key":"sum","type":"compute","values":{
            "value":{"cel":"size(trigger.record.name) + 1"},"list":{"value":["x","y","z"]}}}
          """,
          """
          {"key":"both","type":"parallel","branches":[
            {"key":"left","steps":[%s]},{"key":"right","steps":[%s]}]}
          """
              .formatted(
                  World.group("group", "keyed", "trigger.record.name + ' group'"),
                  World.write("two", "writeAfterLooking", "steps.one.text + ', two'")),
          """
          {"key":"each","type":"forEach","items":{"cel":"steps.sum.list"},"concurrency":2,
            "collect":{"cel":"loop.each.item + '!'"},"steps":[%s]}
          """
              .formatted(World.write("round", "writeAfterLooking", "'round ' + loop.each.item")),
          """
          {"key":"fork","type":"branch","mode":"ALL","branches":[
            {"key":"list","steps":[%s],
              "when":{"all":[{"left":"steps.each.results","op":"isNotEmpty"}]}},
            {"key":"never","steps":[],"when":{"all":[{"left":"trigger.record.name","op":"isEmpty"}]}},
            {"key":"row","steps":[%s],
              "when":{"all":[{"left":"trigger.record.name","op":"isNotEmpty"}]}}]}
          """
              .formatted(
                  World.write("first", "writeAfterLooking", "'first ' + steps.each.results[0]"),
                  World.add("row", "ledger", "trigger.record.name")),
          """
          {"key":"nap","type":"wait",
            "until":{"type":"duration","amount":{"value":1},"unit":"HOURS"}}
          """,
          """
          {"key":"pause","type":"wait","until":{"type":"event","event":"recordCreated",
            "form":"answer","where":{"field":"name","op":"equals","cel":"trigger.record.name"}}}
          """,
          World.write("three", "write", "'told ' + text(steps.pause.record.other)"),
          World.group("second", "uncertain", "trigger.record.name + ' second'"),
          World.write("known", "writeAfterLooking", "'second is ' + steps.second.id"),
          """
          {"key":"call","type":"callFlow","flow":"called",
            "inputs":{"name":{"cel":"trigger.record.name"}}}
          """,
          World.write("answer", "write", "'called: ' + steps.call.answer"),
          """
          {"key":"halt","type":"stop","outcome":"DONE","outputs":{"value":{"cel":"steps.sum.value"}}}
          """);

  private static final String CALLED =
      """
      {"trigger":{"type":"call","inputs":[{"key":"name","type":"text","required":true}]},"steps":[
        {"key":"nap","type":"wait","until":{"type":"duration","amount":{"value":1},"unit":"HOURS"}},
        %s,
        {"key":"halt","type":"stop","outputs":{"answer":{"cel":"trigger.inputs.name + '!'"}}}]}
      """
          .formatted(World.write("one", "write", "'within ' + trigger.inputs.name"));

  /// A world with two platforms, of which one never answers.
  private static final class Stage implements AutoCloseable {

    final World world = new World();
    private final Platform answering = new Platform();
    private final Platform silent = new Platform();
    private final CreateGroup keyed =
        new CreateGroup(answering, new Repeatability.Keyed(Duration.ofDays(30)));
    private final CreateGroup uncertain = new CreateGroup(silent, new Repeatability.Uncertain());

    Stage() {
      silent.will(Platform.Fault.LOSES_THE_ANSWER, Platform.Fault.LOSES_THE_ANSWER);
      world.remotes.put("keyed", keyed);
      world.remotes.put("uncertain", uncertain);
    }

    /// Lets time pass, tells the run what it waits for and decides its doubt, until it has ended.
    void bringToItsEnd(World.Node node) {
      for (var round = 0; round < 30 && !isAtItsEnd(); round++) {
        node.engine.look();
        node.runUntilIdle();
        doubts().forEach(run -> decide(node, run));
        if (!waits().isEmpty()) {
          node.submit(ANSWERS, Map.of("name", "a", "other", "so"));
        }
        world.clock.advance(Duration.ofMinutes(30));
      }
    }

    private void decide(World.Node node, RunId run) {
      var exists = new Decision.Exists(Value.fields(Map.of("id", Value.of("known"))));
      node.engine.operations().resolve(World.ORG, run, "second", exists, SOMEBODY);
    }

    private List<RunId> doubts() {
      return world
          .database
          .query("run.inDoubt", "select id from run where state = 'IN_DOUBT'")
          .list(row -> new RunId(row.uuid("id")));
    }

    private List<String> waits() {
      return world
          .database
          .query("run_subscription.all", "select path from run_subscription")
          .list(row -> row.text("path"));
    }

    private boolean isAtItsEnd() {
      return world.states().stream().allMatch("DONE"::equals) && !world.states().isEmpty();
    }

    /// How it ended: states, journals by path, notes.
    List<String> end() {
      var lines = new ArrayList<>(world.states());
      world.journal().stream().sorted().forEach(lines::add);
      lines.addAll(world.notes());
      return lines;
    }

    @Override
    public void close() {
      keyed.close();
      uncertain.close();
      answering.close();
      silent.close();
      world.close();
    }
  }

  static Stream<Path> files() throws IOException {
    try (var files = Files.walk(RUNS)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_run_that_an_earlier_version_left_half_way_comes_to_its_end(Path file) throws IOException {
    var kept = Json.MAPPER.readTree(Files.readString(file));
    try (var stage = new Stage()) {
      TABLES.forEach(table -> restore(stage.world, table, kept.path("tables").path(table)));
      stage.world.watched.add(ANSWERS);
      stage.world.forms.put(ANSWERS, FormId.parse(kept.path("answers").asText()));
      stage.world.clock.advance(Duration.ofHours(3));
      try (var node = stage.world.node()) {
        stage.bringToItsEnd(node);
      }
      assertThat(stage.end()).isEqualTo(texts(kept.path("end")));
      assertThat(stage.answering.requests())
          .as("groups asked for")
          .isEqualTo(isGroupMade(kept) ? 0 : 1);
    }
  }

  private static boolean isGroupMade(JsonNode kept) {
    for (var effect : kept.path("tables").path("effect")) {
      if (effect.path("path").asText().endsWith("group")) {
        return effect.path("state").asText().equals("DONE");
      }
    }
    return false;
  }

  @Test
  @EnabledIfSystemProperty(named = "kept.write", matches = ".+")
  void writes_the_runs_of_this_version() throws IOException {
    var folder = RUNS.resolve(System.getProperty("kept.write"));
    Files.createDirectories(folder);
    for (var commit = 1; keep(folder, commit); commit++) {
      assertThat(commit).isLessThan(100);
    }
  }

  /// @return whether there was such a commit
  private static boolean keep(Path folder, int commit) throws IOException {
    var kept = Json.MAPPER.createObjectNode();
    try (var stage = new Stage();
        var node = stage.world.node()) {
      stage.world.publish("called", CALLED);
      stage.world.publish("everything", World.flow("order", STEPS));
      node.meanwhile(commit, () -> kept.setAll(tables(stage)));
      node.submit("order", Map.of("name", "a"));
      stage.bringToItsEnd(node);
      stage.end().forEach(kept.withArray("end")::add);
    }
    if (kept.has("tables")) {
      var text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(kept);
      Files.writeString(folder.resolve("%02d.json".formatted(commit)), text + "\n");
    }
    return kept.has("tables");
  }

  private static ObjectNode tables(Stage stage) {
    var kept = Json.MAPPER.createObjectNode();
    kept.put("answers", stage.world.form(ANSWERS).toString());
    var tables = kept.putObject("tables");
    for (var table : TABLES) {
      var rows =
          stage.world.value(
              "select coalesce(json_agg(to_json(%1$s)), '[]')::text as value from %1$s"
                  .formatted(table));
      tables.set(table, tree(rows));
    }
    return kept;
  }

  /// Columns that came later have their defaults.
  private static void restore(World world, String table, JsonNode rows) {
    if (rows.isEmpty()) {
      return;
    }
    var columns = new ArrayList<String>();
    rows.get(0).fieldNames().forEachRemaining(columns::add);
    world
        .database
        .update(
            table + ".restore",
            """
            insert into %1$s (%2$s)
            select %2$s from json_populate_recordset(null::%1$s, :rows::json)
            """
                .formatted(table, String.join(", ", columns)))
        .bind("rows", rows.toString())
        .execute();
  }

  private static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
