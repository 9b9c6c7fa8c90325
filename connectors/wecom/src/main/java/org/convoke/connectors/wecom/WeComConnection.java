package org.convoke.connectors.wecom;

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

/// One self-built app of one company. Thread-safe.
final class WeComConnection implements PlatformConnection {

  private final WeComSettings settings;
  private final Api api;
  private final GroupChats groupChats;
  private final Callbacks callbacks;

  WeComConnection(ConnectionContext context) {
    this.settings = new WeComSettings(context);
    this.api = new Api(context, settings);
    this.groupChats = new AppChats(api, context.accounts(), settings);
    this.callbacks = new WeComCallbacks(settings, context.accounts(), context.clock());
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
    return new WeComDirectory(api);
  }

  @Override
  public Callbacks callbacks() {
    return callbacks;
  }

  @Override
  public SignIn signIn() {
    return new WeComSignIn(api, settings);
  }

  /// WeCom knows callbacks only.
  @Override
  public Optional<EventStream> eventStream() {
    return Optional.empty();
  }

  /// A code of signing in is good once.
  @Override
  public boolean readAgain(URI address) {
    var read =
        LoggedAddress.of(address, settings.base(), "access_token")
            .filter(it -> !it.path().startsWith("/cgi-bin/auth/"));
    read.ifPresent(it -> api.call(Request.get(it.path(), it.query())));
    return read.isPresent();
  }
}
