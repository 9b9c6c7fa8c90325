package org.convoke.model.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormDefinitionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\":\"name\",\"type\":\"text\",\"label\":\"群聊名称\",\"required\":true,\"maxLength\":100,\"unique\":true}",
        "{\"key\":\"note\",\"type\":\"textarea\",\"label\":\"备注\",\"placeholder\":\"选填\"}",
        "{\"key\":\"owner\",\"type\":\"member\",\"label\":\"群主\",\"default\":{\"type\":\"currentPerson\"}}",
        "{\"key\":\"group\",\"type\":\"select\",\"label\":\"群聊\",\"options\":{\"type\":\"form\",\"form\":\"group-ledger\",\"field\":\"name\"}}",
        "{\"key\":\"kind\",\"type\":\"multiSelect\",\"label\":\"类型\",\"options\":{\"type\":\"static\",\"items\":[{\"value\":\"a\",\"label\":\"甲\"}]}}",
        "{\"key\":\"chatId\",\"type\":\"text\",\"label\":\"群聊ID\",\"readOnly\":true,\"linkage\":{\"form\":\"group-ledger\",\"take\":\"chatId\",\"when\":[{\"field\":\"name\",\"equals\":\"group\"}]}}",
        "{\"key\":\"no\",\"type\":\"serial\",\"label\":\"编号\",\"prefix\":\"GC-\",\"digits\":4,\"reset\":\"YEAR\"}"
      })
  void a_field_is_read_and_written_as_itself(String json) {
    assertThat(Json.write(Json.read(json, Field.class))).isEqualTo(json);
  }

  @Test
  void a_property_that_its_kind_does_not_have_is_refused() {
    assertThatThrownBy(
            () ->
                Json.read(
                    "{\"key\":\"a\",\"type\":\"date\",\"label\":\"a\",\"maxLength\":3}",
                    Field.class))
        .hasStackTraceContaining("maxLength");
  }

  @Test
  void two_fields_cannot_have_one_key() {
    assertThat(problems(text("name"), text("name"))).containsExactly("duplicate-key");
  }

  @Test
  void what_every_record_has_cannot_be_the_key_of_a_field() {
    assertThat(problems(text("createdBy"))).containsExactly("invalid-key");
  }

  @Test
  void every_fault_is_named_at_once() {
    assertThat(problems(text("1st"), Field.of("ok", " ", FieldKind.Text.PLAIN)))
        .containsExactly("invalid-key", "required");
  }

  @Test
  void a_record_is_named_by_what_people_enter_and_not_by_what_a_linkage_fills_in() {
    var linkage = new Linkage("ledger", "chatId", List.of(new Linkage.Match("name", "group")));
    var choice =
        Field.of("group", "群聊", new FieldKind.Select(new Options.FromForm("ledger", "name")));
    var form = new FormDefinition(List.of(text("chatId").linkedBy(linkage), choice, text("name")));
    assertThat(form.title()).contains(choice);
  }

  private static Field text(String key) {
    return Field.of(key, "标题", FieldKind.Text.PLAIN);
  }

  private static List<String> problems(Field... fields) {
    try {
      new FormDefinition(List.of(fields));
      return List.of();
    } catch (Invalid invalid) {
      return invalid.fields().stream().map(FieldProblem::code).toList();
    }
  }
}
