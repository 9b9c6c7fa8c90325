package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.wecom.State.Meeting;

/// Booked meetings. Sources: documents 97454, 99047, 98990, 99015, 99050, 98160 and 98997. Error
/// codes of meetings are not documented; here it is always 40058 with what is wrong in its text.
final class Meetings {

  static final int WAITING = 1;
  static final int RUNNING = 2;
  static final int ENDED = 3;
  static final int CANCELLED = 4;
  private static final long LONGEST_SPAN = Duration.ofDays(180).toSeconds();
  private static final int MOST_AT_CREATION = 100;
  private static final int MOST = 2000;
  private static final List<String> CHANGEABLE =
      List.of(
          "title",
          "description",
          "location",
          "cal_id",
          "settings",
          "reminders",
          "meeting_start",
          "meeting_duration");

  private final Corp corp;

  Meetings(Corp corp, Gate gate) {
    this.corp = corp;
    gate.post("/cgi-bin/meeting/create", this::create);
    gate.post("/cgi-bin/meeting/update", this::update);
    gate.post("/cgi-bin/meeting/cancel", this::cancel);
    gate.post("/cgi-bin/meeting/get_info", this::read);
    gate.post("/cgi-bin/meeting/get_user_meetingid", this::ofUser);
    gate.post("/cgi-bin/meeting/get_invitees", this::invitees);
    gate.post("/cgi-bin/meeting/set_invitees", this::replaceInvitees);
    gate.post("/cgi-bin/meeting/realcontrol/dismiss", this::dismiss);
  }

  private void checkRights() {
    if (!corp.app().meetings) {
      throw Refusals.of(48002);
    }
  }

  private ObjectNode create(Request request) {
    checkRights();
    var body = request.json();
    corp.require(body.text("admin_userid"));
    checkTitle(body.text("title"));
    checkTimes(body);
    checkSettings(body);
    var meeting = new Meeting();
    meeting.invitees.addAll(persons(body.object("invitees").texts("userid"), MOST_AT_CREATION));
    var number = corp.state().next("meeting");
    meeting.id = "hymeeting%023d".formatted(number);
    meeting.code = "9%08d".formatted(number);
    meeting.content.put("admin_userid", body.text("admin_userid"));
    copy(body, meeting);
    corp.state().meetings.put(meeting.id, meeting);
    // The basic page promises no code and no link: they are read with get_info.
    return Json.of("meetingid", meeting.id, "excess_users", List.of());
  }

  private static void checkTitle(String title) {
    var bytes = title.getBytes(StandardCharsets.UTF_8).length;
    if (title.isEmpty() || bytes > 40 && title.codePointCount(0, title.length()) > 20) {
      throw Refusals.of(40058, "title: at most 40 bytes or 20 characters");
    }
  }

  private void checkTimes(Body body) {
    var duration = body.number("meeting_duration", 0);
    if (body.number("meeting_start", 0) <= corp.parts().seconds()) {
      throw Refusals.of(40058, "meeting_start: must be in the future");
    }
    if (duration < 300 || duration > 86_399) {
      throw Refusals.of(40058, "meeting_duration: 300 to 86399");
    }
  }

  private void checkSettings(Body body) {
    var settings = body.object("settings");
    var password = settings.text("password");
    if (!password.isEmpty() && !password.matches("\\d{4,6}")) {
      throw Refusals.of(40058, "settings.password: 4 to 6 digits");
    }
    persons(settings.object("hosts").texts("userid"), 10);
    if (body.text("description").length() > 500 || body.text("location").length() > 128) {
      throw Refusals.of(40058, "description or location");
    }
    for (var seconds : body.object("reminders").node().path("remind_before")) {
      if (!List.of(0L, 300L, 900L, 3600L, 86_400L).contains(seconds.asLong())) {
        throw Refusals.of(40058, "reminders.remind_before");
      }
    }
  }

  /// One who is unknown or invisible fails the whole call.
  private List<String> persons(List<String> ids, int most) {
    if (ids.size() > most) {
      throw Refusals.of(40058, "at most " + most + " persons");
    }
    return ids.stream().map(id -> corp.require(id).userid).toList();
  }

  static void copy(Body body, Meeting meeting) {
    CHANGEABLE.stream()
        .filter(body::has)
        .forEach(name -> meeting.content.set(name, body.node().get(name)));
  }

  private Meeting meeting(Body body) {
    checkRights();
    var id = body.text("meetingid");
    var code = body.text("meeting_code");
    return corp.state().meetings.values().stream()
        .filter(m -> id.isEmpty() ? m.code.equals(code) : m.id.equals(id))
        .findFirst()
        .orElseThrow(() -> Refusals.of(40058, "meetingid"));
  }

  private Meeting waiting(Body body) {
    var meeting = meeting(body);
    if (meeting.status != WAITING) {
      throw Refusals.of(40058, "the meeting is not waiting to start");
    }
    return meeting;
  }

