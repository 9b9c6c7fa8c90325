package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.junit.jupiter.api.Test;

class RunErrorTest {

  private static final Phrase WHY = Phrase.of("沈嘉怡不能被加入。", "Shen Jiayi cannot be added.");
  private static final List<FieldProblem> FIELDS =
      List.of(new FieldProblem("members", "not-a-contact", WHY));

  @Test
  void what_the_fields_say_is_added() {
    assertThat(RunError.of(Invalid.input(FIELDS), "create").detail().zh())
        .isEqualTo("有 1 处内容需要修改。沈嘉怡不能被加入。");
  }

  @Test
  void what_the_sentence_says_already_is_not_said_twice() {
    var detail = Phrase.of("%s（飞书 232024）", "%s (Feishu 232024)", WHY);
    assertThat(RunError.of(new Invalid("not-a-contact", detail, FIELDS), "create").detail())
        .isEqualTo(detail);
  }

  @Test
  void what_was_given_is_to_blame_for_what_is_invalid_and_stays_so_when_it_is_kept() {
    var invalid = RunError.of(Invalid.input(FIELDS), "create");
    assertThat(RunError.parse(invalid.json())).isEqualTo(invalid);
    assertThat(invalid.byInput()).isTrue();
    var conflict = RunError.of(new Conflict("chat-closed", WHY), "create");
    assertThat(RunError.parse(conflict.json()).byInput()).isFalse();
  }
}
