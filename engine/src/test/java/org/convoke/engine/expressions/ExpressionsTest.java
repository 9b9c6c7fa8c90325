package org.convoke.engine.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convoke.engine.expressions.Expressions.Result;
import org.convoke.model.Invalid;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

  private static final Scope SCOPE =
      Scope.ofTrigger(
              Map.of(
                  "name", ValueType.TEXT,
                  "count", ValueType.NUMBER,
                  "owner", ValueType.PERSON,
                  "members", ValueType.PERSONS,
                  "day", ValueType.DATE),
              true)
          .withStep("create", Map.of("chatId", ValueType.CHAT));

  private final Expressions expressions = Expressions.over(SCOPE);

  private final Variables variables =
      new Variables() {
        @Override
        public Value.Fields trigger() {
          return Value.fields(
              Map.of(
                  "record",
                  Value.fields(
                      Map.of(
                          "name", Value.of("报价组"),
                          "count", Value.of(new BigDecimal("3")),
                          "members", Value.texts(List.of("p1", "p2"))))));
        }

        @Override
        public Value.Fields step(String key) {
          return key.equals("create")
              ? Value.fields(Map.of("chatId", Value.of("c1")))
              : Value.NO_FIELDS;
        }

        @Override
        public Value.Fields loop(String key) {
          return key.equals("each")
              ? Value.fields(Map.of("item", Value.of("p1"), "index", Value.of(0)))
              : Value.NO_FIELDS;
        }
      };

  @Test
  void a_path_is_read_as_it_is() {
    assertThat(value("trigger.record.name")).isEqualTo(Value.of("报价组"));
    assertThat(value(" steps.create.chatId ")).isEqualTo(Value.of("c1"));
    assertThat(expression("trigger.record.owner").type()).isEqualTo(ValueType.PERSON);
  }

  @Test
  void what_is_not_set_is_null() {
    assertThat(value("trigger.record.day")).isEqualTo(Value.EMPTY);
    assertThat(value("trigger.record.day == null")).isEqualTo(Value.of(true));
    assertThat(value("trigger.before.name == null ? 'new' : 'old'")).isEqualTo(Value.of("new"));
  }

  @Test
  void a_list_that_is_not_set_is_empty() {
    assertThat(value("size(trigger.before.members)")).isEqualTo(Value.of(0));
  }

  @Test
  void whole_and_fractional_numbers_mix_and_three_is_shown_as_three() {
    assertThat(shown("trigger.record.count + 1")).isEqualTo("4");
    assertThat(shown("trigger.record.count * 1.5")).isEqualTo("4.5");
    assertThat(shown("0.1 + 0.2")).isEqualTo("0.3");
    assertThat(shown("trigger.record.count * 1000000")).isEqualTo("3000000");
    assertThat(value("trigger.record.count == 3 && trigger.record.count > 2"))
        .isEqualTo(Value.of(true));
  }

  @Test
  void a_value_of_any_type_is_compared_with_a_whole_number() {
    var any =
        Expressions.over(
            Scope.ofTrigger(Map.of("count", ValueType.NUMBER), true)
                .withStep("count", Map.of("number", ValueType.ANY, "name", ValueType.ANY)));
    Map.of(
            "steps.count.number == 77", true,
            "77 == steps.count.number", true,
            "steps.count.number != 77", false,
            "steps.count.number == 77.5", false,
            "steps.count.name == 77", false,
            "steps.count.name != 77", true,
            "steps.count.number in [76, 77]", true,
            "trigger.record.count == 77", false)
        .forEach(
            (text, expected) ->
                assertThat(((Result.Good) any.compile(text)).expression().evaluate(numbers))
                    .describedAs(text)
                    .isEqualTo(Value.of(expected)));
  }

  private final Variables numbers =
      new Variables() {
        @Override
        public Value.Fields trigger() {
          return Value.NO_FIELDS;
        }

        @Override
        public Value.Fields step(String key) {
          return Value.fields(
              Map.of("number", Value.of(new BigDecimal("77")), "name", Value.of("77")));
        }

        @Override
        public Value.Fields loop(String key) {
          return Value.NO_FIELDS;
        }
      };

  @Test
  void texts_and_lists_are_computed_and_typed() {
    assertThat(value("trigger.record.name + '·' + steps.create.chatId"))
        .isEqualTo(Value.of("报价组·c1"));
    assertThat(value("trigger.record.members.map(each, each + '!')"))
        .isEqualTo(Value.texts(List.of("p1!", "p2!")));
    assertThat(expression("[trigger.record.owner]").type()).isEqualTo(ValueType.TEXTS);
    assertThat(expression("trigger.record.members[0]").type()).isEqualTo(ValueType.TEXT);
  }

  @Test
  void an_expression_knows_which_paths_it_names() {
    assertThat(expression("trigger.record.name + steps.create.chatId").paths())
        .containsExactlyInAnyOrder("trigger.record.name", "steps.create.chatId");
  }

  @Test
  void an_unknown_path_is_named_with_its_place() {
    var problem = problem("'a' + trigger.record.nam");
    assertThat(problem.code()).isEqualTo("unknown-path");
    assertThat(problem.subject()).isEqualTo("trigger.record.nam");
    assertThat(problem.position()).isEqualTo(6);
    assertThat(problem("steps.later.id == trigger.record.name").subject())
        .isEqualTo("steps.later.id");
    assertThat(problem("trigger").code()).isEqualTo("unknown-path");
  }

  @Test
  void a_wrong_type_is_told_in_both_languages() {
    var problem = problem("trigger.record.count.startsWith('a')");
    assertThat(problem.code()).isEqualTo("expression-type");
    assertThat(problem.detail().in(Locale.CHINESE)).isEqualTo("startsWith 不能用于 double.(string)。");
    assertThat(problem.detail().in(Locale.ENGLISH))
        .isEqualTo("startsWith cannot be used with double.(string).");
  }

  @Test
  void a_syntax_error_names_its_character() {
    var problem = problem("trigger.record.name +");
    assertThat(problem.code()).isEqualTo("expression-syntax");
    assertThat(problem.position()).isEqualTo(21);
  }

  @Test
  void an_expression_without_a_value_fails_with_its_reason() {
    assertThatThrownBy(() -> value("1 / 0"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("1 / 0");
    assertThatThrownBy(() -> value("trigger.before.name + 'x'")).isInstanceOf(Invalid.class);
  }

  @Test
  void nothing_grows_without_bound() {
    var doubled = "trigger.record.name";
    for (var level = 0; level < 16; level++) {
      doubled = "[" + doubled + "].map(x, x + x + x)[0]";
    }
    assertThat(compiles(doubled)).isTrue();
    var text = doubled;
    assertThatThrownBy(() -> value(text)).isInstanceOf(Invalid.class);
    assertThat(problem("'" + "a".repeat(Expressions.MAX_LENGTH) + "'").code())
        .isEqualTo("expression-too-long");
    assertThat(compiles("(".repeat(200) + "1" + ")".repeat(200))).isFalse();
  }

  @Test
  void any_value_becomes_text_and_what_is_not_set_an_empty_one() {
    assertThat(value("'' + text(trigger.record.name) + text(trigger.record.owner) + '!'"))
        .isEqualTo(Value.of("报价组!"));
    assertThat(value("text(trigger.record.count) + ' ' + text(trigger.record.members)"))
        .isEqualTo(Value.of("3 p1, p2"));
    assertThat(value("text(1.5) + text(true) + text({'a': [1]})"))
        .isEqualTo(Value.of("1.5true{\"a\":[1]}"));
  }

  @Test
  void a_scope_reads_what_it_wrote() {
    assertThat(Scope.parse(SCOPE.json())).isEqualTo(SCOPE);
  }

  private String shown(String text) {
    return ((Value.Number) value(text)).value().toString();
  }

  private Value value(String text) {
    return expression(text).evaluate(variables);
  }

  private Expression expression(String text) {
    return switch (expressions.compile(text)) {
      case Result.Good good -> good.expression();
      case Result.Bad bad -> throw new AssertionError(bad.problems().toString());
    };
  }

  private boolean compiles(String text) {
    return expressions.compile(text) instanceof Result.Good;
  }

  private ExpressionProblem problem(String text) {
    return ((Result.Bad) expressions.compile(text)).problems().getFirst();
  }
}
