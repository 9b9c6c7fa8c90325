package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.convoke.sandbox.dingtalk.State.Meeting;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Request;

/// Instant and scheduled video meetings, whose persons are named by unionId. Source:
/// create-a-video-conference, create-appointment-meeting, cancel-appointment-meeting.
final class Conferences {

  private final Org org;
  private final Events events;

  Conferences(Org org, Gate gate, Events events) {
    this.org = org;
    this.events = events;
    var instant = "/v1.0/conference/videoConferences";
    gate.call("POST", instant, this::begin);
    gate.call("DELETE", instant + "/{conference}", this::close);
    gate.call("GET", instant + "/{conference}/members", this::members);
    var scheduled = "/v1.0/conference/scheduleConferences";
    gate.call("POST", scheduled, this::schedule);
    gate.call("PUT", scheduled, this::update);
    gate.call("POST", scheduled + "/cancel", this::cancel);
    gate.call("GET", scheduled + "/{conference}/infos", this::infos);
  }

  private String person(String unionId) {
    return org.byUnionId(unionId)
        .map(p -> p.unionId)
        .orElseThrow(() -> Refusals.of(400, "invalidParameter.unionId", "unionId " + unionId));
  }

  private Meeting add(String title, String creator) {
    var number = org.state().next("meeting");
    var meeting = new Meeting();
    meeting.id = "conf%028d".formatted(number);
    meeting.title = title.length() > 50 ? title.substring(0, 50) : title;
    meeting.creator = creator;
    meeting.code = "8%08d".formatted(number);
    org.state().meetings.put(meeting.id, meeting);
    return meeting;
  }

  /// A meeting that belongs to a calendar event.
  Meeting ofCalendar(String title, String creator) {
    var meeting = add(title, creator);
    meeting.status = "SCHEDULED";
    return meeting;
  }

  private ObjectNode begin(Request request) {
    var body = request.json();
    var title = body.text("confTitle");
    if (title.isEmpty() || title.length() > 256) {
      throw Refusals.of(400, "invalidParameter.confTitle", "confTitle: 1 to 256");
    }
    var creator = person(body.text("userId"));
    var invited = Org.list(body, "inviteUserIds").stream().map(this::person).toList();
    var meeting = add(title, creator);
    meeting.status = "RUNNING";
    meeting.startsAt = org.parts().millis();
    meeting.invited.addAll(invited);
    return Json.of(
        "conferenceId",
        meeting.id,
        "externalLinkUrl",
        link(meeting),
        "roomCode",
        meeting.code,
        "phoneNumbers",
        List.of("+861000000000"),
        "conferencePassword",
        "",
        "hostPassword",
        "1234");
  }

  String link(Meeting meeting) {
    return org.address() + "/sandbox/meeting/" + meeting.code;
  }

  private Meeting meeting(String id) {
    var meeting = org.state().meetings.get(id);
    if (meeting == null) {
      throw Refusals.of(404, "conference.notFound", "conferenceId");
    }
    return meeting;
  }

  private ObjectNode close(Request request) {
    var meeting = meeting(request.variable("conference"));
    if (!meeting.creator.equals(request.query("unionId"))) {
      throw Refusals.of(403, "Forbidden.NotHost", "unionId");
    }
    meeting.status = "ENDED";
    meeting.endsAt = org.parts().millis();
    return Json.of("code", 0, "cause", "");
  }

  private ObjectNode members(Request request) {
    var meeting = meeting(request.variable("conference"));
    var list =
        meeting.joined.entrySet().stream()
            .map(
                each ->
                    Json.of(
                        "unionId", each.getKey(),
                        "conferenceId", meeting.id,
                        "attendStatus", 3,
                        "joinTime", each.getValue(),
                        "host", each.getKey().equals(meeting.creator),
                        "userNick", org.byUnionId(each.getKey()).map(p -> p.name).orElse("")))
            .toList();
    return Json.of("memberModels", list, "totalCount", list.size());
  }

