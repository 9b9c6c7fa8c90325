package org.convoke.server.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.FormDefinition;
import org.convoke.model.forms.Linkage;
import org.convoke.server.forms.LinkageOrder.Cycle;
import org.convoke.server.forms.LinkageOrder.Ordered;
import org.junit.jupiter.api.Test;

class LinkageOrderTest {

  private static Field plain(String key) {
    return Field.of(key, key, FieldKind.Text.PLAIN);
  }

  private static Field linked(String key, String... needs) {
    var when = Arrays.stream(needs).map(need -> new Linkage.Match("x", need)).toList();
    return plain(key).linkedBy(new Linkage("other", "y", when));
  }

  private static LinkageOrder of(Field... fields) {
    return LinkageOrder.of(new FormDefinition(List.of(fields)));
  }

  @Test
  void what_another_linkage_needs_comes_first() {
    assertThat(of(linked("c", "b", "a"), linked("b", "a"), linked("a", "start"), plain("start")))
        .isInstanceOfSatisfying(
            Ordered.class,
            ordered ->
                assertThat(ordered.fields()).extracting(Field::key).containsExactly("a", "b", "c"));
  }

  @Test
  void two_may_need_the_same() {
    assertThat(of(linked("a", "x"), linked("b", "x"), linked("c", "a", "b"), plain("x")))
        .isInstanceOf(Ordered.class);
  }

  @Test
  void a_circle_is_named_from_where_it_closes() {
    assertThat(of(linked("start", "a"), linked("a", "b"), linked("b", "c"), linked("c", "a")))
        .isInstanceOfSatisfying(
            Cycle.class,
            cycle ->
                assertThat(cycle.fields())
                    .extracting(Field::key)
                    .containsExactly("a", "b", "c", "a"));
  }

  @Test
  void a_field_that_needs_itself_is_a_circle() {
    assertThat(of(linked("a", "a"))).isInstanceOf(Cycle.class);
  }

  @Test
  void long_chains_are_no_trouble() {
    var fields = new Field[200];
    for (var index = 0; index < 200; index++) {
      fields[index] = index == 199 ? plain("f199") : linked("f" + index, "f" + (index + 1));
    }
    assertThat(of(fields)).isInstanceOf(Ordered.class);
  }
}
