package org.convoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdTest {

  @Test
  void a_text_that_is_no_id_names_nothing_in_the_readers_words() {
    assertThatThrownBy(() -> RunId.parse("nothing"))
        .isInstanceOfSatisfying(
            NotFound.class,
            it -> {
              assertThat(it.detail().en()).startsWith("There is no run \"nothing\"");
              assertThat(it.detail().zh()).startsWith("找不到运行记录“nothing”");
            });
  }

  @Test
  void a_long_text_is_not_told_whole() {
    assertThatThrownBy(() -> FormId.parse("x".repeat(10_000)))
        .isInstanceOfSatisfying(
            NotFound.class, it -> assertThat(it.detail().en()).hasSizeLessThan(200));
  }

  @Test
  void an_id_is_read_from_its_own_text() {
    var id = RunId.create();
    assertThat(RunId.parse(id.toString())).isEqualTo(id);
  }

  @Test
  void what_only_looks_like_an_id_is_none() {
    assertThat(Id.isId("zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz")).isFalse();
    assertThat(Id.isId("00000000-0000-0000-0000-0000000000000")).isFalse();
    assertThat(Id.isId("01a200b3-f775-7dcb-841365405-123ccdf")).isFalse();
    assertThat(Id.isId("01A200B3-F775-7DCB-8413-65405123CCDF")).isTrue();
  }
}
