package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.feishu.State.Reserve;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Request;

/// Reserved meetings, which have an end but no beginning, and what is done in them. Source:
/// vc-v1/reserve and vc-v1/meeting, 2024-09 to 2026-03.
final class Reserves {

  private static final long LONGEST = Duration.ofDays(30).toSeconds();
  private static final int MOST_HOSTS = 10;
  private static final List<String> WRITE = List.of("vc:reserve");
  private static final List<String> READ = List.of("vc:reserve", "vc:reserve:readonly");
  private static final List<String> MEETING = List.of("vc:meeting");

  private final Tenant tenant;
  private final Events events;

  Reserves(Tenant tenant, Gate gate, Events events) {
    this.tenant = tenant;
    this.events = events;
    var one = "/open-apis/vc/v1/reserves/{reserve}";
    gate.app("POST", "/open-apis/vc/v1/reserves/apply", WRITE, this::apply);
    gate.app("PUT", one, WRITE, this::update);
    gate.app("GET", one, READ, request -> Json.of("reserve", describe(reserve(request), request)));
    gate.app("DELETE", one, WRITE, this::delete);
    gate.app("GET", one + "/get_active_meeting", READ, this::activeMeeting);
    gate.app("PATCH", "/open-apis/vc/v1/meetings/{meeting}/invite", MEETING, this::invite);
    gate.app("PATCH", "/open-apis/vc/v1/meetings/{meeting}/end", MEETING, this::endByApp);
    gate.app("PATCH", "/open-apis/vc/v1/meetings/{meeting}/set_host", MEETING, this::setHost);
  }

  private JsonNode apply(Request request) {
    var body = request.json();
    var type = request.query("user_id_type", "open_id");
    var owner =
        tenant
            .find(type, body.text("owner_id"))
            .orElseThrow(() -> refusal(400, 121003, "owner_id"));
    if (tenant.isExternal(owner) || owner.resigned) {
      throw refusal(403, 121005, "owner_id must be of the same tenant");
    }
    var reserve = new Reserve();
    var number = tenant.state().next("reserve");
    reserve.id = String.valueOf(6_900_000_000_000_000_000L + number);
    reserve.number = "%09d".formatted(100_000_000 + number);
    reserve.ownerId = owner.openId;
    reserve.endTime = endTime(body);
    var invalid = take(reserve, body, type);
    tenant.state().reserves.put(reserve.id, reserve);
    return Json.of(
        "reserve", describe(reserve, request),
        "reserve_correction_check_info", Json.of("invalid_host_id_list", invalid));
  }

  private static org.convoke.sandbox.shared.Refusal refusal(int status, int code, String message) {
    return Refusals.of(status, code, message);
  }

  private long endTime(Body body) {
    var end = body.number("end_time", 0);
    var now = tenant.parts().seconds();
    if (end <= now || end > now + LONGEST) {
      throw refusal(400, 121003, "end_time: to come, within 30 days");
    }
    return end;
  }

  /// Takes over the settings; gives back hosts that cannot be.
  private List<String> take(Reserve reserve, Body body, String type) {
    var settings = body.object("meeting_settings");
    var password = settings.text("password");
    if (!password.isEmpty() && !password.matches("\\d{4,9}")) {
      throw refusal(400, 123006, "password: 4 to 9 digits");
    }
    var hosts = settings.objects("assign_host_list");
    if (hosts.size() > MOST_HOSTS) {
      throw refusal(400, 123003, "at most 10 hosts");
    }
    var invalid = new ArrayList<String>();
    for (var host : hosts) {
      var person = tenant.find(type, host.text("id"));
      if (person.isEmpty() || tenant.isExternal(person.get()) || person.get().resigned) {
        invalid.add(host.text("id"));
      }
    }
    reserve.settings.setAll(settings.node());
    if (settings.has("password")) {
      reserve.password = password;
    }
    return invalid;
  }

  private Reserve reserve(Request request) {
    var reserve = tenant.state().reserves.get(request.variable("reserve"));
    if (reserve == null || reserve.deleted) {
      throw refusal(404, 121004, "data not found");
    }
    return reserve;
  }

  private JsonNode update(Request request) {
    var reserve = reserve(request);
    var body = request.json();
    if (body.has("end_time")) {
      reserve.endTime = endTime(body);
    }
    var invalid = take(reserve, body, request.query("user_id_type", "open_id"));
    return Json.of(
        "reserve", describe(reserve, request),
        "reserve_correction_check_info", Json.of("invalid_host_id_list", invalid));
  }

  private JsonNode delete(Request request) {
    reserve(request).deleted = true;
    return Json.of();
  }

  private ObjectNode describe(Reserve reserve, Request request) {
    var owner = tenant.person("open_id", reserve.ownerId);
    return Json.of(
        "id",
        reserve.id,
        "meeting_no",
        reserve.number,
        "password",
        reserve.password,
        "url",
        link(reserve),
        "app_link",
        "https://applink.feishu.cn/client/videochat/open?source=openplatform&action=join&idtype=reservationid&id={?}&preuploadid={?}",
        "live_link",
        "",
        "end_time",
        String.valueOf(reserve.endTime),
        "expire_status",
        reserve.endTime > tenant.parts().seconds() ? 1 : 2,
        "reserve_user_id",
        Tenant.id(owner, request.query("user_id_type", "open_id")),
        "meeting_settings",
        reserve.settings);
  }

