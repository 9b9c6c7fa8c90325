package org.convoke.connectors.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import org.convoke.connectors.Action;
import org.junit.jupiter.api.Test;

class WeComPlatformTest {

  @Test
  void the_name_of_a_new_group_is_asked_for_with_the_limit_of_the_platform() {
    var create =
        new WeComPlatform()
            .actions().stream().filter(it -> it.key().equals("createChat")).findFirst();
    assertThat(create.flatMap(it -> it.input("name")).map(Action.Input::description))
        .hasValueSatisfying(it -> assertThat(it.zh()).isEqualTo("1 到 50 个字符。"));
  }
}