  private ObjectNode schedule(Request request) {
    var body = request.json();
    var creator = person(body.text("creatorUnionId"));
    checkTimes(body);
    if (body.text("title").isEmpty()) {
      throw Refusals.of(400, "invalidParameter.title", "title");
    }
    var meeting = add(body.text("title"), creator);
    meeting.scheduled = true;
    meeting.status = "SCHEDULED";
    take(body, meeting);
    return Json.of(
        "scheduleConferenceId",
        meeting.id,
        "roomCode",
        meeting.code,
        "url",
        link(meeting),
        "phones",
        List.of("+861000000000"),
        "requestId",
        "sandbox");
  }

  private void checkTimes(Body body) {
    var start = body.number("startTime", 0);
    if (start < org.parts().millis() || body.number("endTime", 0) <= start) {
      throw Refusals.of(
          400, "invalidParameter.time", "startTime must be to come, endTime after it");
    }
  }

  private static void take(Body body, Meeting meeting) {
    meeting.title = body.text("title", meeting.title);
    meeting.startsAt = body.number("startTime", meeting.startsAt);
    meeting.endsAt = body.number("endTime", meeting.endsAt);
    meeting.settings.setAll(body.object("scheduleConfSettingModel").node());
  }

  private Meeting scheduled(Body body) {
    var meeting = meeting(body.text("scheduleConferenceId"));
    if (!meeting.scheduled || !meeting.creator.equals(body.text("creatorUnionId"))) {
      throw Refusals.of(403, "Forbidden.NotCreator", "creatorUnionId");
    }
    if (!meeting.status.equals("SCHEDULED")) {
      throw Refusals.of(400, "conference.status.invalid", meeting.status);
    }
    return meeting;
  }

  private ObjectNode update(Request request) {
    var body = request.json();
    var meeting = scheduled(body);
    if (body.has("startTime") || body.has("endTime")) {
      checkTimes(body);
    }
    take(body, meeting);
    return Json.of("success", true);
  }

  private ObjectNode cancel(Request request) {
    scheduled(request.json()).status = "CANCELLED";
    return Json.of("success", true);
  }

  private ObjectNode infos(Request request) {
    var meeting = meeting(request.variable("conference"));
    var list =
        meeting.status.equals("RUNNING") || meeting.status.equals("ENDED")
            ? List.of(
                Json.of(
                    "conferenceId", meeting.id,
                    "title", meeting.title,
                    "roomCode", meeting.code,
                    "startTime", meeting.startsAt,
                    "endTime", meeting.endsAt,
                    "status", meeting.status.equals("RUNNING") ? 1 : 2))
            : List.<ObjectNode>of();
    return Json.of("conferenceList", list, "totalCount", list.size());
  }

  // ------------------------------------------------------------ what persons do

  private Meeting known(Body input) {
    var meeting = org.state().meetings.get(input.text("meeting"));
    if (meeting == null) {
      throw new Platform.Unknown("there is no meeting " + input.text("meeting"));
    }
    return meeting;
  }

  ObjectNode start(Body input) {
    return change(known(input), "RUNNING", "start");
  }

  ObjectNode end(Body input) {
    return change(known(input), "ENDED", "end");
  }

  ObjectNode join(Body input) {
    var meeting = known(input);
    if (!meeting.status.equals("RUNNING")) {
      change(meeting, "RUNNING", "start");
    }
    meeting.joined.putIfAbsent(org.somebody(input.text("person")).unionId, org.parts().millis());
    return Json.of("done", true);
  }

  private ObjectNode change(Meeting meeting, String status, String scene) {
    meeting.status = status;
    var model =
        Json.of(
            "conferenceId", meeting.id,
            "scheduleConferenceId", meeting.scheduled ? meeting.id : "",
            "status", status.equals("RUNNING") ? 1 : 2,
            "title", meeting.title,
            "startTime", meeting.startsAt);
    events.other(
        "meeting_status_change",
        Json.of(
            "openConfModel",
            model,
            "changeScene",
            scene,
            "statusSeqNum",
            org.state().next("meetingStatus")));
    return Json.of("done", true);
  }
}
