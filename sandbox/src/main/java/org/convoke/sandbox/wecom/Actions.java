package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.convoke.sandbox.shared.ActionTable;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.wecom.State.CustomerGroup;
import org.convoke.sandbox.wecom.State.GroupMember;
import org.convoke.sandbox.wecom.State.Person;

/// What persons do in the WeCom client. Customer groups are made and changed here only, and each
/// change is called back; changes of application groups are not.
final class Actions {

  private static final int INVITED = 1;
  private static final int BY_QR = 3;

  private final Corp corp;
  private final Callbacks callbacks;
  private final ActionTable actions = new ActionTable();

  Actions(Corp corp, Callbacks callbacks) {
    this.corp = corp;
    this.callbacks = callbacks;
    actions.on("createCustomerGroup", this::createGroup);
    actions.on("rename", this::rename);
    actions.on("transfer", this::transfer);
    actions.on("addMember", this::addMember);
    actions.on("removeMember", this::removeMember);
    actions.on("leave", this::removeMember);
    actions.on("disband", this::disband);
    actions.on("joinByQr", this::joinByQr);
    actions.on("befriend", this::befriend);
    actions.on("resign", this::resign);
    actions.on("hire", this::hire);
    actions.on("changePerson", this::changePerson);
    actions.on("verifyCallback", _ -> callbacks.verify());
    new MeetingActions(corp, callbacks).addTo(actions);
  }

  ActionTable table() {
    return actions;
  }

  /// What `ww.openEnterpriseChat` does in the client: `owner`, `name`, `people`.
  private JsonNode createGroup(Body input) {
    var owner = corp.somebody(input.text("owner")).userid;
    var group = group(input.text("name"), owner);
    for (var each : input.texts("people")) {
      join(group, corp.anybody(each), INVITED, owner, "");
    }
    tell(group, "create");
    return Json.of("chatId", group.id);
  }

  private CustomerGroup group(String name, String owner) {
    var group = new CustomerGroup();
    group.id = "wrsandbox%021d".formatted(corp.state().next("customerGroup"));
    group.name = name;
    group.owner = owner;
    group.createdAt = corp.parts().seconds();
    join(group, owner, INVITED, "", "");
    corp.state().customerGroups.put(group.id, group);
    return group;
  }

  private void join(CustomerGroup group, String id, int scene, String invitor, String state) {
    var member =
        new GroupMember(id, corp.isOutsider(id), corp.parts().seconds(), scene, invitor, state);
    group.members.put(id, member);
  }

  private void tell(CustomerGroup group, String changeType, Object... more) {
    var elements = new Object[2 + more.length];
    elements[0] = "ChatId";
    elements[1] = group.id;
    System.arraycopy(more, 0, elements, 2, more.length);
    callbacks.push("change_external_chat", changeType, elements);
  }

  private JsonNode rename(Body input) {
    var chat = corp.state().appChats.get(input.text("group"));
    if (chat != null) {
      chat.name = input.text("name");
      return done();
    }
    var group = corp.customerGroup(input.text("group"));
    group.name = input.text("name");
    tell(group, "update", "UpdateDetail", "change_name");
    return done();
  }

  private JsonNode transfer(Body input) {
    var group = corp.customerGroup(input.text("group"));
    group.owner = corp.somebody(input.text("person")).userid;
    tell(group, "update", "UpdateDetail", "change_owner");
    return done();
  }

  private JsonNode addMember(Body input) {
    var id = corp.anybody(input.text("person"));
    var chat = corp.state().appChats.get(input.text("group"));
    if (chat != null) {
      chat.users.add(corp.somebody(input.text("person")).userid);
      return done();
    }
    var group = corp.customerGroup(input.text("group"));
    join(group, id, INVITED, group.owner, "");
    tellJoined(group, id, INVITED);
    return done();
  }

  private void tellJoined(CustomerGroup group, String id, int scene) {
    tell(
        group,
        "update",
        "UpdateDetail",
        "add_member",
        "JoinScene",
        scene,
        "MemChangeCnt",
        1,
        "MemChangeList",
        new Callbacks.Raw("<Item><![CDATA[" + id + "]]></Item>"));
  }

  private JsonNode removeMember(Body input) {
    var id = corp.anybody(input.text("person"));
    var chat = corp.state().appChats.get(input.text("group"));
    if (chat != null) {
      chat.users.remove(id);
      return done();
    }
    var group = corp.customerGroup(input.text("group"));
    group.members.remove(id);
    tell(
        group,
        "update",
        "UpdateDetail",
        "del_member",
        "QuitScene",
        0,
        "MemChangeCnt",
        1,
        "MemChangeList",
        new Callbacks.Raw("<Item><![CDATA[" + id + "]]></Item>"));
    return done();
  }

