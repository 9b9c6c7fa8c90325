package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.Fault;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Adds, removes and lists members and administrators. Source: im-v1/chat-members and
/// chat-managers, 2025-01 to 2025-05.
final class Members {

  private static final List<String> WRITE = List.of("im:chat", "im:chat.members:write_only");
  private static final List<String> READ =
      List.of("im:chat", "im:chat.members:read", "im:chat:read", "im:chat:readonly");

  private final Tenant tenant;
  private final ChatRules rules;
  private final Events events;
  private final Set<String> changing = new HashSet<>();

  /// What adding found out about the ids.
  private record Sorted(
      List<Person> usable, List<String> unknown, List<String> resigned, List<String> invisible) {}

  Members(Tenant tenant, Gate gate, ChatRules rules, Events events) {
    this.tenant = tenant;
    this.rules = rules;
    this.events = events;
    var chat = "/open-apis/im/v1/chats/{chat}";
    gate.app("POST", chat + "/members", WRITE, alone(this::add));
    gate.app("DELETE", chat + "/members", WRITE, alone(this::remove));
    gate.app("GET", chat + "/members", READ, this::list);
    gate.app("GET", chat + "/members/is_in_chat", READ, this::isIn);
    gate.app("PATCH", chat + "/members/me_join", WRITE, this::join);
    var managers = List.of("im:chat", "im:chat.managers:write_only");
    gate.app("POST", chat + "/managers/add_managers", managers, request -> managers(request, true));
    gate.app(
        "POST", chat + "/managers/delete_managers", managers, request -> managers(request, false));
  }

  /// Two changes of one group's members at the same time: the second is refused.
  private Gate.Call alone(Gate.Call call) {
    return request -> {
      var chat = request.variable("chat");
      if (!changing.add(chat)) {
        throw Refusals.of(232019);
      }
      try {
        tenant.parts().unlocked(this::takeTime);
        return call.data(request);
      } finally {
        changing.remove(chat);
      }
    };
  }

