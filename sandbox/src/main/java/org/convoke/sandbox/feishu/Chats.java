package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Fault;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Creates, changes, finds and dissolves groups. Source: im-v1/chat, 2024-10 to 2025-05.
final class Chats {

  private static final long UUID_SECONDS = Duration.ofHours(10).toSeconds();
  private static final List<String> READ = List.of("im:chat", "im:chat:read", "im:chat:readonly");
  private static final List<String> OBJECTS = List.of("i18n_names", "restricted_mode_setting");

  private final Tenant tenant;
  private final ChatRules rules;
  private final Events events;
  private final ChatDescriptions descriptions;

  Chats(Tenant tenant, Gate gate, ChatRules rules, Events events) {
    this.tenant = tenant;
    this.rules = rules;
    this.events = events;
    this.descriptions = new ChatDescriptions(tenant);
    gate.app("POST", "/open-apis/im/v1/chats", List.of("im:chat", "im:chat:create"), this::create);
    gate.app("GET", "/open-apis/im/v1/chats", READ, this::list);
    gate.app("GET", "/open-apis/im/v1/chats/search", READ, this::search);
    gate.app("GET", "/open-apis/im/v1/chats/{chat}", READ, this::read);
    gate.app(
        "PUT", "/open-apis/im/v1/chats/{chat}", List.of("im:chat", "im:chat:update"), this::update);
    gate.app(
        "DELETE",
        "/open-apis/im/v1/chats/{chat}",
        List.of("im:chat", "im:chat:delete"),
        this::dissolve);
    gate.app("POST", "/open-apis/im/v1/chats/{chat}/link", READ, this::link);
    gate.app(
        "PUT",
        "/open-apis/im/v1/chats/{chat}/moderation",
        List.of("im:chat", "im:chat:moderation:write_only"),
        this::moderate);
  }

  private JsonNode create(Request request) {
    checkBot();
    var body = request.json();
    var type = request.query("user_id_type", "open_id");
    var uuid = request.query("uuid");
    if (uuid.length() > 50) {
      throw Refusals.parameter(232001, "uuid: at most 50 characters");
    }
    var earlier = byUuid(uuid, body.text("owner_id"));
    if (earlier.isPresent()) {
      if (!tenant.app().repeatedUuidAnswers) {
        throw Refusals.of(232068);
      }
      return descriptions.describe(earlier.get(), type);
    }
    var chat = checked(request, body, type);
    chat.uuid = uuid;
    chat.uuidOwner = body.text("owner_id");
    tenant.state().chats.put(chat.id, chat);
    var persons = new ArrayList<Person>();
    chat.members.forEach(id -> persons.add(tenant.person("open_id", id)));
    events.members("im.chat.member.user.added_v1", chat, events.bot(), persons);
    return descriptions.describe(chat, type);
  }

  private void checkBot() {
    if (!tenant.app().bot) {
      throw Refusals.of(232025);
    }
  }

  private Optional<Chat> byUuid(String uuid, String owner) {
    if (uuid.isEmpty()) {
      return Optional.empty();
    }
    var since = tenant.parts().seconds() - UUID_SECONDS;
    return tenant.state().chats.values().stream()
        .filter(c -> c.uuid.equals(uuid) && c.uuidOwner.equals(owner))
        .filter(c -> c.createdAt > since)
        .findFirst();
  }

  private Chat checked(Request request, Body body, String type) {
    var ids = body.texts("user_id_list");
    var bots = body.texts("bot_id_list");
    if (ids.size() > 50 || bots.size() > 5) {
      throw Refusals.parameter(232001, "user_id_list: at most 50, bot_id_list: at most 5");
    }
    if (!body.text("chat_mode", "group").equals("group")) {
      throw Refusals.parameter(232001, "chat_mode");
    }
    var settings = ChatRules.settings(body);
    ChatRules.checkRestrictedMode(body);
    var isPublic = "public".equals(settings.get("chat_type"));
    if (isPublic) {
      ChatRules.checkPublicName(tenant, body.text("name"));
    }
    var owners =
        body.has("owner_id")
            ? List.of(rules.owner(type, body.text("owner_id")))
            : List.<Person>of();
    var refused = new HashSet<>(request.fault().map(Fault::people).orElse(List.of()));
    var members = rules.founders(type, ids, refused);
    var external = members.stream().anyMatch(tenant::isExternal);
    if (external) {
      rules.checkExternal(owners, members, isPublic);
    }
    var chat = build(body, settings, owners, members, external);
    addBots(chat, bots);
    if (request.query("set_bot_manager").equals("true") && !owners.isEmpty()) {
      if (!external || tenant.app().botManagerInExternalGroups) {
        chat.botManagers.add(tenant.app().appId);
      }
    }
    return chat;
  }

