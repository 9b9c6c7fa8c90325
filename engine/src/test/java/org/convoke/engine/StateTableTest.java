package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StateTableTest {

  private static final Path BESIDE = Path.of("src/main/java/org/convoke/engine");

  /// The diagrams are read in review: a changed table changes a file.
  @Test
  void the_diagrams_beside_the_classes_show_the_tables() throws IOException {
    print("RunState.md", RunState.TABLE.diagram());
    print("StepState.md", StepState.TABLE.diagram());
    print("EffectState.md", EffectState.TABLE.diagram());
  }

  private static void print(String file, String diagram) throws IOException {
    var path = BESIDE.resolve(file);
    var before = Files.exists(path) ? Files.readString(path) : "";
    Files.writeString(path, diagram);
    assertThat(before).as("%s was out of date; it is printed anew", file).isEqualTo(diagram);
  }

  @Test
  void what_is_not_in_the_table_cannot_happen() {
    assertThatThrownBy(() -> RunState.DONE.after(RunState.Event.ADVANCED))
        .isInstanceOf(IllegalStateException.class);
    assertThat(RunState.READY.after(RunState.Event.FINISHED)).isEqualTo(RunState.DONE);
  }

  @Test
  void a_run_that_is_at_its_end_stays_so_unless_a_person_wants_it() {
    assertThat(RunState.DONE.isFinal()).isTrue();
    assertThat(RunState.FAILED.isFinal()).isTrue();
    assertThat(RunState.CANCELLED.isFinal()).isTrue();
    assertThat(RunState.RUNNING.isFinal()).isFalse();
  }
}
