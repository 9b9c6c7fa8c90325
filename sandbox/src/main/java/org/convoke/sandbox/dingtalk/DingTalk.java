package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Parts;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;
import org.convoke.sandbox.shared.SandboxClock;
import org.convoke.sandbox.shared.Socket;
import org.convoke.sandbox.shared.Timers;
import org.convoke.sandbox.shared.Views.GroupView;
import org.convoke.sandbox.shared.Views.MeetingView;
import org.convoke.sandbox.shared.Views.MessageView;
import org.convoke.sandbox.shared.Views.PersonView;

/// DingTalk, as an internal app of one organization sees it; both hosts at one address.
public final class DingTalk implements Platform {

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

  private final Org org;
  private final Routes routes = new Routes();
  private final Stream stream;
  private final Actions actions;
  private final Glimpses glimpses;

  /// With the seed.
  public DingTalk(SandboxClock clock, Timers timers) {
    org = new Org(Parts.of("dingtalk", clock, timers, LIMITS));
    var gate = new Gate(org, routes);
    var events = new Events(org, gate);
    stream = new Stream(org, gate);
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
    actions = new Actions(org, groups, events, signIn, conferences, stream);
    glimpses = new Glimpses(org, conferences);
  }

  @Override
  public Parts parts() {
    return org.parts();
  }

  @Override
  public Routes routes() {
    return routes;
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
  public Answer failure(Failure failure, Request request) {
    return request.path().startsWith("/v1.0/") ? failure(failure) : oldFailure(failure);
  }

  private static Answer failure(Failure failure) {
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

  private static Answer oldFailure(Failure failure) {
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
  public void listeningAt(URI address) {
    org.address(address);
  }

  @Override
  public Optional<Socket.Opening> socket(Request request) {
    return stream.open(request);
  }

  @Override
  public int connections() {
    return stream.connections();
  }

  @Override
  public void revokeTokens() {
    org.state().tokens.clear();
  }

  @Override
  public JsonNode state() {
    return Json.tree(org.state());
  }

  @Override
  public void restore(JsonNode state) {
    org.replace(Json.read(state, State.class));
  }

  @Override
  public void reset() {
    org.replace(State.demo());
  }

  @Override
  public JsonNode app() {
    return Json.tree(org.app());
  }

  @Override
  public void configure(ObjectNode changes) {
    Json.change(org.app(), changes);
  }

  @Override
  public JsonNode act(String action, Body input) {
    return actions.act(action, input);
  }

  @Override
  public List<String> actions() {
    return actions.names();
  }

  @Override
  public List<PersonView> people() {
    return glimpses.people();
  }

  @Override
  public List<GroupView> groups() {
    return glimpses.groups();
  }

  @Override
  public List<MessageView> messages() {
    return glimpses.messages();
  }

  @Override
  public List<MeetingView> meetings() {
    return glimpses.meetings();
  }
}
