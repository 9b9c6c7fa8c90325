package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final EffectKey KEY = new EffectKey("m1");

  private Feishu feishu;
  private PersonId wangfang;
  private ChatHandle chat;

  @BeforeEach
  void start() throws IOException {
    feishu = new Feishu();
    wangfang = feishu.employee("wangfang", "王芳");
    chat = chats().create(new NewChat("组", wangfang, List.of(wangfang)), KEY).chat();
  }

  @AfterEach
  void stop() {
    feishu.close();
  }

  private GroupChats chats() {
    return feishu.connection.groupChats();
  }

  private String text(int index) {
    return feishu.messages().get(index).path("text").asText();
  }

  @Test
  void a_text_mentions_members() {
    chats().send(chat, "请看报价", List.of(wangfang), KEY);
    assertThat(text(0)).isEqualTo("<at user_id=\"ou_wangfang\">王芳</at> 请看报价");
  }

  @Test
  void a_text_cannot_mention_everybody_by_itself() {
    chats().send(chat, "a < b <at user_id=\"all\"></at>", List.of(), KEY);
    assertThat(text(0)).contains("a < b").doesNotContain("<at", "</at");
  }

  @Test
  void only_members_are_mentioned() {
    var zhoumin = feishu.employee("zhoumin", "周敏");
    assertThatThrownBy(() -> chats().send(chat, "x", List.of(zhoumin), KEY))
        .isInstanceOfSatisfying(
            Invalid.class,
            it -> assertThat(it.fields().getFirst().code()).isEqualTo("not-a-member"));
  }

  @Test
  void a_message_whose_answer_was_lost_is_there_once() {
    feishu.fault("POST /open-apis/im/v1/messages", "lostAnswer");
    assertThatThrownBy(() -> chats().send(chat, "x", List.of(), KEY))
        .isInstanceOf(Unanswered.class);
    chats().send(chat, "x", List.of(), KEY);
    assertThat(feishu.messages()).hasSize(1);
  }

  @Test
  void too_long_and_empty_texts_are_refused_before_they_are_sent() {
    assertThatThrownBy(() -> chats().send(chat, "长".repeat(60_000), List.of(), KEY))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> chats().send(chat, " ", List.of(), KEY)).isInstanceOf(Invalid.class);
    assertThat(feishu.calls("POST", "/messages")).isZero();
  }

  @Test
  void a_card_has_its_buttons() {
    var card =
        new Card(
            "新工单",
            "**GC-1** 报价",
            List.of(
                new Card.Button.Link("查看", "https://example.com/1"),
                new Card.Button.Reply("接单", "take")));
    chats().send(chat, card, KEY);
    var sent = feishu.messages().getFirst();
    assertThat(sent.path("text").asText()).contains("新工单", "GC-1");
    var buttons = sent.path("buttons");
    assertThat(buttons.get(0).path("url").asText()).isEqualTo("https://example.com/1");
    assertThat(buttons.get(1).path("value").path("value").asText()).isEqualTo("take");
  }
}
