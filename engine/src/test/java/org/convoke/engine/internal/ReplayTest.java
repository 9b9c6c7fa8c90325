package org.convoke.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convoke.engine.StepState;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.expressions.Scope;
import org.convoke.engine.internal.Frontier.Item;
import org.convoke.model.Json;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.model.flows.FlowDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Journals that are kept in files lead where they led when they were written. A run may be older
/// than the server: whoever changes the interpreter, the definition's JSON or the paths must still
/// bring it to its end. Files are added, never changed.
class ReplayTest {

  private static final Path JOURNALS = Path.of("src/test/resources/journals");

  static Stream<Path> files() throws IOException {
    return Files.list(JOURNALS).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_kept_journal_leads_where_it_led(Path file) throws IOException {
    var kept = Json.MAPPER.readTree(Files.readString(file));
    var scope = Scope.ofTrigger(Map.of("name", ValueType.TEXT), false);
    var definition = Json.read(kept.get("definition").toString(), FlowDefinition.class);
    var steps = new ProgramCompiler(Expressions.over(scope)).steps(definition.steps());
    var frontier = Interpreter.frontier(steps, new Journal(Value.NO_FIELDS, journal(kept)));
    assertThat(frontier.status().name()).isEqualTo(kept.get("status").asText());
    if (frontier.status() == Frontier.Status.OPEN) {
      assertThat(frontier.items().stream().map(ReplayTest::line).toList()).isEqualTo(lines(kept));
    }
  }

  private static List<Journal.Entry> journal(JsonNode kept) {
    var entries = new ArrayList<Journal.Entry>();
    for (var step : kept.get("journal")) {
      entries.add(
          Journal.Entry.begun(
                  step.get("path").asText(),
                  entries.size() + 1,
                  StepState.valueOf(step.get("state").asText()),
                  Json.read(step.get("input").toString(), Value.Fields.class),
                  Instant.EPOCH)
              .answering(Json.read(step.get("output").toString(), Value.Fields.class))
              .withBranch(step.get("branch").asText()));
    }
    return entries;
  }

  private static List<String> lines(JsonNode kept) {
    var lines = new ArrayList<String>();
    kept.get("items").forEach(each -> lines.add(each.asText()));
    return lines;
  }

  private static String line(Item item) {
    return switch (item) {
      case Item.Perform(var place) -> "perform " + place.path();
      case Item.Close(var place, var failed) -> "close " + place.path() + (failed ? " failed" : "");
      case Item.Pending(var place, var entry) -> "pending " + place.path() + " " + entry.state();
    };
  }
}
