package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.dingtalk.State.Kind;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Fault;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Makes and changes groups, whatever dialect asked. Throws [Trouble.Found].
final class Groups {

  /// Options by their newest names, each 0 or 1.
  private static final List<String> OPTIONS =
      List.of(
          "mentionAllAuthority",
          "showHistoryType",
          "validationType",
          "searchable",
          "chatBannedType",
          "managementType",
          "onlyAdminCanDing",
          "allMembersCanCreateMcsConf",
          "allMembersCanCreateCalendar",
          "groupEmailDisabled",
          "onlyAdminCanSetMsgTop",
          "addFriendForbidden",
          "groupLiveSwitch",
          "membersToAdminChat",
          "notQuitWhenEmpLeave",
          "onlyAdminCanAddMem",
          "pluginCustomizeVerify");

  /// A group to be.
  ///
  /// @param most how many members one call may name
  record NewGroup(
      Kind kind,
      String title,
      String owner,
      List<String> members,
      Map<String, Long> options,
      int most) {}

  private final Org org;
  private final Events events;

  Groups(Org org, Events events) {
    this.org = org;
    this.events = events;
  }

  /// The options that a body names, in camel case or with underscores.
  static Map<String, Long> options(Body body) {
    var chosen = new LinkedHashMap<String, Long>();
    for (var option : OPTIONS) {
      var other = option.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
      var name = body.has(option) && !body.text(option).isEmpty() ? option : other;
      if (body.has(name) && !body.text(name).isEmpty()) {
        var value = body.number(name, -1);
        if (value != 0 && value != 1) {
          throw Trouble.NAME_MISSING.found(name + ": 0 or 1");
        }
        chosen.put(option, value);
      }
    }
    return chosen;
  }

  /// Makes a group; whoever a fault names is left out without a word.
  Group create(Request request, NewGroup wanted) {
    checkTitle(wanted.title(), wanted.kind());
    if (wanted.owner().isEmpty()) {
      throw Trouble.OWNER_MISSING.found();
    }
    if (org.employee(wanted.owner()).isEmpty()) {
      throw Trouble.OWNER_INVISIBLE.found(wanted.owner());
    }
    if (wanted.members().size() > wanted.most()) {
      throw Trouble.TOO_MANY_AT_ONCE.found("at most " + wanted.most());
    }
    var group = new Group();
    var number = org.state().next("group");
    group.conversationId = "cid%026d==".formatted(number);
    group.chatId = "chat%028d".formatted(number);
    group.kind = wanted.kind();
    group.title = wanted.title();
    group.ownerId = wanted.owner();
    group.createdAt = org.parts().seconds();
    OPTIONS.subList(0, 6).forEach(option -> group.options.put(option, 0L));
    group.options.putAll(wanted.options());
    group.members.add(wanted.owner());
    group.members.addAll(addable(request, wanted.members()));
    checkSize(group);
    org.state().groups.put(group.conversationId, group);
    return group;
  }

  private void checkTitle(String title, Kind kind) {
    if (title.isEmpty()) {
      throw Trouble.NAME_MISSING.found("name");
    }
    if (title.codePointCount(0, title.length()) > (kind == Kind.SCENE ? 30 : 20)) {
      throw Trouble.NAME.found("too long");
    }
  }

  private void checkSize(Group group) {
    if (group.members.size() > org.parts().limits().of("groupMembers")) {
      throw Trouble.FULL.found();
    }
  }

  /// Those of the list that can be added: one who is unknown fails the call.
  private Set<String> addable(Request request, List<String> ids) {
    var refused = new HashSet<>(request.fault().map(Fault::people).orElse(List.of()));
    var addable = new LinkedHashSet<String>();
    for (var id : ids) {
      var person = org.state().people.get(id);
      if (person != null && person.external) {
        throw Trouble.OUTSIDER.found(id);
      }
      if (org.employee(id).isEmpty()) {
        throw Trouble.UNKNOWN_PERSON.found(id);
      }
      if (!refused.contains(id)) {
        addable.add(id);
      }
    }
    return addable;
  }

  /// Refuses a group that has ended.
  static Group open(Group group) {
    if (group.status != 1) {
      throw Trouble.DISBANDED.found();
    }
    return group;
  }

  /// Adds and removes members.
  void changeMembers(
      Request request, Group group, List<String> added, List<String> removed, int most) {
    if (added.size() > most || removed.size() > most) {
      throw Trouble.TOO_MANY_AT_ONCE.found("at most " + most);
    }
    if (added.stream().anyMatch(removed::contains)) {
      throw Trouble.IN_BOTH_LISTS.found();
    }
    if (removed.contains(group.ownerId)) {
      throw Trouble.OWNER_LEAVES.found(group.ownerId);
    }
    var fresh = new ArrayList<>(addable(request, added));
    fresh.removeAll(group.members);
    var gone = removed.stream().filter(group.members::contains).toList();
    if (group.members.size() + fresh.size() - gone.size()
        > org.parts().limits().of("groupMembers")) {
      throw Trouble.FULL.found();
    }
    group.members.addAll(fresh);
    group.members.removeAll(gone);
    group.admins.removeAll(gone);
    tellMembers("chat_add_member", group, group.ownerId, fresh);
    tellMembers("chat_remove_member", group, group.ownerId, gone);
  }

  /// Tells who came or went.
  void tellMembers(String type, Group group, String operator, List<String> persons) {
    if (!persons.isEmpty()) {
      var unionIds = persons.stream().map(org::unionId).toList();
      events.ofGroup(type, group, operator, Json.of("userId", persons, "unionId", unionIds));
    }
  }

  /// Gives another title.
  void rename(Group group, String title, String operator) {
    checkTitle(title, group.kind);
    if (!group.title.equals(title)) {
      group.title = title;
      events.ofGroup("chat_update_title", group, operator, Json.of("title", title));
    }
  }

  /// Gives another owner.
  void transfer(Group group, String owner) {
    if (!group.members.contains(owner)) {
      throw Trouble.OWNER_NOT_A_MEMBER.found(owner);
    }
    if (!group.ownerId.equals(owner)) {
      group.ownerId = owner;
      events.ofGroup("chat_update_owner", group, owner, Json.of("owner", owner));
    }
  }

  /// Ends a group.
  void disband(Group group, String operator) {
    group.status = 2;
    events.ofGroup("chat_disband", group, operator, Json.of());
  }

  /// Makes members administrators, or no longer.
  void appoint(Group group, List<String> userIds, long role) {
    if (group.admins.size() + userIds.size() > 12 && role == 2) {
      throw Trouble.TOO_MANY_ADMINS.found();
    }
    for (var id : userIds) {
      if (!group.members.contains(id)) {
        throw Trouble.UNKNOWN_PERSON.found(id);
      }
    }
    if (role == 2) {
      group.admins.addAll(userIds);
    } else if (role == 3) {
      userIds.forEach(group.admins::remove);
    } else {
      throw Trouble.NAME_MISSING.found("role: 2 or 3");
    }
  }

  /// What `chat/get` tells.
  static ObjectNode describe(Group group) {
    var described =
        Json.of(
            "chatid", group.chatId,
            "openConversationId", group.conversationId,
            "name", group.title,
            "owner", group.ownerId,
            "useridlist", group.members,
            "extidlist", List.of(),
            "conversationTag", 2,
            "icon", group.icon,
            "status", group.status);
    OPTIONS
        .subList(0, 6)
        .forEach(option -> described.put(option, group.options.getOrDefault(option, 0L)));
    return described;
  }
}
