package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.sandbox.dingtalk.State.CalendarEvent;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Request;

/// Calendar events, with an online meeting if asked; repeated calls with one `x-client-token` make
/// one event a day long. Source: create-schedule.
final class Calendars {

  private static final long REPEATED_SECONDS = Duration.ofDays(1).toSeconds();
  private static final String EVENTS = "/v1.0/calendar/users/{user}/calendars/{calendar}/events";

  private final Org org;
  private final Conferences conferences;

  Calendars(Org org, Gate gate, Conferences conferences) {
    this.org = org;
    this.conferences = conferences;
    gate.call("POST", EVENTS, this::create);
    gate.call("GET", EVENTS + "/{event}", request -> describe(event(request)));
    gate.call("PUT", EVENTS + "/{event}", this::update);
    gate.call("DELETE", EVENTS + "/{event}", this::delete);
    gate.call("POST", EVENTS + "/{event}/attendees", this::addAttendees);
    gate.call("POST", EVENTS + "/{event}/attendees/batchRemove", this::removeAttendees);
  }

  private ObjectNode create(Request request) {
    var user = person(request.variable("user"));
    var body = request.json();
    var earlier = repeated(user, request.header("x-client-token"));
    if (earlier.isPresent()) {
      return describe(earlier.get());
    }
    check(body);
    if (!org.parts().limits().spend("calendarEventsPerDay", user, Window.DAY)) {
      throw Refusals.of(400, "flowLimit", "100 events a day");
    }
    var event = new CalendarEvent();
    event.id = "event%027d".formatted(org.state().next("calendarEvent"));
    event.unionId = user;
    event.clientToken = request.header("x-client-token");
    event.createdAt = org.parts().seconds();
    event.content.setAll(body.node());
    take(event, body.objects("attendees"));
    if (body.object("onlineMeetingInfo").text("type").equals("dingtalk")) {
      event.conferenceId = conferences.ofCalendar(body.text("summary"), user).id;
    }
    org.state().events.put(event.id, event);
    return describe(event);
  }

  private String person(String unionId) {
    return org.byUnionId(unionId)
        .map(p -> p.unionId)
        .orElseThrow(() -> Refusals.of(400, "invalidParameter.userId", "unionId " + unionId));
  }

  private Optional<CalendarEvent> repeated(String user, String token) {
    return org.state().events.values().stream()
        .filter(e -> !token.isEmpty() && e.clientToken.equals(token) && e.unionId.equals(user))
        .filter(e -> org.parts().seconds() - e.createdAt < REPEATED_SECONDS)
        .findFirst();
  }

  private static void check(Body body) {
    var summary = body.text("summary");
    if (summary.isEmpty() || summary.length() > 2048 || body.text("description").length() > 5000) {
      throw Refusals.of(
          400, "invalidParameter.summary", "summary: 1 to 2048, description: at most 5000");
    }
    if (body.objects("attendees").size() > 500) {
      throw Refusals.of(400, "invalidParameter.attendees", "at most 500");
    }
    if (body.object("start").node().isEmpty()) {
      throw Refusals.of(400, "invalidParameter.start", "start");
    }
  }

  private void take(CalendarEvent event, List<Body> attendees) {
    attendees.forEach(
        each -> event.attendees.put(person(each.text("id")), each.flag("isOptional", false)));
  }

  private CalendarEvent event(Request request) {
    var event = org.state().events.get(request.variable("event"));
    if (event == null || event.cancelled || !event.unionId.equals(request.variable("user"))) {
      throw Refusals.of(404, "eventNotExist", "event");
    }
    return event;
  }

  private ObjectNode update(Request request) {
    var event = event(request);
    var body = request.json();
    event.content.setAll(body.node());
    if (body.has("attendees")) {
      event.attendees.clear();
      take(event, body.objects("attendees"));
    }
    return describe(event);
  }

  private ObjectNode delete(Request request) {
    var event = event(request);
    event.cancelled = true;
    var meeting = org.state().meetings.get(event.conferenceId);
    if (meeting != null) {
      meeting.status = "CANCELLED";
    }
    return Json.of();
  }

  private ObjectNode addAttendees(Request request) {
    var event = event(request);
    take(event, request.json().objects("attendeesToAdd"));
    return Json.of();
  }

  private ObjectNode removeAttendees(Request request) {
    var event = event(request);
    request
        .json()
        .objects("attendeesToRemove")
        .forEach(each -> event.attendees.remove(each.text("id")));
    return Json.of();
  }

  private ObjectNode describe(CalendarEvent event) {
    var described = event.content.deepCopy().put("id", event.id);
    described.remove(List.of("extra", "attendees", "onlineMeetingInfo"));
    var attendees = described.putArray("attendees");
    event.attendees.forEach(
        (id, optional) ->
            attendees.add(
                Json.of(
                    "id",
                    id,
                    "displayName",
                    org.byUnionId(id).map(p -> p.name).orElse(""),
                    "responseStatus",
                    "needsAction",
                    "self",
                    id.equals(event.unionId),
                    "isOptional",
                    optional)));
    described.set("organizer", Json.of("id", event.unionId, "self", true));
    described.put("createTime", Instant.ofEpochSecond(event.createdAt).toString());
    var meeting = org.state().meetings.get(event.conferenceId);
    if (meeting != null) {
      described.set(
          "onlineMeetingInfo",
          Json.of(
              "type", "dingtalk", "conferenceId", meeting.id, "url", conferences.link(meeting)));
    }
    return described;
  }
}
