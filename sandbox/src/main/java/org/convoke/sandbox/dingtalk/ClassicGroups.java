package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.convoke.sandbox.dingtalk.Groups.NewGroup;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.dingtalk.State.Kind;
import org.convoke.sandbox.dingtalk.State.Message;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Groups by the old host. Creating, changing and sending is for apps that had the right before it
/// was closed. Source: session-management-creates-groups, modify-a-group-session,
/// obtain-a-group-session, send-group-messages.
final class ClassicGroups {

  private static final int MOST = 40;

  private final Org org;
  private final Groups groups;

  ClassicGroups(Org org, Gate gate, Groups groups) {
    this.org = org;
    this.groups = groups;
    gate.old("POST", "/chat/create", closed(this::create));
    gate.old("POST", "/chat/update", closed(this::update));
    gate.old("POST", "/topapi/chat/subadmin/update", closed(this::appoint));
    gate.old("POST", "/chat/send", closed(this::send));
    gate.old("GET", "/chat/get", worded(this::read));
    gate.old("POST", "/topapi/chat/qrcode/get", worded(this::link));
    gate.old("POST", "/topapi/chat/updategroupnick", worded(this::nickname));
    gate.old("POST", "/topapi/chat/member/friendswitch/update", worded(this::friendSwitch));
  }

  private Gate.Call closed(Function<Request, ObjectNode> call) {
    var worded = worded(call);
    return request -> {
      if (!org.app().classicAllowed) {
        throw Refusals.old(
            43007,
            "需要授权: this call is closed to new apps (sandbox: PUT /sandbox/dingtalk/app {\"classicAllowed\":true})");
      }
      return worded.fields(request);
    };
  }

  static Gate.Call worded(Function<Request, ObjectNode> call) {
    return request -> {
      try {
        return call.apply(request);
      } catch (Trouble.Found trouble) {
        throw trouble.old();
      }
    };
  }

  private ObjectNode create(Request request) {
    var body = request.json();
    var members = Org.list(body, "useridlist");
    if (!Org.list(body, "extidlist").isEmpty()) {
      throw Trouble.OUTSIDER.found();
    }
    if (body.text("name").isEmpty()) {
      throw Trouble.NAME_MISSING.found("name");
    }
    if (body.text("owner").isEmpty()) {
      throw Trouble.OWNER_MISSING.found();
    }
    if (members.isEmpty()) {
      throw Trouble.NO_MEMBERS.found();
    }
    if (!members.contains(body.text("owner"))) {
      throw Trouble.OWNER_NOT_A_MEMBER.found();
    }
    var wanted =
        new NewGroup(
            Kind.CLASSIC,
            body.text("name"),
            body.text("owner"),
            members,
            Groups.options(body),
            MOST);
    var group = groups.create(request, wanted);
    return Json.of(
        "chatid", group.chatId,
        "openConversationId", group.conversationId,
        "conversationTag", 2);
  }

  private ObjectNode update(Request request) {
    var body = request.json();
    var group = chat(body.text("chatid"));
    var added = Org.list(body, "add_useridlist");
    var removed = Org.list(body, "del_useridlist");
    if (!Org.list(body, "add_extidlist").isEmpty()) {
      throw Trouble.OUTSIDER.found();
    }
    if (added.stream().anyMatch(removed::contains)) {
      throw Trouble.IN_BOTH_LISTS.found();
    }
    groups.changeMembers(request, group, added, List.of(), MOST);
    if (!body.text("owner").isEmpty()) {
      groups.transfer(group, body.text("owner"));
    }
    groups.changeMembers(request, group, List.of(), removed, MOST);
    if (!body.text("name").isEmpty()) {
      groups.rename(group, body.text("name"), group.ownerId);
    }
    group.options.putAll(Groups.options(body));
    return Json.of();
  }

  private Group chat(String id) {
    if (id.isEmpty()) {
      throw Trouble.GROUP_UNNAMED.found();
    }
    return Groups.open(org.byChat(id).orElseThrow(Trouble.GROUP_MISSING::found));
  }

  private ObjectNode appoint(Request request) {
    var body = request.json();
    groups.appoint(chat(body.text("chatid")), Org.list(body, "userids"), body.number("role", 0));
    return Json.of();
  }

  private ObjectNode send(Request request) {
    var body = request.json();
    var group = chat(body.text("chatid"));
    var content = Org.object(body, "msg");
    var message = new Message();
    message.id = "msg%028d".formatted(org.state().next("message"));
    message.conversationId = group.conversationId;
    message.sender = org.app().name;
    message.type = content.text("msgtype");
    message.content = content.node();
    message.createdAt = org.parts().millis();
    org.state().messages.put(message.id, message);
    return Json.of("messageId", message.id);
  }

  private ObjectNode read(Request request) {
    var id = request.query("chatid");
    if (id.isEmpty()) {
      throw Trouble.GROUP_UNNAMED.found();
    }
    var group = org.byChat(id).orElseThrow(Trouble.GROUP_MISSING::found);
    return Json.of("chat_info", Groups.describe(group));
  }

  /// The link dies when the owner or the title changes.
  private ObjectNode link(Request request) {
    var body = request.json();
    var group = chat(body.text("chatid"));
    if (!group.members.contains(body.text("userid"))) {
      throw Refusals.old(60124);
    }
    var version = Integer.toHexString((group.title + group.ownerId).hashCode());
    return Gate.result(
        Json.tree(org.address() + "/sandbox/join/" + group.chatId + "?v=" + version));
  }

  private ObjectNode nickname(Request request) {
    var body = request.json();
    var group = chat(body.text("chatid"));
    if (!group.members.contains(body.text("userid"))) {
      throw Refusals.old(60124);
    }
    group.nicknames.put(body.text("userid"), body.text("group_nick"));
    return Json.of("success", true);
  }

  private ObjectNode friendSwitch(Request request) {
    var body = request.json();
    var group = chat(body.text("chatid"));
    group.options.put("addFriendForbidden", body.flag("is_prohibit", false) ? 1L : 0L);
    return Json.of("success", true);
  }
}
