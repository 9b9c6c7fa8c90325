package org.convoke.connectors;

import java.time.Instant;
import java.util.Optional;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// Something that happened on a platform.
///
/// @param key the same for the same happening, however often it is told
/// @param at when it happened, by the platform's clock
/// @param chat the chat concerned
/// @param fields what flows may use: `operator` and `people` as person ids where known, `accounts`,
///   `names`, `name`, `value`
public record PlatformEvent(
    Kind kind, String key, Instant at, Optional<ChatHandle> chat, Value.Fields fields) {

  /// What can happen, the same for all platforms.
  public enum Kind {
    MEMBERS_ADDED(Phrase.of("群成员加入", "Members joined a group")),
    MEMBERS_REMOVED(Phrase.of("群成员离开", "Members left a group")),
    CHAT_RENAMED(Phrase.of("群聊改名", "A group was renamed")),
    OWNER_CHANGED(Phrase.of("群主变更", "A group's owner changed")),
    CHAT_CLOSED(Phrase.of("群聊解散", "A group was disbanded")),
    CHAT_CREATED(Phrase.of("群聊创建", "A group was created")),
    CONTACT_OPENED(Phrase.of("客户首次联系", "A customer's first contact")),
    MESSAGE_RECEIVED(Phrase.of("收到消息", "A message came")),
    CARD_CLICKED(Phrase.of("点击卡片按钮", "A card's button was clicked")),
    DIRECTORY_CHANGED(Phrase.of("通讯录变更", "The directory changed"));

    private final Phrase title;

    Kind(Phrase title) {
      this.title = title;
    }

    /// What people call it.
    public Phrase title() {
      return title;
    }
  }
}
