package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.convoke.connectors.Card;
import org.convoke.connectors.Card.Button;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;

/// Writes into groups as the app's robot, which has to be a member (page `robot-message-type`).
/// Thread-safe.
final class Robot {

  private static final int MAX_BYTES = 15_000;
  private static final int MAX_BUTTONS = 5;

  private final Api api;
  private final DingTalkSettings settings;

  Robot(Api api, DingTalkSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  static void requireText(String text) {
    if (text.isBlank()) {
      throw Invalid.field("text", "required", Phrase.of("消息内容不能为空。", "The text is empty."));
    }
  }

  void text(GroupIds ids, String text) {
    send(ids, "sampleText", fields().put("content", text));
  }

  void card(GroupIds ids, Card card) {
    var links = links(card);
    var message =
        fields().put("title", card.title()).put("text", "### " + card.title() + "\n" + card.text());
    switch (links.size()) {
      case 0 -> send(ids, "sampleMarkdown", message);
      case 1 ->
          send(
              ids,
              "sampleActionCard",
              message
                  .put("singleTitle", links.getFirst().label())
                  .put("singleURL", links.getFirst().url()));
      default -> send(ids, "sampleActionCard" + links.size(), buttons(message, links));
    }
  }

  private static ObjectNode buttons(ObjectNode message, List<Button.Link> links) {
    for (var index = 0; index < links.size(); index++) {
      message.put("actionTitle" + (index + 1), links.get(index).label());
      message.put("actionURL" + (index + 1), links.get(index).url());
    }
    return message;
  }

  private static List<Button.Link> links(Card card) {
    if (card.buttons().stream().anyMatch(Button.Reply.class::isInstance)) {
      throw Invalid.field(
          "replies",
          "not-supported",
          Phrase.of(
              "钉钉机器人的卡片没有回复按钮，只能打开链接。", "Cards of DingTalk's robots have no replies, only links."));
    }
    if (card.buttons().size() > MAX_BUTTONS) {
      throw Invalid.field(
          "replies",
          "too-many",
          Phrase.of("钉钉卡片最多 %d 个按钮。", "A card in DingTalk has at most %d buttons.", MAX_BUTTONS));
    }
    return card.buttons().stream().map(Button.Link.class::cast).toList();
  }

  private void send(GroupIds ids, String kind, ObjectNode parameters) {
    var text = parameters.toString();
    var bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw Invalid.field(
          "text",
          "too-long",
          Phrase.of(
              "钉钉消息最多 %d 字节，现为 %d 字节。",
              "A message in DingTalk has at most %d bytes, got %d.", MAX_BYTES, bytes));
    }
    api.required(
        Request.change(
            Host.API,
            "/v1.0/robot/groupMessages/send",
            fields()
                .put("robotCode", settings.robot())
                .put("openConversationId", ids.conversationId())
                .put("msgKey", kind)
                .put("msgParam", text)));
  }
}
