package org.convoke.connectors.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import org.convoke.connectors.Action;
import org.junit.jupiter.api.Test;

class DingTalkPlatformTest {

  @Test
  void the_name_of_a_new_group_is_asked_for_with_the_limit_of_the_platform() {
    var create =
        new DingTalkPlatform()
            .actions().stream().filter(it -> it.key().equals("createChat")).findFirst();
    assertThat(create.flatMap(it -> it.input("name")).map(Action.Input::description))
        .hasValueSatisfying(it -> assertThat(it.zh()).isEqualTo("场景群 1 到 30 个字符，普通群 1 到 20 个。"));
  }
}
