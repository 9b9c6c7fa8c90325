package org.convoke.server.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.convoke.model.forms.Field;
import org.convoke.server.apps.Template.TemplateForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

  private final Templates templates = new Templates();

  @Test
  void every_file_is_a_template_and_every_template_a_file() throws IOException {
    try (var files = Files.list(Path.of("..", "templates"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Templates.NAMES.stream().map(name -> name + ".json").toList());
    }
    assertThat(templates.all(Locale.CHINESE)).extracting(Template::name).isEqualTo(Templates.NAMES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_template_can_be_read_in_each_language(String language) {
    for (var template : templates.all(Locale.of(language))) {
      assertThat(template.title()).isNotBlank();
      assertThat(template.description()).isNotBlank();
      assertThat(template.forms()).isNotEmpty().allSatisfy(form -> requireReadable(form));
      assertThat(template.flows()).allSatisfy(flow -> assertThat(flow.name()).isNotBlank());
    }
  }

  private static void requireReadable(TemplateForm form) {
    assertThat(form.name()).isNotBlank();
    assertThat(form.definition().fields()).extracting(Field::label).doesNotContain("");
  }

  @Test
  void group_chat_is_the_three_forms_and_two_flows_of_the_scenario() {
    var template = templates.require(Templates.GROUP_CHAT, Locale.CHINESE);
    assertThat(template.forms())
        .extracting(TemplateForm::key, TemplateForm::name)
        .containsExactly(
            tuple("create-group", "创建会话群"),
            tuple("group-ledger", "会话群数据汇总"),
            tuple("update-group", "更新会话群"));
    assertThat(template.forms().getLast().definition().fields())
        .extracting(Field::key)
        .containsExactly("group", "chatId", "addMembers", "removeMembers", "newName");
    assertThat(template.flows())
        .extracting(Template.TemplateFlow::key)
        .containsExactly("create-group", "update-group");
  }
}