  private JsonNode disband(Body input) {
    var group = corp.customerGroup(input.text("group"));
    group.dismissed = true;
    tell(group, "dismiss");
    return done();
  }

  /// Somebody scans the code of a join way (`configId`, or the newest of a `group`): into the first
  /// of its groups that has room, or into a new one when the way opens one.
  private JsonNode joinByQr(Body input) {
    var way = way(input);
    var id = corp.anybody(input.text("person"));
    var group = room(way);
    join(group, id, BY_QR, "", way.path("state").asText());
    tellJoined(group, id, BY_QR);
    return Json.of("chatId", group.id);
  }

  private ObjectNode way(Body input) {
    if (input.has("configId")) {
      var way = corp.state().joinWays.get(input.text("configId"));
      if (way == null) {
        throw new Platform.Unknown("there is no join way " + input.text("configId"));
      }
      return way;
    }
    var group = corp.customerGroup(input.text("group"));
    return corp.state().joinWays.values().stream()
        .filter(it -> Body.texts(it.path("chat_id_list")).contains(group.id))
        .reduce((_, newer) -> newer)
        .orElseThrow(() -> new Platform.Unknown("no join way leads into " + group.name));
  }

  private CustomerGroup room(ObjectNode way) {
    var most = corp.parts().limits().of("customerGroupMembers");
    for (var id : Body.texts(way.path("chat_id_list"))) {
      var group = corp.state().customerGroups.get(id);
      if (group != null && !group.dismissed && group.members.size() < most) {
        return group;
      }
    }
    if (way.path("auto_create_room").asInt() != 1) {
      throw new Platform.Unknown("every group of this way is full");
    }
    var first = corp.customerGroup(way.path("chat_id_list").path(0).asText());
    var number = way.path("room_base_id").asInt(1);
    var group = group(way.path("room_base_name").asText() + number, first.owner);
    way.put("room_base_id", number + 1);
    way.withArray("chat_id_list").add(group.id);
    tell(group, "create");
    return group;
  }

  /// An outsider becomes a contact of an employee, through a contact way (`configId`) or by hand.
  private JsonNode befriend(Body input) {
    var outsider =
        corp.outsider(input.text("person"))
            .orElseThrow(
                () -> new Platform.Unknown("there is no outsider " + input.text("person")));
    var way = corp.state().contactWays.get(input.text("configId"));
    var with =
        way == null ? corp.somebody(input.text("with")).userid : way.path("user").path(0).asText();
    var state = way == null ? "" : way.path("state").asText();
    outsider.contacts.put(with, state);
    callbacks.push(
        "change_external_contact",
        "add_external_contact",
        "UserID",
        with,
        "ExternalUserID",
        outsider.id,
        "State",
        state,
        "WelcomeCode",
        "welcome" + corp.state().next("welcome"));
    return done();
  }

  private JsonNode resign(Body input) {
    var person = corp.somebody(input.text("person"));
    person.left = true;
    callbacks.push("change_contact", "delete_user", "UserID", person.userid);
    return done();
  }

  /// Somebody begins to work there: `username`, `name`, `mobile`, `department`.
  private JsonNode hire(Body input) {
    var person = new Person();
    person.userid = input.text("username");
    person.name = input.text("name");
    person.mobile = input.text("mobile");
    person.department = input.number("department", 2);
    if (person.userid.isEmpty() || corp.state().people.putIfAbsent(person.userid, person) != null) {
      throw new Platform.Unknown("username is missing or taken");
    }
    callbacks.push(
        "change_contact",
        "create_user",
        "UserID",
        person.userid,
        "Name",
        person.name,
        "Department",
        String.valueOf(person.department));
    return Json.of("userid", person.userid);
  }

  /// Changes `name`, `department` or `visible` of an employee.
  private JsonNode changePerson(Body input) {
    var person = corp.somebody(input.text("person"));
    person.name = input.text("name", person.name);
    person.department = input.number("department", person.department);
    person.visible = input.flag("visible", person.visible);
    callbacks.push(
        "change_contact",
        "update_user",
        "UserID",
        person.userid,
        "Name",
        input.text("name"),
        "Department",
        input.has("department") ? String.valueOf(person.department) : "");
    return done();
  }

  static JsonNode done() {
    return Json.of("done", true);
  }
}
