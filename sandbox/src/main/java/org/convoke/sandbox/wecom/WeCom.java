package org.convoke.sandbox.wecom;

import java.util.Map;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Holding;
import org.convoke.sandbox.shared.Manners;
import org.convoke.sandbox.shared.Parts;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;
import org.convoke.sandbox.shared.SandboxClock;
import org.convoke.sandbox.shared.Timers;

/// WeCom, as a self-built app of one corp sees it.
public final class WeCom implements Manners {

  /// Documents 90454 and 90248 (2024-07); ways: 92229.
  private static final Map<String, Long> LIMITS =
      Map.of(
          "perMinute", 10_000L,
          "groupsPerDay", 1000L,
          "groupChangesPerHour", 1000L,
          "groupMessagesToMemberPerMinute", 200L,
          "groupMessagesToMemberPerDay", 10_000L,
          "messagesToMemberPerMinute", 30L,
          "messagesToMemberPerHour", 1000L,
          "groupTransfersPerDay", 300L,
          "customerGroupMembers", 500L,
          "ways", 500_000L);

  private WeCom() {}

  /// With the seed.
  public static Platform platform(SandboxClock clock, Timers timers) {
    var parts = Parts.of("wecom", clock, timers, LIMITS);
    var holding = new Holding<>(parts, State.class, State::demo);
    var routes = new Routes();
    var corp = new Corp(holding);
    var gate = new Gate(corp, routes);
    var callbacks = new Callbacks(corp);
    new Tokens(corp, gate);
    new Directory(corp, gate);
    new AppChats(corp, gate);
    new AppMessages(corp, gate);
    new CustomerGroups(corp, gate);
    new Ways(corp, gate);
    new SignIn(corp, gate);
    var meetings = new Meetings(corp, gate);
    var actions = new Actions(corp, callbacks);
    var glimpses = new Glimpses(corp, meetings);
    return new Platform(holding, routes, actions.table(), glimpses, new WeCom());
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/cgi-bin/")
        || path.startsWith("/connect/oauth2/")
        || path.startsWith("/wwlogin/");
  }

  @Override
  public Answer failure(Platform.Failure failure, Request request) {
    return switch (failure) {
      case THROTTLED, QUOTA_USED_UP -> Refusals.answer(45009, "");
      case SERVER_ERROR -> Refusals.answer(-1, "");
      case NOT_FOUND -> Answer.text(404, "");
      case MALFORMED -> Refusals.answer(47001, "");
    };
  }
}
