package org.convoke.server.apps;

import jakarta.inject.Singleton;
import org.convoke.server.access.Caller;
import org.convoke.server.people.DemoContent;

/// The apps of the demo organization.
@Singleton
class DemoApps implements DemoContent {

  private final Installation installation;

  DemoApps(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void install(Caller owner) {
    installation.install(owner, Templates.GROUP_CHAT, owner.language());
  }
}
