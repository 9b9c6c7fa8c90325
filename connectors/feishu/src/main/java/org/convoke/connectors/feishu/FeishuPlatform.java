package org.convoke.connectors.feishu;

import java.util.List;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatActions;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.Platform;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.PlatformEvent;
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

  @Override
  public List<PlatformEvent.Kind> events() {
    return List.of(
        PlatformEvent.Kind.CONTACT_OPENED,
        PlatformEvent.Kind.MESSAGE_RECEIVED,
        PlatformEvent.Kind.CARD_CLICKED,
        PlatformEvent.Kind.MEMBERS_ADDED,
        PlatformEvent.Kind.MEMBERS_REMOVED,
        PlatformEvent.Kind.CHAT_RENAMED,
        PlatformEvent.Kind.OWNER_CHANGED,
        PlatformEvent.Kind.CHAT_CLOSED,
        PlatformEvent.Kind.DIRECTORY_CHANGED);
  }

  @Override
  public PlatformConnection open(ConnectionContext context) {
    return new FeishuConnection(context);
  }
}
