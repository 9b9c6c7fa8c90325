package org.convoke.sandbox.feishu;

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

/// Feishu, as a custom app of one tenant sees it.
public final class Feishu implements Platform {

  /// Frequency control, 2024-10; custom-app-api-call-limit, 2026-06; group sizes, 2025-05.
  private static final Map<String, Long> LIMITS =
      Map.of(
          "perSecond", 50L,
          "perMinute", 1000L,
          "monthlyCalls", 10_000L,
          "messagesPerSecond", 5L,
          "groupMembers", 5000L);

  private final Tenant tenant;
  private final Routes routes = new Routes();
  private final Gate gate;
  private final LongConnection longConnection;
  private final Actions actions;
  private final Glimpses glimpses;

  /// With the seed.
  public Feishu(SandboxClock clock, Timers timers) {
    tenant = new Tenant(Parts.of("feishu", clock, timers, LIMITS));
    gate = new Gate(tenant, routes);
    var events = new Events(tenant);
    var rules = new ChatRules(tenant);
    longConnection = new LongConnection(tenant, gate);
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
    actions = new Actions(tenant, chats, cards, events, reserves, longConnection);
    glimpses = new Glimpses(tenant, reserves);
  }

  @Override
  public Parts parts() {
    return tenant.parts();
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/open-apis/") || path.startsWith("/callback/ws/");
  }

  @Override
  public Answer failure(Failure failure, Request request) {
    return switch (failure) {
      case THROTTLED -> gate.throttled();
      case QUOTA_USED_UP -> gate.quotaUsedUp();
      case SERVER_ERROR -> Refusals.answer(500, 2200, "internal error");
      case NOT_FOUND -> Answer.text(404, "404 page not found");
      case MALFORMED -> Refusals.answer(400, 9499, "Bad Request: the body is not valid JSON");
    };
  }

  @Override
  public void listeningAt(URI address) {
    tenant.address(address);
  }

  @Override
  public Optional<Socket.Opening> socket(Request request) {
    return longConnection.open(request);
  }

  @Override
  public int connections() {
    return longConnection.connections();
  }

  @Override
  public void revokeTokens() {
    tenant.state().tokens.clear();
  }

  @Override
  public JsonNode state() {
    return Json.tree(tenant.state());
  }

  @Override
  public void restore(JsonNode state) {
    tenant.replace(Json.read(state, State.class));
  }

  @Override
  public void reset() {
    tenant.replace(State.demo());
  }

  @Override
  public JsonNode app() {
    return Json.tree(tenant.app());
  }

  @Override
  public void configure(ObjectNode changes) {
    Json.change(tenant.app(), changes);
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
