package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Message;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.feishu.State.Reserve;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Sights;
import org.convoke.sandbox.shared.Views.ButtonView;
import org.convoke.sandbox.shared.Views.GroupView;
import org.convoke.sandbox.shared.Views.MeetingView;
import org.convoke.sandbox.shared.Views.MemberView;
import org.convoke.sandbox.shared.Views.MessageView;
import org.convoke.sandbox.shared.Views.PersonView;

/// What the page and tests see of the tenant.
final class Glimpses implements Sights {

  private final Tenant tenant;
  private final Reserves reserves;

  Glimpses(Tenant tenant, Reserves reserves) {
    this.tenant = tenant;
    this.reserves = reserves;
  }

  @Override
  public List<PersonView> people() {
    return tenant.state().people.values().stream().map(this::person).toList();
  }

  private PersonView person(Person person) {
    var department = tenant.state().departments.get(person.departmentId);
    return new PersonView(
        person.openId,
        person.unionId,
        person.name,
        department == null ? List.of() : List.of(department.name),
        person.title,
        person.mobile,
        person.email,
        tenant.isExternal(person),
        !person.resigned,
        note(person));
  }

  private String note(Person person) {
    var notes = new ArrayList<String>();
    if (!person.botChatId.isEmpty()) {
      notes.add("botChat");
    }
    if (!person.available) {
      notes.add("notAvailable");
    }
    person.friends.forEach(friend -> notes.add("friend:" + friend));
    return String.join(" ", notes);
  }

  @Override
  public List<GroupView> groups() {
    return tenant.state().chats.values().stream()
        .filter(c -> !c.isPersonal())
        .map(this::group)
        .toList();
  }

  private GroupView group(Chat chat) {
    var members = new ArrayList<MemberView>();
    for (var id : chat.members) {
      var person = tenant.person("open_id", id);
      var role =
          id.equals(chat.ownerId) ? "OWNER" : chat.managers.contains(id) ? "ADMIN" : "MEMBER";
      members.add(new MemberView(id, person.name, role, tenant.isExternal(person)));
    }
    chat.bots.forEach(bot -> members.add(new MemberView(bot, botName(bot), "BOT", false)));
    return new GroupView(
        chat.id,
        "",
        chat.settings.getOrDefault("chat_type", ""),
        chat.name,
        chat.ownerId.isEmpty() ? chat.creatorId : chat.ownerId,
        chat.external,
        chat.isOpen() ? "OPEN" : "DISBANDED",
        members);
  }

  private String botName(String bot) {
    return bot.equals(tenant.app().appId) ? tenant.app().name : bot;
  }

  @Override
  public List<MessageView> messages() {
    return tenant.state().messages.values().stream().map(this::message).toList();
  }

  private MessageView message(Message message) {
    var chat = tenant.chat(message.chatId);
    var card = message.type.equals("interactive");
    return new MessageView(
        message.id,
        message.chatId,
        chat.isPersonal() ? List.of(chat.personId) : List.of(),
        message.sender,
        message.type,
        card ? Cards.text(message.content) : content(message).path("text").asText(message.content),
        card ? Cards.buttons(message.content) : List.<ButtonView>of(),
        content(message),
        Instant.ofEpochMilli(message.createdAt).toString(),
        message.deleted ? "RECALLED" : "SENT");
  }

  private static JsonNode content(Message message) {
    try {
      return Json.parse(message.content);
    } catch (Json.Malformed _) {
      return TextNode.valueOf(message.content);
    }
  }

  @Override
  public List<MeetingView> meetings() {
    return tenant.state().reserves.values().stream().map(this::meeting).toList();
  }

  private MeetingView meeting(Reserve reserve) {
    var state =
        reserve.deleted
            ? "CANCELLED"
            : reserve.isRunning() ? "RUNNING" : reserve.endedAt > 0 ? "ENDED" : "SCHEDULED";
    return new MeetingView(
        reserve.id,
        "reserve",
        Reserves.topic(reserve),
        reserve.ownerId,
        reserve.number,
        reserves.link(reserve),
        "",
        Instant.ofEpochSecond(reserve.endTime).toString(),
        state,
        List.copyOf(reserve.joined));
  }
}