  String link(Reserve reserve) {
    return tenant.address() + "/sandbox/meeting/" + reserve.number;
  }

  private JsonNode activeMeeting(Request request) {
    var reserve = reserve(request);
    if (!reserve.isRunning()) {
      throw refusal(404, 121004, "no meeting is running");
    }
    var meeting =
        Json.of(
            "id", reserve.meetingId,
            "topic", topic(reserve),
            "url", link(reserve),
            "meeting_no", reserve.number,
            "start_time", String.valueOf(reserve.startedAt),
            "status", 2,
            "participant_count", String.valueOf(reserve.joined.size()));
    if (request.query("with_participants").equals("true")) {
      meeting.set(
          "participants",
          Json.tree(
              reserve.joined.stream()
                  .map(
                      id -> Json.of("id", id, "user_type", 1, "is_host", id.equals(reserve.hostId)))
                  .toList()));
    }
    return Json.of("meeting", meeting);
  }

  static String topic(Reserve reserve) {
    return reserve.settings.path("topic").asText("");
  }

  private Reserve running(Request request) {
    return tenant.state().reserves.values().stream()
        .filter(r -> r.isRunning() && r.meetingId.equals(request.variable("meeting")))
        .findFirst()
        .orElseThrow(() -> refusal(404, 121004, "no such meeting is running"));
  }

  private JsonNode invite(Request request) {
    running(request);
    var invitees = request.json().objects("invitees");
    if (invitees.isEmpty() || invitees.size() > 10) {
      throw refusal(400, 121003, "invitees: 1 to 10");
    }
    return Json.of(
        "invite_results",
        invitees.stream()
            .map(each -> Json.of("id", each.text("id"), "user_type", 1, "status", 1))
            .toList());
  }

  private JsonNode endByApp(Request request) {
    finish(running(request));
    return Json.of();
  }

  private JsonNode setHost(Request request) {
    var reserve = running(request);
    var body = request.json();
    var old = body.object("old_host_user");
    if (old.has("id") && !old.text("id").equals(reserve.hostId)) {
      throw refusal(409, 121006, "the host is another by now");
    }
    reserve.hostId = body.object("host_user").text("id");
    return Json.of("host_user", Json.of("id", reserve.hostId, "user_type", 1));
  }

  // ------------------------------------------------------------ what persons do

  private Reserve known(Body input) {
    var reserve = tenant.state().reserves.get(input.text("meeting"));
    if (reserve == null || reserve.deleted) {
      throw new Platform.Unknown("there is no reserved meeting " + input.text("meeting"));
    }
    return reserve;
  }

  JsonNode start(Body input) {
    begin(known(input));
    return Json.of("done", true);
  }

  private void begin(Reserve reserve) {
    if (!reserve.isRunning()) {
      reserve.meetingId =
          String.valueOf(6_800_000_000_000_000_000L + tenant.state().next("meeting"));
      reserve.startedAt = tenant.parts().seconds();
      reserve.endedAt = 0;
      reserve.hostId = reserve.ownerId;
      tell("vc.meeting.meeting_started_v1", reserve, tenant.person("open_id", reserve.ownerId));
    }
  }

  JsonNode join(Body input) {
    var reserve = known(input);
    var person = tenant.somebody(input.text("person"));
    begin(reserve);
    if (reserve.joined.add(person.openId)) {
      tell("vc.meeting.join_meeting_v1", reserve, person);
    }
    return Json.of("done", true);
  }

  JsonNode quit(Body input) {
    var reserve = known(input);
    var person = tenant.somebody(input.text("person"));
    if (reserve.joined.remove(person.openId)) {
      tell("vc.meeting.leave_meeting_v1", reserve, person);
    }
    return Json.of("done", true);
  }

  JsonNode end(Body input) {
    finish(known(input));
    return Json.of("done", true);
  }

  private void finish(Reserve reserve) {
    if (reserve.isRunning()) {
      reserve.endedAt = tenant.parts().seconds();
      reserve.joined.clear();
      tell("vc.meeting.meeting_ended_v1", reserve, tenant.person("open_id", reserve.hostId));
    }
  }

  private void tell(String type, Reserve reserve, Person operator) {
    var owner = tenant.person("open_id", reserve.ownerId);
    var user = Json.of("id", Events.ids(operator), "user_role", 1, "user_type", 1);
    var host = Json.of("id", Events.ids(owner), "user_role", 2, "user_type", 1);
    events.push(
        type,
        Json.of(
            "meeting",
            Json.of(
                "id",
                reserve.meetingId,
                "topic",
                topic(reserve),
                "meeting_no",
                reserve.number,
                "meeting_source",
                3,
                "start_time",
                String.valueOf(reserve.startedAt),
                "end_time",
                String.valueOf(reserve.endedAt),
                "host_user",
                host,
                "owner",
                host),
            "operator",
            user));
  }
}
