package org.convoke.connectors.feishu;

import java.util.List;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatActions;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.Platform;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.connectors.Setting;
import org.convoke.model.Phrase;

/// Feishu (飞书) and Lark: internal groups, and external ones with customers. Thread-safe.
public final class FeishuPlatform implements Platform {

  /// Found by the service loader.
  public FeishuPlatform() {}

  @Override
  public String key() {
    return "feishu";
  }

  @Override
  public Phrase name() {
    return Phrase.of("飞书", "Feishu");
  }

  @Override
  public List<Action> actions() {
    return ChatActions.onPlatform(Phrase.of("1 到 %d 个字符。", "1 to %d characters.", Names.MAX));
  }

  @Override
  public List<Setting> settings() {
    return Settings.ALL;
  }

  @Override
  public List<GuideStep> guide() {
    return Guide.ALL;
  }

  @Override
  public String scopes() {
    return Scopes.forTheConsole();
  }

  /// Event overview (2025-04), im-v1 events (2024-10), card-callback-communication (2025-09).
  @Override
  public List<PlatformEvent.Declaration> events() {
    var group = PlatformEvent.text("name", "群名称", "Name of the group");
    return List.of(
        Kind.CONTACT_OPENED.declared(),
        Kind.MESSAGE_RECEIVED.declared(),
        Kind.CARD_CLICKED.declared(),
        Kind.MEMBERS_ADDED.declared().with(group),
        Kind.MEMBERS_REMOVED.declared().with(group),
        Kind.CHAT_RENAMED.declared(),
        Kind.OWNER_CHANGED.declared(),
        Kind.CHAT_CLOSED.declared().with(group),
        Kind.DIRECTORY_CHANGED.declared());
  }

  @Override
  public PlatformConnection open(ConnectionContext context) {
    return new FeishuConnection(context);
  }
}
