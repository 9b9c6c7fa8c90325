package org.convoke.model.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final Value.Fields RECORD =
      Value.fields(
          Map.of(
              "name", Value.of("华东报价组"),
              "amount", Value.of(12),
              "members", Json.read("[\"a\",\"b\"]", Value.class)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"all\":[]}",
        "{\"any\":[{\"field\":\"name\",\"op\":\"equals\",\"value\":\"x\"}]}",
        "{\"field\":\"name\",\"op\":\"isEmpty\"}",
        "{\"field\":\"chatId\",\"op\":\"equals\",\"cel\":\"trigger.record.chatId\"}",
        "{\"all\":[{\"left\":\"trigger.record.newName\",\"op\":\"isNotEmpty\"}]}"
      })
  void json_is_read_and_written_as_itself(String json) {
    assertThat(Json.write(Json.read(json, Condition.class))).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | equals | \"华东报价组\" | true",
        "name | notEquals | \"华东报价组\" | false",
        "name | contains | \"报价\" | true",
        "name | notContains | \"合同\" | true",
        "name | in | [\"a\",\"华东报价组\"] | true",
        "members | contains | \"b\" | true",
        "members | contains | \"c\" | false",
        "amount | greaterThan | 9 | true",
        "amount | greaterThan | \"9\" | false",
        "amount | lessOrEqual | 12.0 | true",
        "missing | isEmpty | null | true",
        "missing | equals | \"\" | true",
        "missing | lessThan | 5 | false",
        "name | isNotEmpty | null | true"
      })
  void a_comparison_says(String field, String op, String value, boolean holds) {
    var condition = Condition.field(field, Operator.parse(op), Json.read(value, Value.class));
    assertThat(condition.holds(ConditionTest::valueOf)).isEqualTo(holds);
  }

  @Test
  void an_empty_list_of_conditions_holds_for_everything() {
    assertThat(Json.read("{\"any\":[]}", Condition.class).holds(ConditionTest::valueOf)).isTrue();
    assertThat(Json.read("{}", Condition.class).holds(ConditionTest::valueOf)).isTrue();
  }

  @Test
  void an_unknown_comparison_is_named() {
    assertThatThrownBy(() -> Operator.parse("like"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("like");
  }

  private static Value valueOf(Operand operand) {
    return switch (operand) {
      case Operand.Field field -> RECORD.get(field.key());
      case Operand.Literal literal -> literal.value();
      case Operand.Expression _ -> Value.EMPTY;
    };
  }
}
