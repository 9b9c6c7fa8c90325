package org.convoke.connectors.wecom;

import static org.convoke.connectors.wecom.Request.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.convoke.connectors.Card;
import org.convoke.connectors.Card.Button;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;

/// Messages into an internal group (document 90248).
final class Messages {

  private static final int MAX_TEXT_BYTES = 2048;
  // Of app messages; for groups the page names no limit, so the same is kept to.
  static final int MAX_TITLE_BYTES = 128;
  static final int MAX_DESCRIPTION_BYTES = 512;

  private final Api api;

  Messages(Api api) {
    this.api = api;
  }

  void send(String chatId, ObjectNode message) {
    api.call(
            Request.change(
                "/cgi-bin/appchat/send",
                message.put("chatid", chatId).put("safe", 0),
                Duration.ofMinutes(1),
                Allowances.MESSAGES_A_MINUTE,
                Allowances.MESSAGES_A_DAY))
        .required();
  }

  /// @param mentioned user ids
  static ObjectNode text(String text, List<String> mentioned) {
    if (text.isBlank()) {
      throw Invalid.field("text", "required", Phrase.of("消息内容不能为空。", "The text is empty."));
    }
    var message = fields().put("msgtype", "text");
    var content = message.putObject("text").put("content", limited(text));
    if (!mentioned.isEmpty()) {
      mentioned.forEach(content.putArray("mentioned_list")::add);
    }
    return message;
  }

  /// With one link a card that is a link; otherwise Markdown with the links below. Buttons that
  /// send something back do not exist in groups.
  static ObjectNode card(Card card) {
    if (card.buttons().stream().anyMatch(Button.Reply.class::isInstance)) {
      throw Invalid.field(
          "replies",
          "not-supported",
          Phrase.of(
              "企业微信的群卡片没有回复按钮，只能打开链接。", "Cards in WeCom's groups have no replies, only links."));
    }
    var links = card.buttons().stream().map(Button.Link.class::cast).toList();
    return links.size() == 1 && fitsCard(card)
        ? textCard(card.title(), card.text(), links.getFirst().url(), links.getFirst().label())
        : markdown(card, links);
  }

  private static boolean fitsCard(Card card) {
    return bytes(card.title()) <= MAX_TITLE_BYTES && bytes(card.text()) <= MAX_DESCRIPTION_BYTES;
  }

  /// A card that is a link, as groups and members get it.
  static ObjectNode textCard(String title, String description, String url, String label) {
    var message = fields().put("msgtype", "textcard");
    message
        .putObject("textcard")
        .put("title", title)
        .put("description", description)
        .put("url", url)
        .put("btntxt", label);
    return message;
  }

  private static ObjectNode markdown(Card card, List<Button.Link> links) {
    var below =
        links.stream()
            .map(it -> "\n[%s](%s)".formatted(it.label(), it.url()))
            .collect(Collectors.joining());
    var message = fields().put("msgtype", "markdown");
    message
        .putObject("markdown")
        .put("content", limited("**%s**\n%s%s".formatted(card.title(), card.text(), below)));
    return message;
  }

  private static String limited(String text) {
    if (bytes(text) > MAX_TEXT_BYTES) {
      throw Invalid.field(
          "text",
          "too-long",
          Phrase.of(
              "企业微信消息最多 %d 字节，现为 %d 字节（一个汉字 3 字节）。",
              "A message in WeCom has at most %d bytes, got %d (three for a Chinese character).",
              MAX_TEXT_BYTES,
              bytes(text)));
    }
    return text;
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