  private ObjectNode update(Request request) {
    var body = request.json();
    var meeting = waiting(body);
    if (body.has("meeting_start") != body.has("meeting_duration")) {
      throw Refusals.of(40058, "meeting_start and meeting_duration go together");
    }
    if (body.has("meeting_start")) {
      checkTimes(body);
    }
    if (body.has("title")) {
      checkTitle(body.text("title"));
    }
    checkSettings(body);
    if (body.has("invitees")) {
      var wanted = persons(body.object("invitees").texts("userid"), MOST_AT_CREATION);
      meeting.invitees = new LinkedHashSet<>(wanted);
    }
    copy(body, meeting);
    return Json.of("excess_users", List.of());
  }

  private ObjectNode cancel(Request request) {
    waiting(request.json()).status = CANCELLED;
    return Json.of();
  }

  private ObjectNode dismiss(Request request) {
    var meeting = meeting(request.json());
    if (meeting.status != RUNNING) {
      throw Refusals.of(40058, "the meeting is not running");
    }
    meeting.status = ENDED;
    return Json.of();
  }

  private ObjectNode read(Request request) {
    var meeting = meeting(request.json());
    var members = new ArrayList<ObjectNode>();
    var guests = new ArrayList<ObjectNode>();
    meeting.invitees.forEach(id -> members.add(attendee(meeting, id)));
    meeting.joined.keySet().stream()
        .filter(id -> !meeting.invitees.contains(id))
        .forEach(
            id -> {
              if (corp.isOutsider(id)) {
                guests.add(attendee(meeting, id).put("tmp_external_userid", "tmp_" + id));
              } else {
                members.add(attendee(meeting, id));
              }
            });
    var settings = meeting.content.path("settings").deepCopy();
    var info = meeting.content.deepCopy();
    if (settings instanceof ObjectNode all) {
      info.set("settings", all.put("need_password", all.hasNonNull("password")));
    }
    return info.put("meeting_code", meeting.code)
        .put("meeting_link", link(meeting))
        .put("status", status(meeting))
        .put("meeting_type", 0)
        .put("agentid", corp.app().agentId)
        .put("main_department", 1)
        .set("attendees", Json.of("member", members, "tmp_external_user", guests));
  }

  String link(Meeting meeting) {
    return corp.address() + "/sandbox/meeting/" + meeting.code;
  }

  /// One that nobody started is "expired" when its time has passed.
  int status(Meeting meeting) {
    var ends =
        meeting.content.path("meeting_start").asLong()
            + meeting.content.path("meeting_duration").asLong();
    return meeting.status == WAITING && ends < corp.parts().seconds() ? 5 : meeting.status;
  }

  private ObjectNode attendee(Meeting meeting, String id) {
    var times = meeting.joined.get(id);
    return times == null
        ? Json.of("userid", id, "status", 2)
        : Json.of(
            "userid",
            id,
            "status",
            1,
            "first_join_time",
            times[0],
            "last_quit_time",
            times[1],
            "total_join_count",
            1,
            "cumulative_time",
            Math.max(0, times[1] - times[0]));
  }

  private ObjectNode ofUser(Request request) {
    checkRights();
    var body = request.json();
    var userid = corp.require(body.text("userid")).userid;
    var limit = (int) body.number("limit", 100);
    var begin = body.number("begin_time", 0);
    var end = body.number("end_time", corp.parts().seconds());
    if (limit < 1 || limit > 100 || end - begin > LONGEST_SPAN && begin > 0) {
      throw Refusals.of(40058, "limit or time span");
    }
    var all =
        corp.state().meetings.values().stream()
            .filter(m -> takesPart(m, userid))
            .filter(m -> m.content.path("meeting_start").asLong() >= begin)
            .filter(m -> m.content.path("meeting_start").asLong() <= end)
            .map(m -> m.id)
            .toList();
    var from = Math.min(all.size(), (int) body.number("cursor", 0));
    var to = Math.min(all.size(), from + limit);
    return Json.of(
        "next_cursor",
        to < all.size() ? String.valueOf(to) : "",
        "meetingid_list",
        all.subList(from, to));
  }

  private static boolean takesPart(Meeting meeting, String userid) {
    return meeting.invitees.contains(userid)
        || meeting.content.path("admin_userid").asText().equals(userid);
  }

  private ObjectNode invitees(Request request) {
    var meeting = meeting(request.json());
    return Json.of(
        "has_more",
        false,
        "next_cursor",
        "",
        "invitees",
        meeting.invitees.stream().map(id -> Json.of("userid", id)).toList());
  }

  private ObjectNode replaceInvitees(Request request) {
    var body = request.json();
    var meeting = waiting(body);
    var wanted = body.objects("invitees").stream().map(each -> each.text("userid")).toList();
    meeting.invitees = new LinkedHashSet<>(persons(wanted, MOST));
    return Json.of();
  }
}