  private Chat build(
      Body body,
      Map<String, String> settings,
      List<Person> owners,
      List<Person> members,
      boolean external) {
    var chat = new Chat();
    chat.id = tenant.state().id("oc");
    chat.name = body.text("name");
    chat.description = body.text("description");
    chat.avatar = body.text("avatar");
    chat.external = external;
    chat.createdAt = tenant.parts().seconds();
    chat.creatorId = tenant.app().appId;
    ChatRules.SETTINGS.forEach((name, allowed) -> chat.settings.put(name, allowed.getFirst()));
    chat.settings.putAll(settings);
    OBJECTS.stream()
        .filter(body::has)
        .forEach(name -> chat.objects.put(name, body.node().get(name)));
    owners.forEach(
        owner -> {
          chat.ownerId = owner.openId;
          chat.members.add(owner.openId);
        });
    members.forEach(member -> chat.members.add(member.openId));
    return chat;
  }

  private void addBots(Chat chat, List<String> bots) {
    chat.bots.add(tenant.app().appId);
    for (var bot : bots) {
      if (!bot.equals(State.OTHER_BOT) && !bot.equals(tenant.app().appId)) {
        throw Refusals.of(232021);
      }
      chat.bots.add(bot);
    }
  }

  private JsonNode read(Request request) {
    var chat = tenant.chat(request.variable("chat"));
    if (chat.external) {
      rules.checkSharing();
    }
    return chat.bots.contains(tenant.app().appId)
        ? descriptions.describeWhole(chat, request.query("user_id_type", "open_id"))
        : descriptions.describeForStrangers(chat);
  }

  private JsonNode list(Request request) {
    var newest = request.query("sort_type").equals("ByActiveTimeDesc");
    var order = Comparator.comparingLong((Chat chat) -> chat.createdAt);
    var found =
        tenant.state().chats.values().stream()
            .filter(c -> !c.isPersonal() && c.isOpen() && c.bots.contains(tenant.app().appId))
            .sorted(newest ? order.reversed() : order)
            .map(c -> descriptions.describeInList(c, request.query("user_id_type", "open_id")))
            .toList();
    return Pages.of(request, found, 20, 100, 232001);
  }

  private JsonNode search(Request request) {
    var word = request.query("query").replace("\"", "");
    var found = new ArrayList<ObjectNode>();
    // A value with a hyphen that is not quoted finds nothing.
    var findable = !word.contains("-") || request.query("query").startsWith("\"");
    for (var chat : tenant.state().chats.values()) {
      var visible =
          chat.bots.contains(tenant.app().appId) || "public".equals(chat.settings.get("chat_type"));
      if (findable
          && !word.isEmpty()
          && word.length() <= 64
          && !chat.isPersonal()
          && chat.isOpen()
          && visible
          && chat.name.contains(word)) {
        found.add(descriptions.describeInList(chat, request.query("user_id_type", "open_id")));
      }
    }
    return Pages.of(request, found, 20, 100, 232001);
  }

  private JsonNode update(Request request) {
    var chat = rules.joined(request.variable("chat"));
    var body = request.json();
    if (chat.isPersonal()) {
      throw Refusals.of(232008);
    }
    var settings = ChatRules.settings(body);
    ChatRules.checkSharing(settings);
    ChatRules.checkRestrictedMode(body);
    rules.checkEdit(chat, settings.isEmpty() && !body.has("owner_id"));
    if ("public".equals(settings.get("chat_type"))) {
      if (chat.external) {
        throw Refusals.of(232069);
      }
      ChatRules.checkPublicName(tenant, body.text("name", chat.name));
    }
    var owner =
        body.has("owner_id") ? newOwner(chat, request, body.text("owner_id")) : chat.ownerId;
    var before = descriptions.changeable(chat);
    for (var field : List.of("name", "description", "avatar")) {
      if (body.has(field)) {
        set(chat, field, body.text(field));
      }
    }
    chat.settings.putAll(settings);
    OBJECTS.stream()
        .filter(body::has)
        .forEach(name -> chat.objects.put(name, body.node().get(name)));
    chat.ownerId = owner;
    changed(chat, events.bot(), before);
    return Json.of();
  }

