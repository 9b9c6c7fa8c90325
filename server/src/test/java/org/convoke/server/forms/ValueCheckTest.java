package org.convoke.server.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Collections;
import java.util.List;
import org.convoke.model.Json;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCheckTest {

  /// @param kind JSON of a field's kind, without braces
  private static Reading read(String kind, String value) throws JsonProcessingException {
    var field =
        Json.MAPPER.treeToValue(
            TestForm.json("{'key':'f','label':'字段'," + kind + "}"), Field.class);
    return ValueCheck.read(field, Json.MAPPER.readValue(value.replace('\'', '"'), Value.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'type':'text' | '报价组' | '报价组'",
        "'type':'text' | ' 报价组\\t' | '报价组'",
        "'type':'text' | '' | null",
        "'type':'text' | '  ' | null",
        "'type':'text' | null | null",
        "'type':'text','maxLength':1 | '😀' | '😀'",
        "'type':'textarea' | ' a\\n ' | ' a\\n '",
        "'type':'number' | 12.50 | 12.50",
        "'type':'number','scale':2 | 1.2300 | 1.2300",
        "'type':'number' | 1e3 | 1000",
        "'type':'number','min':0 | 0 | 0",
        "'type':'date' | '2024-02-29' | '2024-02-29'",
        "'type':'datetime' | '2026-11-21T14:30:00.123+08:00' | '2026-11-21T06:30:00Z'",
        "'type':'datetime' | '2026-11-21T06:30Z' | '2026-11-21T06:30:00Z'",
        "'type':'members' | ['a','b','a',''] | ['a','b']",
        "'type':'members' | [] | null",
        "'type':'serial' | 'mine' | null",
        "'type':'select','options':{'type':'static','items':[{'value':'1','label':'一'}]} | '1' | '1'",
        "'type':'select','options':{'type':'form','form':'x','field':'y'} | 'anything' | 'anything'"
      })
  void a_value_is_kept_as(String kind, String given, String kept) throws Exception {
    var expected = Json.MAPPER.readValue(kept.replace('\'', '"'), Value.class);
    assertThat(read(kind, given)).isEqualTo(new Reading.Accepted(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'type':'text' | 7 | wrong-type",
        "'type':'text' | ['a'] | wrong-type",
        "'type':'text' | true | wrong-type",
        "'type':'text' | {'a':1} | wrong-type",
        "'type':'text' | 'a\\u0000b' | wrong-type",
        "'type':'text' | 'a\\ud83d' | wrong-type",
        "'type':'text','maxLength':2 | 'abc' | too-long",
        "'type':'text','minLength':2 | 'a' | too-short",
        "'type':'number' | '7' | wrong-type",
        "'type':'number' | 1e999999999 | too-large",
        "'type':'number' | -1e31 | too-small",
        "'type':'number' | 1e-11 | too-many-decimals",
        "'type':'number','scale':0 | 0.5 | too-many-decimals",
        "'type':'number','min':1 | 0.99 | too-small",
        "'type':'number','max':1 | 1.01 | too-large",
        "'type':'date' | '2026-02-30' | wrong-type",
        "'type':'date' | '21.11.2026' | wrong-type",
        "'type':'date' | 20261121 | wrong-type",
        "'type':'date' | '+12026-01-01' | wrong-type",
        "'type':'datetime' | '2026-11-21T14:30:00' | wrong-type",
        "'type':'datetime' | '2026-11-21' | wrong-type",
        "'type':'member' | ['a'] | wrong-type",
        "'type':'members' | 'a' | wrong-type",
        "'type':'members' | ['a',7] | wrong-type",
        "'type':'department' | 7 | wrong-type",
        "'type':'select','options':{'type':'static','items':[{'value':'1','label':'一'}]} | '一' | not-an-option",
        "'type':'multiSelect','options':{'type':'static','items':[{'value':'1','label':'一'}]} | ['1','2'] | not-an-option",
        "'type':'multiSelect','options':{'type':'static','items':[{'value':'1','label':'一'}]} | '1' | wrong-type"
      })
  void a_value_is_refused_with(String kind, String given, String code) throws Exception {
    assertThat(read(kind, given))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.detail().zh()).contains("字段");
              assertThat(refused.detail().en()).contains("字段");
            });
  }

  @Test
  void texts_are_as_long_by_default_as_the_form_says() throws Exception {
    assertThat(read("'type':'text'", "'" + "很".repeat(200) + "'"))
        .isInstanceOf(Reading.Accepted.class);
    assertThat(read("'type':'text'", "'" + "很".repeat(201) + "'"))
        .isInstanceOf(Reading.Refused.class);
    assertThat(read("'type':'textarea'", "'" + "很".repeat(5001) + "'"))
        .isInstanceOf(Reading.Refused.class);
  }

  @Test
  void a_list_has_an_end() throws Exception {
    var many = Collections.nCopies(ValueCheck.MAX_ITEMS + 1, "x");
    assertThat(read("'type':'members'", Json.write(many)))
        .isInstanceOfSatisfying(
            Reading.Refused.class, refused -> assertThat(refused.code()).isEqualTo("too-many"));
    assertThat(read("'type':'members'", Json.write(List.of("x"))))
        .isInstanceOf(Reading.Accepted.class);
  }
}
