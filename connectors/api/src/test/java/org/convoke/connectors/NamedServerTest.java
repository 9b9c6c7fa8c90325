package org.convoke.connectors;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedServerTest {

  private static void require(URI named, URI filledIn) {
    new NamedServer(Phrase.of("流的地址", "The stream's address"), named).requireBeside(filledIn);
  }

  @ParameterizedTest
  @CsvSource({
    "wss://msg-frontier.feishu.cn/ws, https://open.feishu.cn",
    "wss://Line.DingTalk.com:443/connect, https://api.dingtalk.com",
    "ws://127.0.0.1:8090/ws, http://127.0.0.1:8090",
  })
  void a_server_beside_the_one_filled_in_is_connected_to(URI named, URI filledIn) {
    assertThatCode(() -> require(named, filledIn)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "wss://msg.feishu.cn.example.com/ws, https://open.feishu.cn",
    "ws://msg-frontier.feishu.cn/ws, https://open.feishu.cn",
    "ws://127.0.0.2:8090/ws, http://127.0.0.1:8090",
    "wss:/ws, https://open.feishu.cn",
  })
  void any_other_is_not(URI named, URI filledIn) {
    assertThatThrownBy(() -> require(named, filledIn))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("The stream's address");
  }
}
