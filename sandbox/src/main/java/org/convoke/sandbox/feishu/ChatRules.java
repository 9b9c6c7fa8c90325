package org.convoke.sandbox.feishu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.Body;

/// What Feishu allows in groups, above all in those with outsiders. Sources: im-v1/chat/create and
/// im-v1/chat-members/create (2024-10 to 2025-05), "add bot to external group".
final class ChatRules {

  /// Allowed values of each setting, the default first.
  static final Map<String, List<String>> SETTINGS = settings();

  private static final Set<String> OPERATE_AS_OWNER = Set.of("im:chat:operate_as_owner", "*");

  private final Tenant tenant;

  ChatRules(Tenant tenant) {
    this.tenant = tenant;
  }

  private static Map<String, List<String>> settings() {
    var all = new LinkedHashMap<String, List<String>>();
    all.put("group_message_type", List.of("chat", "thread"));
    all.put("chat_type", List.of("private", "public"));
    all.put("join_message_visibility", List.of("all_members", "only_owner", "not_anyone"));
    all.put("leave_message_visibility", List.of("all_members", "only_owner", "not_anyone"));
    all.put("membership_approval", List.of("no_approval_required", "approval_required"));
    all.put("urgent_setting", List.of("all_members", "only_owner"));
    all.put("video_conference_setting", List.of("all_members", "only_owner"));
    all.put("edit_permission", List.of("all_members", "only_owner"));
    all.put("hide_member_count_setting", List.of("all_members", "only_owner"));
    all.put("add_member_permission", List.of("all_members", "only_owner"));
    all.put("share_card_permission", List.of("allowed", "not_allowed"));
    all.put("at_all_permission", List.of("all_members", "only_owner"));
    all.put("moderation_permission", List.of("all_members", "only_owner", "moderator_list"));
    return all;
  }

  /// The settings that a body names.
  static Map<String, String> settings(Body body) {
    var chosen = new LinkedHashMap<String, String>();
    SETTINGS.forEach(
        (name, allowed) -> {
          if (body.has(name)) {
            if (!allowed.contains(body.text(name))) {
              throw Refusals.parameter(232001, name + ": one of " + allowed);
            }
            chosen.put(name, body.text(name));
          }
        });
    return chosen;
  }

  /// `only_owner` goes with `not_allowed`, `all_members` with `allowed`, and neither without the
  /// other.
  static void checkSharing(Map<String, String> chosen) {
    var adding = chosen.get("add_member_permission");
    var sharing = chosen.get("share_card_permission");
    if (adding == null && sharing == null) {
      return;
    }
    if (adding == null
        || sharing == null
        || adding.equals("only_owner") != sharing.equals("not_allowed")) {
      throw Refusals.parameter(
          232001, "add_member_permission and share_card_permission do not fit");
    }
  }

  /// Restricted mode is of the flagship plan, which this tenant has not.
  static void checkRestrictedMode(Body body) {
    var mode = body.object("restricted_mode_setting");
    if (mode.flag("status", false)) {
      throw Refusals.of(232057);
    }
  }

  static void checkPublicName(Tenant tenant, String name) {
    if (name.isEmpty()) {
      throw Refusals.of(232042);
    }
    if (name.codePointCount(0, name.length()) < 2) {
      throw Refusals.of(232020);
    }
    var taken =
        tenant.state().chats.values().stream()
            .anyMatch(
                c ->
                    c.isOpen()
                        && "public".equals(c.settings.get("chat_type"))
                        && c.name.equals(name));
    if (taken) {
      throw Refusals.of(232026);
    }
  }

  /// The owner of a new group.
  Person owner(String type, String id) {
    var owner = tenant.find(type, id).orElseThrow(() -> Refusals.of(232035));
    if (tenant.isExternal(owner)) {
      throw Refusals.of(232032);
    }
    if (owner.resigned) {
      throw Refusals.of(232022);
    }
    if (!owner.available) {
      throw Refusals.of(232024);
    }
    return owner;
  }

  /// The persons of a new group; one that cannot be used fails the creation. Those in `refused` are
  /// left out without a word: the answer of a creation names nobody.
  List<Person> founders(String type, List<String> ids, Set<String> refused) {
    var persons = new ArrayList<Person>();
    for (var id : ids) {
      var person = tenant.person(type, id);
      if (person.resigned || !person.available) {
        throw Refusals.of(232043);
      }
      if (!refused.contains(id)) {
        persons.add(person);
      }
    }
    return persons;
  }

  /// Whether outsiders may be in one group with this owner.
  void checkExternal(List<Person> owners, List<Person> members, boolean isPublic) {
    checkSharing();
    if (owners.isEmpty()) {
      throw Refusals.of(232035);
    }
    if (isPublic) {
      throw Refusals.of(232069);
    }
    var owner = owners.getFirst();
    for (var member : members) {
      var outsider = tenant.isExternal(member);
      if (outsider && !member.friends.contains(owner.openId)
          || !outsider && member.externalForbidden
          || owner.externalForbidden) {
        throw Refusals.of(232024);
      }
    }
  }

  /// The app may touch external groups at all.
  void checkSharing() {
    if (!tenant.app().externalSharing) {
      throw Refusals.of(232033);
    }
  }

  /// A group that the app may use.
  Chat usable(String id) {
    var chat = tenant.chat(id);
    if (!chat.isOpen()) {
      throw Refusals.of(232009);
    }
    if (chat.external) {
      checkSharing();
    }
    return chat;
  }

  /// A group that the bot is in.
  Chat joined(String id) {
    var chat = usable(id);
    if (!chat.bots.contains(tenant.app().appId)) {
      throw Refusals.of(232011);
    }
    return chat;
  }

  /// Whether the bot may do everything: it owns the group, is an administrator, or made it and
  /// holds a right that counts in groups without outsiders only.
  boolean rules(Chat chat) {
    var bot = tenant.app().appId;
    return owns(chat) || chat.botManagers.contains(bot) || operatesAsOwner(chat);
  }

  boolean owns(Chat chat) {
    return chat.ownerId.isEmpty() && chat.creatorId.equals(tenant.app().appId);
  }

  boolean operatesAsOwner(Chat chat) {
    return chat.creatorId.equals(tenant.app().appId)
        && !chat.external
        && tenant.app().scopes.stream().anyMatch(OPERATE_AS_OWNER::contains);
  }

  /// Refuses a change by one who may not make it.
  void checkEdit(Chat chat, boolean onlyPlainFields) {
    if (rules(chat)) {
      return;
    }
    if ("only_owner".equals(chat.settings.get("edit_permission"))) {
      throw Refusals.of(232002);
    }
    if (!onlyPlainFields) {
      throw Refusals.of(232016);
    }
  }
}
