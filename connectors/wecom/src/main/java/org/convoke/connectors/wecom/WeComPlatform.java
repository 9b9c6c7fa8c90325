package org.convoke.connectors.wecom;

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

  /// Of groups it tells that something changed, at most of whom, and never who did it (documents
  /// 96361, 92277, 90240). Who a customer is the server asks.
  @Override
  public List<PlatformEvent.Declaration> events() {
    var member = PlatformEvent.people("涉及的人员", "Whom it concerns");
    return List.of(
        Kind.CONTACT_OPENED
            .declared()
            .with(
                PlatformEvent.operator("添加客户的员工", "Who added the customer"),
                PlatformEvent.text("value", "二维码的渠道参数", "State of the contact's QR code"),
                PlatformEvent.text("welcomeCode", "欢迎语凭证", "Code for a welcome message")),
        Kind.MESSAGE_RECEIVED.declared().without("chatId"),
        Kind.CHAT_CREATED.declared(),
        Kind.MEMBERS_ADDED.declared().without("names", "operator"),
        Kind.MEMBERS_REMOVED.declared().without("names", "operator"),
        Kind.CHAT_RENAMED.declared().without("name", "operator"),
        Kind.OWNER_CHANGED.declared().without("people", "operator", "accounts"),
        Kind.CHAT_CLOSED.declared(),
        Kind.DIRECTORY_CHANGED.declared().with(member, PlatformEvent.ACCOUNTS));
  }

  @Override
  public PlatformConnection open(ConnectionContext context) {
    return new WeComConnection(context);
  }
}
