package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Parts;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;
import org.convoke.sandbox.shared.SandboxClock;
import org.convoke.sandbox.shared.Timers;
import org.convoke.sandbox.shared.Views.GroupView;
import org.convoke.sandbox.shared.Views.MeetingView;
import org.convoke.sandbox.shared.Views.MessageView;
import org.convoke.sandbox.shared.Views.PersonView;

/// WeCom, as a self-built app of one corp sees it.
public final class WeCom implements Platform {

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

  private final Corp corp;
  private final Routes routes = new Routes();
  private final Actions actions;
  private final Glimpses glimpses;

  /// With the seed.
  public WeCom(SandboxClock clock, Timers timers) {
    corp = new Corp(Parts.of("wecom", clock, timers, LIMITS));
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
    actions = new Actions(corp, callbacks);
    glimpses = new Glimpses(corp, meetings);
  }

  @Override
  public Parts parts() {
    return corp.parts();
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public boolean owns(String path) {
    return path.startsWith("/cgi-bin/")
        || path.startsWith("/connect/oauth2/")
        || path.startsWith("/wwlogin/");
  }

  @Override
  public Answer failure(Failure failure, Request request) {
    return switch (failure) {
      case THROTTLED, QUOTA_USED_UP -> Refusals.answer(45009, "");
      case SERVER_ERROR -> Refusals.answer(-1, "");
      case NOT_FOUND -> Answer.text(404, "");
      case MALFORMED -> Refusals.answer(47001, "");
    };
  }

  @Override
  public void listeningAt(URI address) {
    corp.address(address);
  }

  @Override
  public void revokeTokens() {
    corp.state().tokens.clear();
  }

  @Override
  public JsonNode state() {
    return Json.tree(corp.state());
  }

  @Override
  public void restore(JsonNode state) {
    corp.replace(Json.read(state, State.class));
  }

  @Override
  public void reset() {
    corp.replace(State.demo());
  }

  @Override
  public JsonNode app() {
    return Json.tree(corp.app());
  }

  @Override
  public void configure(ObjectNode changes) {
    Json.change(corp.app(), changes);
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
