package org.convoke.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseTest {

  @Test
  void names_are_listed_with_the_comma_of_each_language() {
    var names = Phrase.list(List.of("刘洋", "钱文博"));
    assertThat(names).isEqualTo(new Phrase("刘洋、钱文博", "刘洋, 钱文博"));
    assertThat(Phrase.of("邀请 %s。", "invite %s.", names))
        .isEqualTo(new Phrase("邀请 刘洋、钱文博。", "invite 刘洋, 钱文博."));
  }
}
