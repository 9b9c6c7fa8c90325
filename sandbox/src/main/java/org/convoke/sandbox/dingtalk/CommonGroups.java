package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.convoke.sandbox.dingtalk.Groups.NewGroup;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.dingtalk.State.Kind;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Ordinary internal groups by the current API: no key against repetition, no end. Source:
/// create-common-group-new-version-v2, api-updategroup, batch-setup-group-administrator.
final class CommonGroups {

  // The page names no number for one call; the classic one's is taken.
  private static final int MOST = 40;

  private final Org org;
  private final Groups groups;

  CommonGroups(Org org, Gate gate, Groups groups) {
    this.org = org;
    this.groups = groups;
    gate.call("POST", "/v1.0/im/group/create", worded(this::create));
    gate.call("POST", "/v1.0/im/group/update", worded(this::update));
    gate.call("POST", "/v1.0/im/subAdministrators", worded(this::appoint));
    gate.call("POST", "/v1.0/im/chat/{chat}/convertToOpenConversationId", worded(this::convert));
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

  private ObjectNode create(Request request) {
    var body = request.json();
    if (body.number("conversationTag", 2) != 2) {
      throw Trouble.WHITELIST.found("conversationTag 0 is for whitelisted organizations");
    }
    if (!Org.list(body, "extidlist").isEmpty() || body.text("ownerType", "emp").equals("ext")) {
      throw Trouble.OUTSIDER.found();
    }
    var members = Org.list(body, "useridlist");
    if (members.isEmpty()) {
      throw Trouble.NO_MEMBERS.found();
    }
    if (!members.contains(body.text("owner"))) {
      throw Trouble.OWNER_NOT_A_MEMBER.found("useridlist must contain the owner");
    }
    var options = Groups.options(body.object("managementOptions"));
    var wanted =
        new NewGroup(Kind.COMMON, body.text("name"), body.text("owner"), members, options, MOST);
    var group = groups.create(request, wanted);
    group.icon = body.text("icon");
    return Json.of(
        "conversationTag", 2,
        "openConversationId", group.conversationId,
        "chatid", group.chatId);
  }

  private ObjectNode update(Request request) {
    var body = request.json();
    var group = chat(body.text("chatid"));
    if (!Org.list(body, "add_extidlist").isEmpty()) {
      throw Trouble.OUTSIDER.found();
    }
    var options = Groups.options(body.object("managementOptions"));
    // The new owner may be one who comes with this call, the old one may leave with it.
    var added = Org.list(body, "add_useridlist");
    groups.changeMembers(request, group, added, java.util.List.of(), MOST);
    if (body.has("owner") && !body.text("owner").isEmpty()) {
      groups.transfer(group, body.text("owner"));
    }
    groups.changeMembers(
        request, group, java.util.List.of(), Org.list(body, "del_useridlist"), MOST);
    if (!body.text("name").isEmpty()) {
      groups.rename(group, body.text("name"), group.ownerId);
    }
    group.options.putAll(options);
    group.icon = body.text("icon", group.icon);
    return Json.of("success", true);
  }

  private Group chat(String id) {
    if (id.isEmpty()) {
      throw Trouble.GROUP_UNNAMED.found();
    }
    return Groups.open(org.byChat(id).orElseThrow(() -> Trouble.GROUP_MISSING.found(id)));
  }

  private ObjectNode appoint(Request request) {
    var body = request.json();
    var group =
        org.byConversation(body.text("openConversationId"))
            .orElseThrow(
                () ->
                    Refusals.of(
                        400, "invalidParameter.openConversationId.invalid", "openConversationId"));
    groups.appoint(Groups.open(group), Org.list(body, "userIds"), body.number("role", 0));
    return Json.of("success", "true");
  }

  private ObjectNode convert(Request request) {
    var id = request.variable("chat");
    var group = org.byChat(id).orElseThrow(() -> Trouble.GROUP_MISSING.found(id));
    return Json.of("openConversationId", group.conversationId);
  }
}
