package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.convoke.sandbox.dingtalk.Groups.NewGroup;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.dingtalk.State.Kind;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Groups from a template, on the new host and as the old one has them: made once for each `uuid`,
/// with the template's robot in them, and possible to end. Source: create-a-scene-group,
/// api-updatescenegroup, api-addscenegroupmember, query-group-members, query-group-information,
/// api-dsbandopenscenegroup.
final class SceneGroups {

  private static final int MOST_AT_CREATION = 999;
  private static final int MOST = 100;
  private static final String NEW = "/v1.0/im/sceneGroup";
  private static final String OLD = "/topapi/im/chat/scenegroup";

  private final Org org;
  private final Groups groups;

  SceneGroups(Org org, Gate gate, Groups groups) {
    this.org = org;
    this.groups = groups;
    gate.call("POST", NEW + "/create", worded(request -> created(create(request, true))));
    gate.call("POST", NEW + "/update", worded(request -> success(update(request, true))));
    gate.call("POST", NEW + "/member/add", worded(request -> success(members(request, true))));
    gate.call("POST", NEW + "/member/delete", worded(request -> success(members(request, false))));
    gate.call("POST", NEW + "s/members/batchQuery", worded(this::memberPage));
    gate.call("POST", NEW + "s/query", worded(this::read));
    gate.call("PUT", NEW + "s/subAdmins", worded(this::appoint));
    gate.call("POST", "/v1.0/im/chat/scenegroup/disband", worded(this::disband));
    gate.old(
        "POST", OLD + "/create", closed(request -> Gate.result(created(create(request, false)))));
    gate.old("POST", OLD + "/update", closed(request -> success(update(request, false))));
    gate.old("POST", OLD + "/member/add", closed(request -> success(members(request, true))));
    gate.old("POST", OLD + "/member/delete", closed(request -> success(members(request, false))));
    gate.old("POST", OLD + "/get", closed(this::readOld));
    gate.old("POST", OLD + "/member/get", closed(this::memberPageOld));
    gate.old("POST", OLD + "/template/apply", closed(this::applyTemplate));
  }

  private static Gate.Call worded(Function<Request, ObjectNode> call) {
    return request -> {
      try {
        return call.apply(request);
      } catch (Trouble.Found trouble) {
        throw trouble.refusal();
      }
    };
  }

  private Gate.Call closed(Function<Request, ObjectNode> call) {
    return request -> {
      if (!org.app().classicAllowed) {
        throw Refusals.old(
            43007,
            "需要授权: this call is closed to new apps (sandbox: PUT /sandbox/dingtalk/app {\"classicAllowed\":true})");
      }
      return ClassicGroups.worded(call).fields(request);
    };
  }

  private static ObjectNode created(Group group) {
    return Json.of("open_conversation_id", group.conversationId, "chat_id", group.chatId);
  }

  private static ObjectNode success(Group group) {
    return Json.of("success", group.status == 1);
  }

  /// For some seconds after its creation a group is not there for classic calls.
  private void checkReady(Group group) {
    if (org.parts().seconds() - group.createdAt < org.app().sceneGroupReadySeconds) {
      throw Refusals.old(400020);
    }
  }

  private Group create(Request request, boolean nested) {
    var body = request.json();
    var uuid = body.text("uuid");
    var earlier =
        org.state().groups.values().stream()
            .filter(g -> !uuid.isEmpty() && g.uuid.equals(uuid))
            .findFirst();
    if (earlier.isPresent()) {
      return earlier.get();
    }
    if (!body.text("template_id").equals(org.app().template)) {
      throw Trouble.TEMPLATE.found(body.text("template_id"));
    }
    var wanted =
        new NewGroup(
            Kind.SCENE,
            body.text("title"),
            body.text("owner_user_id"),
            Org.list(body, "user_ids"),
            Groups.options(nested ? body.object("management_options") : body),
            MOST_AT_CREATION);
    var group = groups.create(request, wanted);
    group.uuid = uuid;
    group.templateId = body.text("template_id");
    group.icon = body.text("icon");
    group.robots.add(org.app().robotCode);
    Org.list(body, "subadmin_ids").stream()
        .filter(group.members::contains)
        .forEach(group.admins::add);
    return group;
  }

  private Group group(String id) {
    var group =
        org.byConversation(id)
            .filter(g -> g.kind == Kind.SCENE)
            .orElseThrow(Trouble.GROUP_MISSING::found);
    return Groups.open(group);
  }

