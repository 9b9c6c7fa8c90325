package org.convoke.sandbox.dingtalk;

import java.util.Map;
import java.util.Optional;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Holding;
import org.convoke.sandbox.shared.Manners;
import org.convoke.sandbox.shared.Parts;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;
import org.convoke.sandbox.shared.SandboxClock;
import org.convoke.sandbox.shared.Socket;
import org.convoke.sandbox.shared.Timers;

/// DingTalk, as an internal app of one organization sees it; both hosts at one address.
public final class DingTalk implements Manners {

  /// Billing model (standard edition, 2025-11-19), API throttling, group cap, work notices,
  /// calendar.
  private static final Map<String, Long> LIMITS =
      Map.of(
          "perSecond", 20L,
          "monthlyCalls", 5000L,
          "monthlyPushes", 3000L,
          "groupMembers", 1000L,
          "sameNoticePerDay", 1L,
          "noticesPerDay", 500L,
          "calendarEventsPerDay", 100L);

  private final Stream stream;

  private DingTalk(Stream stream) {
    this.stream = stream;
  }

  /// With the seed.
  public static Platform platform(SandboxClock clock, Timers timers) {
    var parts = Parts.of("dingtalk", clock, timers, LIMITS);
    var holding = new Holding<>(parts, State.class, State::demo);
    var routes = new Routes();
    var org = new Org(holding);
    var gate = new Gate(org, routes);
    var events = new Events(org, gate);
    var stream = new Stream(org, gate);
    events.line(stream::send);
    var groups = new Groups(org, events);
    new Tokens(org, gate);
    new Directory(org, gate);
    var signIn = new SignIn(org, gate);
    new CommonGroups(org, gate, groups);
    new ClassicGroups(org, gate, groups);
    new SceneGroups(org, gate, groups);
    new Robots(org, gate);
    var conferences = new Conferences(org, gate, events);
    new Calendars(org, gate, conferences);
    var actions = new Actions(org, groups, events, signIn, conferences, stream);
    var glimpses = new Glimpses(org, conferences);
    return new Platform(holding, routes, actions.table(), glimpses, new DingTalk(stream));
  }

  @Override
  public boolean owns(String path) {
    return path.equals("/gettoken")
        || path.startsWith("/v1.0/")
        || path.startsWith("/topapi/")
        || path.startsWith("/chat/")
        || path.startsWith("/call_back/")
        || path.startsWith("/oauth2/");
  }

  @Override
  public Answer failure(Platform.Failure failure, Request request) {
    return request.path().startsWith("/v1.0/") ? failure(failure) : oldFailure(failure);
  }

  private static Answer failure(Platform.Failure failure) {
    return switch (failure) {
      case THROTTLED ->
          Refusals.answer(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "QPS超限");
      case QUOTA_USED_UP ->
          Refusals.answer(403, "Forbidden.AccessDenied.ApiCountLimitForOrg", "企业本月调用次数已达上限");
      case SERVER_ERROR -> Refusals.answer(500, "system.error", "系统错误");
      case NOT_FOUND ->
          Refusals.answer(404, "InvalidAction.NotFound", "Specified api is not found");
      case MALFORMED -> Refusals.answer(400, "parameter.invalid", "the body is not JSON");
    };
  }

  private static Answer oldFailure(Platform.Failure failure) {
    return Refusals.oldAnswer(
        switch (failure) {
          case THROTTLED -> 90018;
          case QUOTA_USED_UP -> 90020;
          case SERVER_ERROR -> -1;
          case NOT_FOUND -> 404;
          case MALFORMED -> 43009;
        });
  }

  @Override
  public Optional<Socket.Opening> socket(Request request) {
    return stream.open(request);
  }

  @Override
  public int connections() {
    return stream.connections();
  }
}
