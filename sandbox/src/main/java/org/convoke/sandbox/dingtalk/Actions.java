package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.dingtalk.State.Person;
import org.convoke.sandbox.shared.Action;
import org.convoke.sandbox.shared.ActionTable;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;

/// What persons do in the DingTalk client. Every action takes `group` (either id or title), `by`
/// and `person` (id or name).
final class Actions {

  private final Org org;
  private final Groups groups;
  private final Events events;
  private final SignIn signIn;
  private final ActionTable actions = new ActionTable();

  Actions(
      Org org,
      Groups groups,
      Events events,
      SignIn signIn,
      Conferences conferences,
      Stream stream) {
    this.org = org;
    this.groups = groups;
    this.events = events;
    this.signIn = signIn;
    on("rename", this::rename);
    on("transfer", this::transfer);
    on("addMember", this::addMember);
    on("removeMember", this::removeMember);
    on("joinByQr", this::join);
    on("leave", this::leave);
    on("disband", this::disband);
    on("addBot", this::addBot);
    on("removeBot", this::removeBot);
    on("requestAuthCode", this::authCode);
    on("resign", this::resign);
    on("hire", this::hire);
    on("changePerson", this::changePerson);
    on("disconnectStream", stream::disconnect);
    on("dropStream", _ -> dropped(stream));
    on("sendMessage", input -> sendMessage(input, stream));
    on("verifyCallback", _ -> events.verify());
    on("startMeeting", conferences::start);
    on("joinMeeting", conferences::join);
    on("endMeeting", conferences::end);
  }

  private void on(String name, Action action) {
    actions.on(name, input -> untroubled(action, input));
  }

  private static JsonNode untroubled(Action action, Body input) {
    try {
      return action.act(input);
    } catch (Trouble.Found trouble) {
      throw new Platform.Unknown(String.valueOf(trouble.getMessage()));
    }
  }

  ActionTable table() {
    return actions;
  }

  private Group group(Body input) {
    return org.group(input.text("group"));
  }

  private String person(Body input) {
    return org.somebody(input.text("person")).userId;
  }

  /// Who does it; the group's owner unless said.
  private String by(Body input, Group group) {
    return input.has("by") ? org.somebody(input.text("by")).userId : group.ownerId;
  }

  private JsonNode rename(Body input) {
    var group = group(input);
    groups.rename(group, input.text("name"), by(input, group));
    return done();
  }

  private JsonNode transfer(Body input) {
    groups.transfer(group(input), person(input));
    return done();
  }

  private JsonNode addMember(Body input) {
    var group = group(input);
    group.members.add(person(input));
    groups.tellMembers("chat_add_member", group, by(input, group), List.of(person(input)));
    return done();
  }

  private JsonNode removeMember(Body input) {
    var group = group(input);
    group.members.remove(person(input));
    group.admins.remove(person(input));
    groups.tellMembers("chat_remove_member", group, by(input, group), List.of(person(input)));
    return done();
  }

  private JsonNode join(Body input) {
    var group = group(input);
    group.members.add(person(input));
    groups.tellMembers("chat_add_member", group, person(input), List.of(person(input)));
    return done();
  }

  private JsonNode leave(Body input) {
    var group = group(input);
    var person = person(input);
    group.members.remove(person);
    group.admins.remove(person);
    events.ofGroup("chat_quit", group, person, Json.of());
    if (group.ownerId.equals(person) && !group.members.isEmpty()) {
      groups.transfer(group, group.members.iterator().next());
    }
    return done();
  }

  private JsonNode disband(Body input) {
    var group = group(input);
    groups.disband(group, by(input, group));
    return done();
  }

  /// A person adds the app's robot in the group's settings.
  private JsonNode addBot(Body input) {
    group(input).robots.add(org.app().robotCode);
    return done();
  }

  private JsonNode removeBot(Body input) {
    group(input).robots.remove(org.app().robotCode);
    return done();
  }

  /// What `dd.requestAuthCode` gives a page inside DingTalk.
  private JsonNode authCode(Body input) {
    return Json.of("code", signIn.code(person(input), false));
  }

  private JsonNode resign(Body input) {
    var person = org.somebody(input.text("person"));
    person.left = true;
    events.ofDirectory("user_leave_org", Json.of("userId", List.of(person.userId)));
    return done();
  }

  /// Somebody begins to work there: `username`, `name`, `mobile`, `department`.
  private JsonNode hire(Body input) {
    var person = new Person();
    person.userId = input.text("username");
    person.unionId = "union-" + person.userId;
    person.name = input.text("name");
    person.mobile = input.text("mobile");
    person.department = input.number("department", 2);
    if (person.userId.isEmpty() || org.state().people.putIfAbsent(person.userId, person) != null) {
      throw new Platform.Unknown("username is missing or taken");
    }
    events.ofDirectory("user_add_org", Json.of("userId", List.of(person.userId)));
    return Json.of("userId", person.userId);
  }

  /// Changes `name`, `department` or `visible` of an employee.
  private JsonNode changePerson(Body input) {
    var person = org.somebody(input.text("person"));
    person.name = input.text("name", person.name);
    person.department = input.number("department", person.department);
    person.visible = input.flag("visible", person.visible);
    events.ofDirectory("user_modify_org", Json.of("userId", List.of(person.userId)));
    return done();
  }

  private static JsonNode dropped(Stream stream) {
    stream.drop();
    return done();
  }

  /// A person says something to the robot, alone or in a group; it arrives by Stream only.
  private JsonNode sendMessage(Body input, Stream stream) {
    var person = org.somebody(input.text("person"));
    var alone = !input.has("group");
    var message =
        Json.of(
            "msgId",
            "msg%028d".formatted(org.state().next("message")),
            "msgtype",
            "text",
            "text",
            Json.of("content", input.text("text")),
            "conversationId",
            alone ? "cidrobot" + person.userId : group(input).conversationId,
            "conversationType",
            alone ? "1" : "2",
            "conversationTitle",
            alone ? "" : group(input).title,
            "senderStaffId",
            person.userId,
            "senderNick",
            person.name,
            "senderCorpId",
            org.app().corpId,
            "chatbotCorpId",
            org.app().corpId,
            "robotCode",
            org.app().robotCode,
            "createAt",
            org.parts().millis(),
            "isInAtList",
            !alone);
    return Json.of("sent", stream.sendToRobot(message.path("msgId").asText(), message));
  }

  private static JsonNode done() {
    return Json.of("done", true);
  }
}