  private Group update(Request request, boolean nested) {
    var body = request.json();
    var group = group(body.text("open_conversation_id"));
    var owner = body.text("owner_user_id");
    if (owner.isEmpty() && body.has("owner_union_id")) {
      owner = org.byUnionId(body.text("owner_union_id")).map(p -> p.userId).orElse("?");
    }
    if (!owner.isEmpty()) {
      groups.transfer(group, owner);
    }
    if (!body.text("title").isEmpty()) {
      groups.rename(group, body.text("title"), group.ownerId);
    }
    group.icon = body.text("icon", group.icon);
    group.options.putAll(Groups.options(nested ? body.object("management_options") : body));
    return group;
  }

  private Group members(Request request, boolean add) {
    var body = request.json();
    var group = group(body.text("open_conversation_id"));
    if (request.path().startsWith(OLD)) {
      checkReady(group);
    }
    var ids = new ArrayList<>(Org.list(body, "user_ids"));
    for (var unionId : Org.list(body, "union_ids")) {
      ids.add(org.byUnionId(unionId).map(p -> p.userId).orElse(unionId));
    }
    if (ids.isEmpty()) {
      throw Trouble.NO_MEMBERS.found();
    }
    groups.changeMembers(request, group, add ? ids : List.of(), add ? List.of() : ids, MOST);
    return group;
  }

  private ObjectNode memberPage(Request request) {
    var body = request.json();
    var group = group(body.text("openConversationId"));
    var most = (int) body.number("maxResults", 0);
    if (most < 1) {
      throw Trouble.NAME_MISSING.found("maxResults");
    }
    var all = List.copyOf(group.members);
    var from = Math.min(all.size(), (int) body.number("nextToken", 0));
    // A thousand come in one page whatever was asked.
    var to = Math.min(all.size(), from + Math.max(most, 1000));
    var names = Json.of();
    all.subList(from, to)
        .forEach(id -> names.put(id, group.nicknames.getOrDefault(id, org.name(id))));
    var page =
        Json.of(
            "memberUserIds",
            all.subList(from, to),
            "hasMore",
            to < all.size(),
            "unionIdList",
            all.subList(from, to).stream().map(org::unionId).toList(),
            "staffIdNickMap",
            names);
    return to < all.size() ? page.put("nextToken", String.valueOf(to)) : page;
  }

  private Group known(Request request, String field) {
    var id = request.json().text(field);
    return org.byConversation(id)
        .filter(g -> g.kind == Kind.SCENE)
        .orElseThrow(Trouble.GROUP_MISSING::found);
  }

  private ObjectNode read(Request request) {
    var group = known(request, "openConversationId");
    return Json.of(
        "success", true,
        "openConversationId", group.conversationId,
        "title", group.title,
        "ownerUserId", group.ownerId,
        "templateId", group.templateId,
        "groupUrl", org.address() + "/sandbox/join/" + group.chatId,
        "icon", group.icon,
        "status", group.status);
  }

  private ObjectNode appoint(Request request) {
    var body = request.json();
    var group = group(body.text("openConversationId"));
    groups.appoint(group, Org.list(body, "userIds"), body.number("role", 0));
    return Json.of("success", true);
  }

  private ObjectNode disband(Request request) {
    var group = group(request.json().text("openConversationId"));
    groups.disband(group, group.ownerId);
    return Json.of("success", true);
  }

  private ObjectNode readOld(Request request) {
    var group = known(request, "open_conversation_id");
    checkReady(group);
    return Gate.result(
        Json.of(
            "open_conversation_id", group.conversationId,
            "title", group.title,
            "owner_user_id", group.ownerId,
            "template_id", group.templateId,
            "group_url", org.address() + "/sandbox/join/" + group.chatId,
            "icon", group.icon,
            "status", group.status,
            "sub_admin_staff_ids", group.admins));
  }

  private ObjectNode memberPageOld(Request request) {
    var group = known(request, "open_conversation_id");
    checkReady(group);
    return Gate.result(Json.of("member_user_ids", group.members, "has_more", false));
  }

  /// An ordinary group becomes one of the template, with its robot.
  private ObjectNode applyTemplate(Request request) {
    Body body = request.json();
    if (!body.text("template_id").equals(org.app().template)) {
      throw Trouble.TEMPLATE.found();
    }
    var group =
        org.byConversation(body.text("open_conversation_id"))
            .orElseThrow(Trouble.GROUP_MISSING::found);
    if (!group.ownerId.equals(body.text("owner_user_id"))) {
      throw Trouble.OWNER_MISSING.found();
    }
    group.kind = Kind.SCENE;
    group.templateId = body.text("template_id");
    group.robots.add(org.app().robotCode);
    return Json.of();
  }
}
