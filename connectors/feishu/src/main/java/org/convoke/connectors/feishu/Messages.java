package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.convoke.connectors.Card;
import org.convoke.connectors.Card.Button;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.feishu.Roster.Usable;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.Phrase;

/// Writes into groups as the bot. Sources: im-v1/message/create (2026-04), card JSON 2.0 (client
/// 7.20 and later). Thread-safe.
final class Messages {

  private static final int MAX_TEXT_BYTES = 150 * 1024;
  private static final int MAX_CARD_BYTES = 30 * 1024;

  /// What would mention people whom nobody chose, such as everybody.
  private static final Pattern MENTION = Pattern.compile("<(?=/?at\\b)", Pattern.CASE_INSENSITIVE);

  private final Client client;

  Messages(Client client) {
    this.client = client;
  }

  void text(String chat, String text, List<Usable> mentions, EffectKey key) {
    if (text.isBlank()) {
      throw Invalid.field("text", "required", Phrase.of("请填写消息内容。", "The message is empty."));
    }
    var whole = new StringBuilder();
    mentions.forEach(
        it ->
            whole
                .append("<at user_id=\"")
                .append(it.account())
                .append("\">")
                .append(plain(it.name()))
                .append("</at> "));
    whole.append(plain(text));
    send(chat, "text", Ask.object("text", whole.toString()), MAX_TEXT_BYTES, key);
  }

  private static String plain(String text) {
    return MENTION.matcher(text).replaceAll("<\u200B");
  }

  void card(String chat, Card card, EffectKey key) {
    send(chat, "interactive", content(card), MAX_CARD_BYTES, key);
  }

  private static ObjectNode content(Card card) {
    var elements = Json.MAPPER.createArrayNode();
    if (!card.text().isBlank()) {
      elements.add(Ask.object("tag", "markdown", "content", plain(card.text())));
    }
    card.buttons().forEach(button -> elements.add(button(button)));
    return Ask.object(
        "schema",
        "2.0",
        "config",
        Ask.object("update_multi", true),
        "header",
        Ask.object("title", text(card.title()), "template", "blue"),
        "body",
        Ask.object("elements", elements));
  }

  private static ObjectNode button(Button button) {
    return Ask.object(
        "tag", "button", "text", text(button.label()), "behaviors", behaviors(button));
  }

  /// A callback's value must be an object: the vendor's clients refuse anything else.
  private static ArrayNode behaviors(Button button) {
    var behavior =
        switch (button) {
          case Button.Link(var _, var url) -> Ask.object("type", "open_url", "default_url", url);
          case Button.Reply(var _, var value) ->
              Ask.object("type", "callback", "value", Ask.object("value", value));
        };
    return Json.MAPPER.createArrayNode().add(behavior);
  }

  private static ObjectNode text(String text) {
    return Ask.object("tag", "plain_text", "content", text);
  }

  private void send(String chat, String type, ObjectNode content, int most, EffectKey key) {
    var text = Json.write(content);
    var bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > most) {
      throw new Invalid(
          "too-long",
          Phrase.of(
              "消息有 %d 字节，飞书最多 %d 字节。", "The message has %d bytes; Feishu takes %d.", bytes, most));
    }
    client
        .call(
            Ask.of(Api.SEND_MESSAGE)
                .query("receive_id_type", "chat_id")
                .body("receive_id", chat, "msg_type", type, "content", text, "uuid", key.value()))
        .data();
  }
}
