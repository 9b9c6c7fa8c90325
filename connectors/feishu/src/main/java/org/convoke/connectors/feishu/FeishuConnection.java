package org.convoke.connectors.feishu;

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

/// One self-built app. Thread-safe.
final class FeishuConnection implements PlatformConnection {

  private final Client client;
  private final URI base;
  private final Check check;
  private final GroupChats groupChats;
  private final Directory directory;
  private final Callbacks callbacks;
  private final SignIn signIn;
  private final Optional<EventStream> eventStream;

  FeishuConnection(ConnectionContext context) {
    var settings = Settings.of(context);
    client = new Client(context, settings);
    base = settings.base();
    check = new Check(client, settings);
    groupChats = new FeishuChats(client, settings, context.accounts());
    directory = new FeishuDirectory(client);
    var events = new Events(context.accounts());
    callbacks = new FeishuCallbacks(settings, events, context.clock());
    eventStream =
        settings.streams()
            ? Optional.of(LongConnection.of(client, settings, events))
            : Optional.empty();
    signIn = new FeishuSignIn(client, settings);
  }

  @Override
  public List<Finding> check() {
    return check.findings();
  }

  @Override
  public GroupChats groupChats() {
    return groupChats;
  }

  @Override
  public Directory directory() {
    return directory;
  }

  @Override
  public Callbacks callbacks() {
    return callbacks;
  }

  @Override
  public SignIn signIn() {
    return signIn;
  }

  @Override
  public Optional<EventStream> eventStream() {
    return eventStream;
  }

  /// Only what is asked as the app: a person's token is not kept.
  @Override
  public boolean readAgain(URI address) {
    var ask =
        LoggedAddress.of(address, URI.create(base + "/open-apis"), "")
            .filter(it -> !it.path().startsWith("/authen/"))
            .flatMap(Ask::reading);
    ask.ifPresent(client::call);
    return ask.isPresent();
  }
}
