package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.wecom.State.CustomerGroup;
import org.convoke.sandbox.wecom.State.GroupMember;

/// Customer groups, which only persons make and change: listing, reading, handing over. Source:
/// documents 93414, 92229 and 96348.
final class CustomerGroups {

  private static final String PATH = "/cgi-bin/externalcontact/";

  private final Corp corp;

  CustomerGroups(Corp corp, Gate gate) {
    this.corp = corp;
    gate.post(PATH + "groupchat/list", this::list);
    gate.post(PATH + "groupchat/get", this::read);
    gate.post(PATH + "groupchat/transfer", request -> transfer(request, false));
    gate.post(PATH + "groupchat/onjob_transfer", request -> transfer(request, true));
    gate.get(PATH + "list", this::contactsOf);
    gate.get(PATH + "get", this::contact);
  }

  private void check() {
    if (!corp.app().customerContact) {
      throw Refusals.of(48002);
    }
  }

  private ObjectNode list(Request request) {
    check();
    var body = request.json();
    var owners = body.object("owner_filter").texts("userid_list");
    var limit = (int) body.number("limit", 0);
    if (owners.size() > 100 || limit < 1 || limit > 1000) {
      throw Refusals.of(40058, "owner_filter or limit");
    }
    var all =
        corp.state().customerGroups.values().stream()
            .filter(g -> !g.dismissed && (owners.isEmpty() || owners.contains(g.owner)))
            .toList();
    if (owners.isEmpty() && all.size() > 1000) {
      throw Refusals.of(81017);
    }
    var from = (int) body.number("cursor", 0);
    var to = Math.min(all.size(), from + limit);
    var found =
        all.subList(Math.min(from, to), to).stream()
            .map(g -> Json.of("chat_id", g.id, "status", 0))
            .toList();
    return Json.of(
        "group_chat_list", found, "next_cursor", to < all.size() ? String.valueOf(to) : "");
  }

  private CustomerGroup group(String id) {
    if (corp.state().appChats.containsKey(id)) {
      throw Refusals.of(90501);
    }
    var group = corp.state().customerGroups.get(id);
    if (group == null || group.dismissed) {
      throw Refusals.of(86003);
    }
    return group;
  }

  private ObjectNode read(Request request) {
    check();
    var body = request.json();
    var group = group(body.text("chat_id"));
    var named = body.number("need_name", 0) == 1;
    return Json.of(
        "group_chat",
        Json.of(
            "chat_id", group.id,
            "name", group.name,
            "owner", group.owner,
            "create_time", group.createdAt,
            "notice", group.notice,
            "member_list", group.members.values().stream().map(m -> member(m, named)).toList(),
            "admin_list", group.admins.stream().map(id -> Json.of("userid", id)).toList()));
  }

  private ObjectNode member(GroupMember member, boolean named) {
    var described =
        Json.of(
            "userid", member.id(),
            "type", member.external() ? 2 : 1,
            "join_time", member.joinedAt(),
            "join_scene", member.scene(),
            "group_nickname", "");
    if (!member.invitor().isEmpty()) {
      described.set("invitor", Json.of("userid", member.invitor()));
    }
    var outsider = corp.state().outsiders.get(member.id());
    if (outsider != null) {
      described.put("unionid", outsider.unionId).put("state", member.state());
    }
    return named ? described.put("name", corp.name(member.id())) : described;
  }

  private ObjectNode transfer(Request request, boolean onJob) {
    check();
    var body = request.json();
    var owner = corp.require(body.text("new_owner"));
    var ids = body.texts("chat_id_list");
    if (ids.isEmpty() || ids.size() > 100) {
      throw Refusals.of(40058, "chat_id_list");
    }
    var failed = new ArrayList<ObjectNode>();
    for (var id : ids) {
      var group = corp.state().customerGroups.get(id);
      var refusal = group == null ? 86003 : refusal(group, onJob);
      if (group != null && refusal == 0) {
        group.owner = owner.userid;
        group.transfers++;
      } else {
        failed.add(Json.of("chat_id", id, "errcode", refusal, "errmsg", "cannot be transferred"));
      }
    }
    return Json.of("failed_chat_list", failed);
  }

  private int refusal(CustomerGroup group, boolean onJob) {
    var left = corp.person(group.owner).map(p -> p.left).orElse(true);
    if (left == onJob) {
      return 90501;
    }
    if (group.transfers >= 2) {
      return 90500;
    }
    return corp.parts().limits().spend("groupTransfersPerDay", group.owner, Window.DAY) ? 0 : 45009;
  }

  private ObjectNode contactsOf(Request request) {
    check();
    var userid = corp.require(request.query("userid")).userid;
    var found =
        corp.state().outsiders.values().stream()
            .filter(o -> o.contacts.containsKey(userid))
            .map(o -> o.id)
            .toList();
    if (found.isEmpty()) {
      throw Refusals.of(84061);
    }
    return Json.of("external_userid", found);
  }

  private ObjectNode contact(Request request) {
    check();
    var outsider = corp.state().outsiders.get(request.query("external_userid"));
    if (outsider == null || outsider.contacts.isEmpty()) {
      throw Refusals.of(84061);
    }
    var follow = new ArrayList<ObjectNode>();
    outsider.contacts.forEach(
        (userid, state) ->
            follow.add(Json.of("userid", userid, "remark", outsider.name, "state", state)));
    return Json.of(
        "external_contact",
        Json.of(
            "external_userid", outsider.id,
            "name", outsider.name,
            "position", outsider.title,
            "type", 1,
            "unionid", outsider.unionId),
        "follow_user",
        follow);
  }
}
