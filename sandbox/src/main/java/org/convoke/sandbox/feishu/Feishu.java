package org.convoke.sandbox.feishu;

import java.util.Map;
import java.util.Optional;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Fault;
import org.convoke.sandbox.shared.Holding;
import org.convoke.sandbox.shared.Manners;
import org.convoke.sandbox.shared.Parts;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;
import org.convoke.sandbox.shared.SandboxClock;
import org.convoke.sandbox.shared.Socket;
import org.convoke.sandbox.shared.Timers;

/// Feishu, as a custom app of one tenant sees it.
public final class Feishu implements Manners {

  /// Frequency control, 2024-10; custom-app-api-call-limit, 2026-06; group sizes, 2025-05.
  private static final Map<String, Long> LIMITS =
      Map.of(
          "perSecond", 50L,
          "perMinute", 1000L,
          "monthlyCalls", 10_000L,
          "messagesPerSecond", 5L,
          "groupMembers", 5000L);

  private final Gate gate;
  private final LongConnection longConnection;

  private Feishu(Gate gate, LongConnection longConnection) {
    this.gate = gate;
    this.longConnection = longConnection;
  }

  /// With the seed.
  public static Platform platform(SandboxClock clock, Timers timers) {
    var parts = Parts.of("feishu", clock, timers, LIMITS);
    var holding = new Holding<>(parts, State.class, State::demo);
    var routes = new Routes();
    var tenant = new Tenant(holding);
    var gate = new Gate(tenant, routes);
    var events = new Events(tenant);
    var rules = new ChatRules(tenant);
    var longConnection = new LongConnection(tenant, gate);
    events.line(longConnection::send);
    var cards = new Cards(tenant, events, longConnection);
    var chats = new Chats(tenant, gate, rules, events);
    new Tokens(tenant, gate);
    new Directory(tenant, gate);
    new SignIn(tenant, gate);
    new Members(tenant, gate, rules, events);
    new Messages(tenant, gate, rules, cards);
    var reserves = new Reserves(tenant, gate, events);
    new Calendars(tenant, gate);
    var actions = new Actions(tenant, chats, cards, events, reserves, longConnection);
    var glimpses = new Glimpses(tenant, reserves);
    return new Platform(
        holding, routes, actions.table(), glimpses, new Feishu(gate, longConnection));
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/open-apis/") || path.startsWith("/callback/ws/");
  }

  @Override
  public Answer failure(Platform.Failure failure, Request request) {
    return switch (failure) {
      case THROTTLED -> gate.throttled(request.fault().map(Fault::seconds).orElse(1));
      case QUOTA_USED_UP -> gate.quotaUsedUp();
      case SERVER_ERROR -> Refusals.answer(500, 2200, "internal error");
      case NOT_FOUND -> Answer.text(404, "404 page not found");
      case MALFORMED -> Refusals.answer(400, 9499, "Bad Request: the body is not valid JSON");
    };
  }

  @Override
  public Optional<Socket.Opening> socket(Request request) {
    return longConnection.open(request);
  }

  @Override
  public int connections() {
    return longConnection.connections();
  }
}
