package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.ActionTable;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;

/// What persons do in the Feishu client. Every action takes `group` (id or name), `by` and `person`
/// (id or name).
final class Actions {

  private final Tenant tenant;
  private final Chats chats;
  private final Events events;
  private final ActionTable actions = new ActionTable();

  Actions(
      Tenant tenant,
      Chats chats,
      Cards cards,
      Events events,
      Reserves reserves,
      LongConnection longConnection) {
    this.tenant = tenant;
    this.chats = chats;
    this.events = events;
    actions.on("rename", this::rename);
    actions.on("transfer", this::transfer);
    actions.on("addMember", this::addMember);
    actions.on("removeMember", this::removeMember);
    actions.on("leave", this::leave);
    actions.on("joinByQr", this::join);
    actions.on("disband", this::disband);
    actions.on("addBot", this::addBot);
    actions.on("removeBot", this::removeBot);
    new PersonActions(tenant, cards, events).addTo(actions);
    actions.on("startMeeting", reserves::start);
    actions.on("joinMeeting", reserves::join);
    actions.on("quitMeeting", reserves::quit);
    actions.on("endMeeting", reserves::end);
    actions.on(
        "dropLongConnections",
        _ -> {
          longConnection.drop();
          return done();
        });
    actions.on("verifyCallback", _ -> events.verify());
  }

  ActionTable table() {
    return actions;
  }

  private Chat group(Body input) {
    return tenant.group(input.text("group"));
  }

  private Person person(Body input) {
    return tenant.somebody(input.text("person"));
  }

  /// Who does it; the group's owner unless said.
  private Person by(Body input, Chat chat) {
    if (input.has("by")) {
      return tenant.somebody(input.text("by"));
    }
    return chat.ownerId.isEmpty() ? events.bot() : tenant.person("open_id", chat.ownerId);
  }

  private JsonNode rename(Body input) {
    var chat = group(input);
    var before = chats.changeable(chat);
    chat.name = input.text("name");
    chats.changed(chat, by(input, chat), before);
    return done();
  }

  private JsonNode transfer(Body input) {
    var chat = group(input);
    var by = by(input, chat);
    var before = chats.changeable(chat);
    chat.members.add(person(input).openId);
    chat.ownerId = person(input).openId;
    chats.changed(chat, by, before);
    return done();
  }

  private JsonNode addMember(Body input) {
    var chat = group(input);
    var person = person(input);
    if (tenant.isExternal(person) && !chat.external) {
      throw new Platform.Unknown(
          person.name + " is of another tenant and " + chat.name + " is internal");
    }
    chat.members.add(person.openId);
    tell("im.chat.member.user.added_v1", chat, by(input, chat), person);
    return done();
  }

  private JsonNode removeMember(Body input) {
    var chat = group(input);
    Members.drop(chat, person(input));
    tell("im.chat.member.user.deleted_v1", chat, by(input, chat), person(input));
    return done();
  }

  private JsonNode leave(Body input) {
    var chat = group(input);
    var person = person(input);
    Members.drop(chat, person);
    if (chat.ownerId.equals(person.openId)) {
      var before = chats.changeable(chat);
      chat.ownerId = chat.members.stream().findFirst().orElse("");
      chats.changed(chat, person, before);
    }
    tell("im.chat.member.user.deleted_v1", chat, person, person);
    return done();
  }

  private JsonNode join(Body input) {
    var chat = group(input);
    var person = person(input);
    if (tenant.isExternal(person) && !chat.external) {
      throw new Platform.Unknown("outsiders cannot join an internal group");
    }
    chat.members.add(person.openId);
    tell("im.chat.member.user.added_v1", chat, person, person);
    return done();
  }

  private void tell(String type, Chat chat, Person by, Person person) {
    if (chat.bots.contains(tenant.app().appId)) {
      events.members(type, chat, by, List.of(person));
    }
  }

  private JsonNode disband(Body input) {
    var chat = group(input);
    chats.dissolve(chat, by(input, chat), input.flag("keepHistory", false));
    return done();
  }

  private JsonNode addBot(Body input) {
    var chat = group(input);
    chat.bots.add(tenant.app().appId);
    events.push("im.chat.member.bot.added_v1", events.ofChat(chat, by(input, chat)));
    return done();
  }

  private JsonNode removeBot(Body input) {
    var chat = group(input);
    chat.bots.remove(tenant.app().appId);
    chat.botManagers.remove(tenant.app().appId);
    events.push("im.chat.member.bot.deleted_v1", events.ofChat(chat, by(input, chat)));
    return done();
  }

  private static JsonNode done() {
    return Json.of("done", true);
  }
}
