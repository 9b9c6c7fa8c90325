package org.convoke.connectors.dingtalk;

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

/// DingTalk (钉钉), through an internal app. Thread-safe.
public final class DingTalkPlatform implements Platform {

  private final Patience.Waiter waiter;

  /// For the service loader.
  public DingTalkPlatform() {
    this(Thread::sleep);
  }

  /// @param waiter lets time pass between a call and its repetition
  DingTalkPlatform(Patience.Waiter waiter) {
    this.waiter = waiter;
  }

  @Override
  public String key() {
    return "dingtalk";
  }

  @Override
  public Phrase name() {
    return Phrase.of("钉钉", "DingTalk");
  }

  @Override
  public List<Action> actions() {
    return ChatActions.onPlatform(
        Phrase.of(
            "场景群 1 到 %d 个字符，普通群 1 到 %d 个。",
            "1 to %d characters in a scene group, 1 to %d in an ordinary one.",
            SceneGroups.MAX_NAME,
            OrdinaryGroups.MAX_NAME));
  }

  @Override
  public List<Setting> settings() {
    return DingTalkSettings.ALL;
  }

  @Override
  public List<GuideStep> guide() {
    return SetUp.GUIDE;
  }

  @Override
  public String scopes() {
    return SetUp.SCOPES;
  }

  /// Pages `group-session-*`: no names of members; of a new owner nobody who made him so.
  @Override
  public List<PlatformEvent.Declaration> events() {
    var operator = PlatformEvent.operator("操作人", "Who did it");
    var member = PlatformEvent.people("涉及的人员", "Whom it concerns");
    return List.of(
        Kind.MEMBERS_ADDED.declared().without("names"),
        Kind.MEMBERS_REMOVED.declared().without("names"),
        Kind.CHAT_RENAMED.declared(),
        Kind.OWNER_CHANGED.declared().without("operator"),
        Kind.CHAT_CLOSED.declared().with(operator),
        Kind.DIRECTORY_CHANGED.declared().with(member, PlatformEvent.ACCOUNTS));
  }

  @Override
  public PlatformConnection open(ConnectionContext context) {
    return new DingTalkConnection(context, waiter);
  }
}
