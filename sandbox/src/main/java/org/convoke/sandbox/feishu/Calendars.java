package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.convoke.sandbox.feishu.State.CalendarEvent;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Events of calendars with a meeting of Feishu or a link of another provider, and their attendees.
/// Source: calendar-v4/calendar-event, 2024-09 to 2026-03. Any calendar id is taken.
final class Calendars {

  private static final List<String> SCOPES =
      List.of("calendar:calendar", "calendar:calendar.event:create");
  private static final String EVENTS = "/open-apis/calendar/v4/calendars/{calendar}/events";

  private final Tenant tenant;

  Calendars(Tenant tenant, Gate gate) {
    this.tenant = tenant;
    gate.app("POST", "/open-apis/calendar/v4/calendars/primary", SCOPES, _ -> primary());
    gate.app("POST", EVENTS, SCOPES, this::create);
    gate.app(
        "GET", EVENTS + "/{event}", SCOPES, request -> Json.of("event", describe(event(request))));
    gate.app("PATCH", EVENTS + "/{event}", SCOPES, this::update);
    gate.app("DELETE", EVENTS + "/{event}", SCOPES, this::delete);
    gate.app("POST", EVENTS + "/{event}/attendees", SCOPES, this::addAttendees);
    gate.app("GET", EVENTS + "/{event}/attendees", SCOPES, this::attendees);
  }

  private JsonNode primary() {
    var calendar =
        Json.of("calendar_id", "feishu.cn_sandbox@group.calendar.feishu.cn", "type", "primary");
    return Json.of(
        "calendars", List.of(Json.of("calendar", calendar, "user_id", tenant.app().openId)));
  }

  private JsonNode create(Request request) {
    var key = request.query("idempotency_key");
    if (!key.isEmpty() && (key.length() < 32 || key.length() > 128)) {
      throw refusal("idempotency_key: 32 to 128 characters");
    }
    var earlier =
        tenant.state().calendarEvents.values().stream()
            .filter(e -> !key.isEmpty() && e.key.equals(key))
            .findFirst();
    if (earlier.isPresent()) {
      return Json.of("event", describe(earlier.get()));
    }
    var body = request.json();
    check(body);
    var event = new CalendarEvent();
    event.id = "event%027d_0".formatted(tenant.state().next("calendarEvent"));
    event.calendarId = request.variable("calendar");
    event.key = key;
    take(event, body);
    tenant.state().calendarEvents.put(event.id, event);
    return Json.of("event", describe(event));
  }

  /// Which code is not documented; 190002 stands for every wrong parameter.
  private static org.convoke.sandbox.shared.Refusal refusal(String what) {
    return Refusals.of(190002, "invalid parameters in request: " + what);
  }

  private static void check(Body body) {
    var start = seconds(body, "start_time");
    var end = seconds(body, "end_time");
    if (start.isEmpty() || end.isEmpty()) {
      throw refusal("start_time, end_time");
    }
    if (start.matches("\\d+")
        && end.matches("\\d+")
        && Long.parseLong(end) < Long.parseLong(start)) {
      throw refusal("end_time is before start_time");
    }
  }

  private static String seconds(Body body, String field) {
    var time = body.object(field);
    return time.text("timestamp", time.text("date"));
  }

  private void take(CalendarEvent event, Body body) {
    event.content.setAll(body.node());
    var vchat = event.content.path("vchat");
    if (vchat instanceof ObjectNode meeting) {
      switch (meeting.path("vc_type").asText("vc")) {
        case "vc" -> meeting.put("meeting_url", tenant.address() + "/sandbox/meeting/" + event.id);
        case "third_party" -> {
          if (!meeting.path("meeting_url").asText().startsWith("http")) {
            throw refusal("vchat.meeting_url");
          }
        }
        case "no_meeting" -> meeting.remove("meeting_url");
        default -> throw refusal("vchat.vc_type");
      }
    }
  }

  private CalendarEvent event(Request request) {
    var event = tenant.state().calendarEvents.get(request.variable("event"));
    if (event == null
        || event.cancelled
        || !event.calendarId.equals(request.variable("calendar"))) {
      throw Refusals.of(404, 193001, "event not found");
    }
    return event;
  }

  private JsonNode update(Request request) {
    var event = event(request);
    take(event, request.json());
    return Json.of("event", describe(event));
  }

  private JsonNode delete(Request request) {
    event(request).cancelled = true;
    return Json.of();
  }

  private JsonNode addAttendees(Request request) {
    var event = event(request);
    var wanted = request.json().objects("attendees");
    if (event.attendees.size() + wanted.size() > 1000) {
      throw refusal("attendees: at most 1000");
    }
    var type = request.query("user_id_type", "open_id");
    for (var each : wanted) {
      check(each, type);
      event.attendees.add(
          each.node()
              .deepCopy()
              .put("attendee_id", each.text("type", "user") + "_" + tenant.state().next("attendee"))
              .put("rsvp_status", "needs_action"));
    }
    return Json.of("attendees", event.attendees);
  }

  private void check(Body attendee, String type) {
    switch (attendee.text("type")) {
      case "user" -> tenant.person(type, attendee.text("user_id"));
      case "chat" -> tenant.chat(attendee.text("chat_id"));
      case "resource", "third_party" -> {}
      default -> throw refusal("attendees.type");
    }
  }

  private JsonNode attendees(Request request) {
    return Pages.of(request, event(request).attendees, 20, 100, 190002);
  }

  private ObjectNode describe(CalendarEvent event) {
    return event
        .content
        .deepCopy()
        .put("event_id", event.id)
        .put("organizer_calendar_id", event.calendarId)
        .put("status", "confirmed")
        .put(
            "app_link",
            "https://applink.feishu.cn/client/calendar/event/detail?calendarId="
                + event.calendarId);
  }
}
