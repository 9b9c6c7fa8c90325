package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.dingtalk.State.Message;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Request;

/// Messages of robots into groups and to persons, and work notices. Source: robot-message-type,
/// group-template-robot-sends-group-chat-message, asyncsend_v2.
final class Robots {

  private static final int MOST_BYTES = 15_000;
  private static final List<String> KEYS =
      List.of(
          "sampleText",
          "sampleMarkdown",
          "sampleLink",
          "sampleActionCard",
          "sampleActionCard2",
          "sampleActionCard3",
          "sampleActionCard4",
          "sampleActionCard5",
          "sampleActionCard6",
          "sampleImageMsg",
          "sampleFile",
          "sampleAudio",
          "sampleVideo");

  private final Org org;

  Robots(Org org, Gate gate) {
    this.org = org;
    gate.call("POST", "/v1.0/robot/groupMessages/send", this::toGroup);
    gate.call("POST", "/v1.0/robot/oToMessages/batchSend", this::toPersons);
    gate.old("POST", "/topapi/message/corpconversation/asyncsend_v2", this::notice);
    gate.old("POST", "/topapi/im/chat/scencegroup/message/send_v2", this::toSceneGroup);
  }

  private ObjectNode toGroup(Request request) {
    var body = request.json();
    var group =
        org.byConversation(body.text("openConversationId"))
            .orElseThrow(
                () -> Refusals.of(400, "invalid.openConversationId", "不合法的openConversationId"));
    if (group.status != 1) {
      throw Refusals.of(400, "group.disbanded", "群已解散");
    }
    if (!group.robots.contains(body.text("robotCode"))) {
      throw Refusals.of(400, "resource.not.found", "机器人不在群内");
    }
    var message = message(body);
    message.conversationId = group.conversationId;
    return Json.of("processQueryKey", keep(message));
  }

  private Message message(Body body) {
    var key = body.text("msgKey");
    var text = body.text("msgParam");
    if (!KEYS.contains(key)) {
      throw Refusals.of(400, "invalidParameter.msgKey", "msgKey");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw Refusals.of(400, "invalidParameter.msgParam", "msgParam: at most 15000 bytes");
    }
    var message = new Message();
    message.type = key;
    message.sender = org.app().name;
    try {
      message.content = Json.parse(text);
    } catch (Json.Malformed _) {
      throw Refusals.of(400, "invalidParameter.msgParam", "msgParam is not JSON");
    }
    return message;
  }

  private String keep(Message message) {
    message.id = "msg%028d".formatted(org.state().next("message"));
    message.createdAt = org.parts().millis();
    org.state().messages.put(message.id, message);
    return "query" + message.id;
  }

  private ObjectNode toPersons(Request request) {
    var body = request.json();
    if (!body.text("robotCode").equals(org.app().robotCode)) {
      throw Refusals.of(400, "resource.not.found", "robotCode");
    }
    var message = message(body);
    var invalid = new ArrayList<String>();
    for (var id : Org.list(body, "userIds")) {
      org.employee(id).ifPresentOrElse(p -> message.to.add(p.userId), () -> invalid.add(id));
    }
    return Json.of(
        "processQueryKey",
        message.to.isEmpty() ? "" : keep(message),
        "invalidStaffIdList",
        invalid,
        "flowControlledStaffIdList",
        List.of());
  }

  /// Too much to one person, or the same twice a day, vanishes without an error.
  private ObjectNode notice(Request request) {
    var body = request.json();
    var receivers = receivers(body);
    var content = Org.object(body, "msg");
    var type = content.text("msgtype");
    var text = Json.text(content.node());
    if (body.number("agent_id", 0) != org.app().agentId || type.isEmpty()) {
      throw Refusals.old(400002, "agent_id or msg");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > 2048) {
      throw Refusals.old(400002, "msg: at most 2048 bytes");
    }
    var message = new Message();
    message.type = type;
    message.sender = org.app().name;
    message.content = content.object(type).node();
    receivers.stream().filter(id -> reaches(id, text)).forEach(message.to::add);
    keep(message);
    return Json.of("task_id", org.state().next("task"));
  }

  private LinkedHashSet<String> receivers(Body body) {
    var persons = Org.list(body, "userid_list");
    var departments = Org.list(body, "dept_id_list");
    if (persons.size() > 100 || departments.size() > 20) {
      throw Refusals.old(40031);
    }
    var receivers = new LinkedHashSet<String>();
    persons.forEach(id -> org.employee(id).ifPresent(p -> receivers.add(p.userId)));
    org.state().people.values().stream()
        .filter(p -> org.employee(p.userId).isPresent())
        .filter(
            p ->
                departments.contains(String.valueOf(p.department))
                    || body.flag("to_all_user", false))
        .forEach(p -> receivers.add(p.userId));
    return receivers;
  }

  private boolean reaches(String userId, String text) {
    var limits = org.parts().limits();
    return limits.spend("sameNoticePerDay", userId + text.hashCode(), Window.DAY)
        && limits.spend("noticesPerDay", userId, Window.DAY);
  }

  private ObjectNode toSceneGroup(Request request) {
    var body = request.json();
    Group group =
        org.byConversation(body.text("target_open_conversation_id"))
            .orElseThrow(() -> Refusals.old(34013));
    if (group.status != 1 || !group.robots.contains(body.text("robot_code"))) {
      throw Refusals.old(660014, "机器人不在群内");
    }
    var message = new Message();
    message.type = body.text("msg_template_id");
    message.sender = org.app().name;
    message.content = Org.object(body, "msg_param_map").node();
    message.conversationId = group.conversationId;
    return Json.of("success", true, "open_msg_id", keep(message));
  }
}
