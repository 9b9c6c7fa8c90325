package org.convoke.connectors.feishu;

import java.util.List;
import java.util.Set;
import org.convoke.connectors.EffectKey;
import org.convoke.model.Conflict;
import org.convoke.model.Phrase;

/// Ends groups. The bot may dissolve what it made when it holds `im:chat:operate_as_owner`, but
/// never a group with outsiders: there it says goodbye and leaves the floor to the owner, who alone
/// can dissolve it.
///
/// Sources: im-v1/chat/delete (2024-10), chat-moderation, add-bot-to-external-group. Thread-safe.
final class Closing {

  private static final Set<Integer> MAY_NOT_DISSOLVE =
      Set.of(Codes.SCOPE_MISSING, 232002, 232014, 232016, 232017);

  private final Client client;
  private final Messages messages;

  Closing(Client client, Messages messages) {
    this.client = client;
    this.messages = messages;
  }

  /// One that is closed stays so.
  void close(String chat, EffectKey key) {
    var answer = client.call(Ask.of(Api.READ_CHAT, chat));
    if (answer.code() == Codes.DISSOLVED) {
      return;
    }
    var before = Glimpse.of(answer.data());
    if (!before.closed() && (before.external() || !dissolved(chat))) {
      mute(chat, before, key);
    }
  }

  private boolean dissolved(String chat) {
    var answer = client.call(Ask.of(Api.DISSOLVE_CHAT, chat));
    if (answer.isOneOf(MAY_NOT_DISSOLVE)) {
      return false;
    }
    if (answer.code() != Codes.DISSOLVED) {
      answer.data();
    }
    return true;
  }

  /// The words come first: afterwards the bot may not write either.
  private void mute(String chat, Glimpse before, EffectKey key) {
    if (before.muted()) {
      return;
    }
    messages.text(chat, "本群已结束，不再更新。This group has ended.", List.of(), key);
    var answer =
        client.call(Ask.of(Api.MODERATE_CHAT, chat).body("moderation_setting", "only_owner"));
    if (answer.isOneOf(Codes.NO_RIGHT)) {
      throw new Conflict(
          "bot-not-manager",
          Phrase.of(
              "机器人不是群“%s”的群管理员，只能在群里通知结束，不能解散或禁言。请群主在飞书中解散该群，或把机器人设为群管理员后重试。",
              "The bot is no administrator of the group \"%s\": it could only announce the end there, not dissolve or mute it. The owner dissolves it in Feishu, or makes the bot an administrator; then try again.",
              before.name()));
    }
    answer.data();
  }
}
