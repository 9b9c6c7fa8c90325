package org.convoke.connectors.dingtalk;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.Callbacks;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Directory;
import org.convoke.connectors.EventStream;
import org.convoke.connectors.Finding;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.LoggedAddress;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.SignIn;

/// One internal app of one company. Thread-safe.
final class DingTalkConnection implements PlatformConnection {

  private final DingTalkSettings settings;
  private final Api api;
  private final GroupChats groupChats;
  private final Callbacks callbacks;
  private final Events events;

  DingTalkConnection(ConnectionContext context, Patience.Waiter waiter) {
    this.settings = new DingTalkSettings(context);
    this.api = new Api(context, settings);
    var dialect = dialect();
    this.groupChats =
        new DingTalkChats(
            dialect,
            context.accounts(),
            new DingTalkDirectory(api),
            new Robot(api, settings),
            new Patience(waiter));
    this.events = new Events(context.accounts(), dialect);
    this.callbacks = new DingTalkCallbacks(settings, events, context.clock());
  }

  private Dialect dialect() {
    return switch (settings.dialect()) {
      case "scene" -> new SceneGroups(api, settings);
      case "classic" -> new OrdinaryGroups(api, true);
      default -> new OrdinaryGroups(api, false);
    };
  }

  @Override
  public List<Finding> check() {
    return new Checks(api, settings).findings();
  }

  @Override
  public GroupChats groupChats() {
    return groupChats;
  }

  @Override
  public Directory directory() {
    return new DingTalkDirectory(api);
  }

  @Override
  public Callbacks callbacks() {
    return callbacks;
  }

  @Override
  public SignIn signIn() {
    return new DingTalkSignIn(api, settings);
  }

  /// Unless events come over HTTP, for which token and key are filled in.
  @Override
  public Optional<EventStream> eventStream() {
    return settings.callbackToken().isPresent()
        ? Optional.empty()
        : Optional.of(Stream.of(api, settings, events));
  }

  /// Only what is asked as the app: a person's token is not kept.
  @Override
  public boolean readAgain(URI address) {
    var isNew = address.getRawPath().startsWith("/v");
    var read =
        LoggedAddress.of(address, isNew ? settings.api() : settings.oapi(), "access_token")
            .filter(it -> !it.path().equals("/v1.0/contact/users/me"));
    read.ifPresent(
        it -> api.call(Request.get(isNew ? Host.API : Host.OAPI, it.path(), it.query())));
    return read.isPresent();
  }
}
