package org.convoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "12.50",
        "\"报价组\"",
        "[1,\"a\",null,[true]]",
        "{\"name\":\"报价组\",\"members\":[\"a\",\"b\"],\"inner\":{\"x\":1E+2}}"
      })
  void json_is_read_and_written_as_itself(String json) {
    assertThat(Json.write(Json.read(json, Value.class))).isEqualTo(json);
  }

  @Test
  void an_object_is_demanded_where_only_an_object_makes_sense() {
    assertThat(Json.read("{\"a\":1}", Value.Fields.class).get("a")).isEqualTo(Value.of(1));
    assertThatThrownBy(() -> Json.read("[1]", Value.Fields.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbers_of_the_same_worth_are_equal() {
    assertThat(Json.read("1.0", Value.class)).isEqualTo(Value.of(1));
  }

  @Test
  void a_missing_name_is_empty() {
    var fields = Value.fields(Map.of("name", Value.of("a")));
    assertThat(fields.get("other")).isEqualTo(Value.EMPTY);
    assertThat(fields.text("other")).isEmpty();
  }

  @Test
  void one_text_counts_as_a_list_of_one() {
    assertThat(Value.of("a").asTexts()).containsExactly("a");
    assertThat(Json.read("[\"a\",2,\"b\"]", Value.class).asTexts()).containsExactly("a", "b");
  }

  @Test
  void nesting_without_end_is_refused() {
    var deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThatThrownBy(() -> Json.read(deep, Value.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
