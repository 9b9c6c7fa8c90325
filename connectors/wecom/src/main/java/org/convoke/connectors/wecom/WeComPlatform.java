package org.convoke.connectors.wecom;

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

/// WeCom (企业微信), through a self-built app. Thread-safe.
public final class WeComPlatform implements Platform {

  /// For the service loader.
  public WeComPlatform() {}

  @Override
  public String key() {
    return "wecom";
  }

  @Override
  public Phrase name() {
    return Phrase.of("企业微信", "WeCom");
  }

  /// Groups of WeCom have no address, so that there is no action for it.
  @Override
  public List<Action> actions() {
    var names = Phrase.of("1 到 %d 个字符。", "1 to %d characters.", AppChats.MAX_NAME);
    return ChatActions.onPlatform(names).stream()
        .filter(it -> !it.equals(ChatActions.LINK))
        .toList();
  }

  @Override
  public List<Setting> settings() {
    return WeComSettings.ALL;
  }

  @Override
  public List<GuideStep> guide() {
    return SetUp.GUIDE;
  }

  @Override
  public List<PlatformEvent.Kind> events() {
    return List.of(
        PlatformEvent.Kind.CONTACT_OPENED,
        PlatformEvent.Kind.MESSAGE_RECEIVED,
        PlatformEvent.Kind.CHAT_CREATED,
        PlatformEvent.Kind.MEMBERS_ADDED,
        PlatformEvent.Kind.MEMBERS_REMOVED,
        PlatformEvent.Kind.CHAT_RENAMED,
        PlatformEvent.Kind.OWNER_CHANGED,
        PlatformEvent.Kind.CHAT_CLOSED,
        PlatformEvent.Kind.DIRECTORY_CHANGED);
  }

  @Override
  public PlatformConnection open(ConnectionContext context) {
    return new WeComConnection(context);
  }
}
