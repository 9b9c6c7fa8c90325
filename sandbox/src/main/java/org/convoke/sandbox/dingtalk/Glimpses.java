package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.dingtalk.State.Meeting;
import org.convoke.sandbox.dingtalk.State.Message;
import org.convoke.sandbox.dingtalk.State.Person;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Sights;
import org.convoke.sandbox.shared.Views.ButtonView;
import org.convoke.sandbox.shared.Views.GroupView;
import org.convoke.sandbox.shared.Views.MeetingView;
import org.convoke.sandbox.shared.Views.MemberView;
import org.convoke.sandbox.shared.Views.MessageView;
import org.convoke.sandbox.shared.Views.PersonView;

/// What the page and tests see of the organization.
final class Glimpses implements Sights {

  private final Org org;
  private final Conferences conferences;

  Glimpses(Org org, Conferences conferences) {
    this.org = org;
    this.conferences = conferences;
  }

  @Override
  public List<PersonView> people() {
    return org.state().people.values().stream().map(this::person).toList();
  }

  private PersonView person(Person person) {
    var department = org.state().departments.get(person.department);
    return new PersonView(
        person.userId,
        person.unionId,
        person.name,
        department == null ? List.of() : List.of(department.name()),
        person.title,
        person.mobile,
        person.email,
        person.external,
        !person.left,
        person.visible ? "" : "notVisible");
  }

  @Override
  public List<GroupView> groups() {
    return org.state().groups.values().stream().map(this::group).toList();
  }

  private GroupView group(Group group) {
    var members = new ArrayList<MemberView>();
    for (var id : group.members) {
      var role =
          id.equals(group.ownerId) ? "OWNER" : group.admins.contains(id) ? "ADMIN" : "MEMBER";
      members.add(new MemberView(id, org.name(id), role, false));
    }
    group.robots.forEach(robot -> members.add(new MemberView(robot, org.app().name, "BOT", false)));
    return new GroupView(
        group.conversationId,
        group.chatId,
        group.kind.name().toLowerCase(Locale.ROOT),
        group.title,
        group.ownerId,
        false,
        group.status == 1 ? "OPEN" : "DISBANDED",
        members);
  }

  @Override
  public List<MessageView> messages() {
    return org.state().messages.values().stream().map(Glimpses::message).toList();
  }

  private static MessageView message(Message message) {
    return new MessageView(
        message.id,
        message.conversationId,
        List.copyOf(message.to),
        message.sender,
        message.type,
        text(message.content),
        buttons(message.content),
        message.content,
        Instant.ofEpochMilli(message.createdAt).toString(),
        "SENT");
  }

  private static String text(JsonNode content) {
    var texts = new ArrayList<String>();
    for (var name : List.of("title", "content", "text", "markdown")) {
      if (content.path(name).isTextual()) {
        texts.add(content.path(name).asText());
      }
    }
    return String.join("\n", texts);
  }

  /// Titles and addresses come as `singleTitle`/`singleURL`, `actionTitle1`/`actionURL1` or
  /// `buttonTitle1`/`buttonUrl1`.
  private static List<ButtonView> buttons(JsonNode content) {
    var buttons = new ArrayList<ButtonView>();
    if (content.has("singleTitle")) {
      buttons.add(button(content, "singleTitle", "singleURL"));
    }
    if (content.has("messageUrl")) {
      buttons.add(new ButtonView("打开", Json.of(), content.path("messageUrl").asText()));
    }
    for (var number = 1; number <= 6; number++) {
      if (content.has("actionTitle" + number)) {
        buttons.add(button(content, "actionTitle" + number, "actionURL" + number));
      }
      if (content.has("buttonTitle" + number)) {
        buttons.add(button(content, "buttonTitle" + number, "buttonUrl" + number));
      }
    }
    return buttons;
  }

  private static ButtonView button(JsonNode content, String title, String url) {
    return new ButtonView(content.path(title).asText(), Json.of(), content.path(url).asText());
  }

  @Override
  public List<MeetingView> meetings() {
    return org.state().meetings.values().stream().map(this::meeting).toList();
  }

  private MeetingView meeting(Meeting meeting) {
    return new MeetingView(
        meeting.id,
        meeting.scheduled ? "scheduled conference" : "conference",
        meeting.title,
        meeting.creator,
        meeting.code,
        conferences.link(meeting),
        time(meeting.startsAt),
        time(meeting.endsAt),
        meeting.status,
        List.copyOf(meeting.invited));
  }

  private static String time(long millis) {
    return millis == 0 ? "" : Instant.ofEpochMilli(millis).toString();
  }
}