  private boolean takeTime() {
    try {
      Thread.sleep(tenant.app().memberEditMillis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private JsonNode add(Request request) {
    var chat = rules.joined(request.variable("chat"));
    var ids = request.json().texts("id_list");
    checkCanAdd(chat);
    if (request.query("member_id_type", "open_id").equals("app_id")) {
      return addBots(chat, ids);
    }
    if (ids.isEmpty() || ids.size() > 50) {
      throw Refusals.parameter(232001, "id_list: 1 to 50");
    }
    var sorted = sort(chat, request, ids);
    var manner = request.number("succeed_type", 0);
    check(sorted, manner);
    var fresh = sorted.usable().stream().filter(p -> !chat.members.contains(p.openId)).toList();
    if (chat.members.size() + fresh.size() > tenant.parts().limits().of("groupMembers")) {
      throw Refusals.of(232013);
    }
    var waiting = waits(chat);
    fresh.forEach(person -> (waiting ? chat.pending : chat.members).add(person.openId));
    if (!waiting) {
      events.members("im.chat.member.user.added_v1", chat, events.bot(), fresh);
    }
    var invalid = new ArrayList<>(sorted.resigned());
    invalid.addAll(sorted.invisible());
    var type = request.query("member_id_type", "open_id");
    return Json.of(
        "invalid_id_list",
        invalid,
        "not_existed_id_list",
        sorted.unknown(),
        "pending_approval_id_list",
        waiting ? fresh.stream().map(p -> Tenant.id(p, type)).toList() : List.of());
  }

  private void checkCanAdd(Chat chat) {
    if (chat.isPersonal()) {
      throw Refusals.of(232008);
    }
    if ("only_owner".equals(chat.settings.get("add_member_permission")) && !rules.rules(chat)) {
      throw Refusals.of(232014);
    }
  }

  private boolean waits(Chat chat) {
    return "approval_required".equals(chat.settings.get("membership_approval"))
        && !rules.rules(chat);
  }

  private Sorted sort(Chat chat, Request request, List<String> ids) {
    var type = request.query("member_id_type", "open_id");
    var refused = request.fault().map(Fault::people).orElse(List.of());
    var sorted =
        new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var id : ids) {
      var found = tenant.find(type, id);
      if (found.isEmpty()) {
        sorted.unknown().add(id);
      } else if (found.get().resigned) {
        sorted.resigned().add(id);
      } else if (tenant.isExternal(found.get()) && !chat.external) {
        throw Refusals.of(232028);
      } else if (refused.contains(id) || !mayJoin(chat, found.get())) {
        sorted.invisible().add(id);
      } else {
        sorted.usable().add(found.get());
      }
    }
    return sorted;
  }

  private boolean mayJoin(Chat chat, Person person) {
    if (!person.available || chat.external && person.externalForbidden) {
      return false;
    }
    return !tenant.isExternal(person) || person.friends.contains(chat.ownerId);
  }

  /// 0: unknown and invisible ones fail the call; 1: nobody does; 2: everybody unusable does.
  private static void check(Sorted sorted, int manner) {
    var bad = sorted.unknown().size() + sorted.invisible().size();
    switch (manner) {
      case 0 -> {
        if (!sorted.unknown().isEmpty()) {
          throw Refusals.of(99992351);
        }
        if (!sorted.invisible().isEmpty()) {
          throw Refusals.of(232024);
        }
      }
      case 1 -> {}
      case 2 -> {
        if (bad + sorted.resigned().size() > 0) {
          throw Refusals.of(232043);
        }
      }
      default -> throw Refusals.parameter(232001, "succeed_type: 0, 1 or 2");
    }
  }

  private JsonNode addBots(Chat chat, List<String> ids) {
    if (ids.isEmpty() || ids.size() > 5) {
      throw Refusals.parameter(232001, "id_list: 1 to 5 bots");
    }
    var unknown =
        ids.stream()
            .filter(id -> !id.equals(State.OTHER_BOT) && !id.equals(tenant.app().appId))
            .toList();
    if (!unknown.isEmpty()) {
      throw Refusals.of(232021);
    }
    chat.bots.addAll(ids);
    return Json.of(
        "invalid_id_list",
        List.of(),
        "not_existed_id_list",
        List.of(),
        "pending_approval_id_list",
        List.of());
  }

  private JsonNode remove(Request request) {
    var chat = rules.joined(request.variable("chat"));
    var type = request.query("member_id_type", "open_id");
    var ids = request.json().texts("id_list");
    if (chat.isPersonal()) {
      throw Refusals.of(232008);
    }
    if (ids.isEmpty() || ids.size() > (type.equals("app_id") ? 5 : 50)) {
      throw Refusals.parameter(232001, "id_list");
    }
    if (type.equals("app_id")) {
      return removeBots(chat, ids);
    }
    if (!rules.rules(chat)) {
      throw Refusals.of(232017);
    }
    var gone = new ArrayList<Person>();
    var invalid = new ArrayList<String>();
    for (var id : ids) {
      var person = tenant.find(type, id).filter(p -> chat.members.contains(p.openId));
      if (person.isPresent() && person.get().openId.equals(chat.ownerId)) {
        throw Refusals.of(232076);
      }
      person.ifPresentOrElse(gone::add, () -> invalid.add(id));
    }
    gone.forEach(person -> drop(chat, person));
    events.members("im.chat.member.user.deleted_v1", chat, events.bot(), gone);
    return Json.of("invalid_id_list", invalid);
  }

  private JsonNode removeBots(Chat chat, List<String> ids) {
    var self = ids.equals(List.of(tenant.app().appId));
    if (!self && !rules.rules(chat)) {
      throw Refusals.of(232017);
    }
    var invalid = ids.stream().filter(id -> !chat.bots.contains(id)).toList();
    ids.forEach(
        bot -> {
          chat.bots.remove(bot);
          chat.botManagers.remove(bot);
        });
    if (ids.contains(tenant.app().appId)) {
      events.push("im.chat.member.bot.deleted_v1", events.ofChat(chat, events.bot()));
    }
    return Json.of("invalid_id_list", invalid);
  }

  /// Takes a person out of a group.
  static void drop(Chat chat, Person person) {
    chat.members.remove(person.openId);
    chat.managers.remove(person.openId);
  }

  private JsonNode list(Request request) {
    var chat = rules.joined(request.variable("chat"));
    var type = request.query("member_id_type", "open_id");
    var items =
        chat.members.stream()
            .map(id -> tenant.person("open_id", id))
            .map(
                person ->
                    Json.of(
                        "member_id_type",
                        type,
                        "member_id",
                        Tenant.id(person, type),
                        "name",
                        person.name,
                        "tenant_key",
                        person.tenantKey))
            .toList();
    return Pages.of(request, items, 20, 100, 232001).put("member_total", chat.members.size());
  }

  private JsonNode isIn(Request request) {
    var chat = rules.usable(request.variable("chat"));
    return Json.of("is_in_chat", chat.bots.contains(tenant.app().appId));
  }

  private JsonNode join(Request request) {
    var chat = rules.usable(request.variable("chat"));
    if (!"public".equals(chat.settings.get("chat_type"))) {
      throw Refusals.of(232008);
    }
    if ("approval_required".equals(chat.settings.get("membership_approval"))) {
      throw Refusals.of(232075);
    }
    chat.bots.add(tenant.app().appId);
    return Json.of();
  }

  private JsonNode managers(Request request, boolean add) {
    var chat = rules.joined(request.variable("chat"));
    if (!rules.owns(chat) && !rules.operatesAsOwner(chat)) {
      throw Refusals.of(232038);
    }
    var type = request.query("member_id_type", "open_id");
    var ids = request.json().texts("manager_ids");
    if (ids.isEmpty() || ids.size() > (type.equals("app_id") ? 5 : 50)) {
      throw Refusals.parameter(232001, "manager_ids");
    }
    for (var id : ids) {
      appoint(chat, type, id, add);
    }
    return Json.of(
        "chat_managers",
        chat.managers.stream().map(id -> Tenant.id(tenant.person("open_id", id), type)).toList(),
        "chat_bot_managers",
        chat.botManagers);
  }

  private void appoint(Chat chat, String type, String id, boolean add) {
    var bot = type.equals("app_id");
    var key = bot ? id : tenant.person(type, id).openId;
    var among = bot ? chat.botManagers : chat.managers;
    if (!add) {
      among.remove(key);
      return;
    }
    if (!(bot ? chat.bots : chat.members).contains(key)) {
      throw Refusals.of(232011);
    }
    if (chat.managers.size() >= 10) {
      throw Refusals.of(232040);
    }
    among.add(key);
  }
}