  private String newOwner(Chat chat, Request request, String id) {
    var owner =
        tenant
            .find(request.query("user_id_type", "open_id"), id)
            .orElseThrow(() -> Refusals.of(232035));
    if (!chat.members.contains(owner.openId)) {
      throw Refusals.of(232012);
    }
    if (tenant.isExternal(owner)) {
      throw Refusals.of(232031);
    }
    return owner.openId;
  }

  private static void set(Chat chat, String field, String value) {
    switch (field) {
      case "name" -> chat.name = value;
      case "description" -> chat.description = value;
      default -> chat.avatar = value;
    }
  }

  /// Tells what changed in a group, when something did.
  void changed(Chat chat, Person operator, ObjectNode before) {
    var after = descriptions.changeable(chat);
    var event = events.ofChat(chat, operator);
    event.remove(List.of("name", "i18n_names"));
    var old = event.putObject("before_change");
    var now = event.putObject("after_change");
    after
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().equals(before.get(field.getKey()))) {
                old.set(field.getKey(), before.path(field.getKey()));
                now.set(field.getKey(), field.getValue());
              }
            });
    if (!now.isEmpty() && chat.bots.contains(tenant.app().appId)) {
      events.push("im.chat.updated_v1", event);
    }
  }

  /// What a change is compared to.
  ObjectNode changeable(Chat chat) {
    return descriptions.changeable(chat);
  }

  private JsonNode dissolve(Request request) {
    var chat = rules.joined(request.variable("chat"));
    if (chat.isPersonal()) {
      throw Refusals.of(232008);
    }
    if (!rules.owns(chat) && !rules.operatesAsOwner(chat)) {
      throw Refusals.of(232017);
    }
    dissolve(chat, events.bot(), false);
    return Json.of();
  }

  /// Ends a group; with its history kept nobody is told.
  void dissolve(Chat chat, Person operator, boolean keepHistory) {
    chat.status = keepHistory ? "dissolved_save" : "dissolved";
    if (!keepHistory && chat.bots.contains(tenant.app().appId)) {
      events.push("im.chat.disbanded_v1", events.ofChat(chat, operator));
    }
  }

  /// Who may write. Which code a bot without the right gets, Feishu does not say.
  private JsonNode moderate(Request request) {
    var chat = rules.joined(request.variable("chat"));
    var who = request.json().text("moderation_setting");
    if (!ChatRules.SETTINGS.getOrDefault("moderation_permission", List.of()).contains(who)) {
      throw Refusals.parameter(232001, "moderation_setting");
    }
    if (!rules.rules(chat)) {
      throw Refusals.of(232002);
    }
    chat.settings.put("moderation_permission", who);
    return Json.of();
  }

  private JsonNode link(Request request) {
    var chat = rules.joined(request.variable("chat"));
    if (chat.isPersonal()) {
      throw Refusals.of(232062);
    }
    if ("not_allowed".equals(chat.settings.get("share_card_permission")) && !rules.rules(chat)) {
      throw Refusals.of(232064);
    }
    var period = request.json().text("validity_period", "week");
    var days =
        switch (period) {
          case "week" -> 7L;
          case "year" -> 365L;
          case "permanently" -> 0L;
          default -> throw Refusals.parameter(232001, "validity_period");
        };
    var token = "link%012d".formatted(tenant.state().next("link"));
    chat.links.add(token);
    return Json.of(
        "share_link",
        "https://applink.feishu.cn/client/chat/chatter/add_by_link?link_token=" + token,
        "expire_time",
        days == 0 ? "" : String.valueOf(tenant.parts().seconds() + days * 86_400),
        "is_permanent",
        days == 0);
  }
}
