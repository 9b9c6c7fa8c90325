package org.convoke.sandbox.wecom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Sights;
import org.convoke.sandbox.shared.Views.ButtonView;
import org.convoke.sandbox.shared.Views.GroupView;
import org.convoke.sandbox.shared.Views.MeetingView;
import org.convoke.sandbox.shared.Views.MemberView;
import org.convoke.sandbox.shared.Views.MessageView;
import org.convoke.sandbox.shared.Views.PersonView;
import org.convoke.sandbox.wecom.State.AppChat;
import org.convoke.sandbox.wecom.State.CustomerGroup;
import org.convoke.sandbox.wecom.State.Meeting;
import org.convoke.sandbox.wecom.State.Message;

/// What the page and tests see of the corp.
final class Glimpses implements Sights {

  private static final List<String> MEETING_STATES =
      List.of("", "SCHEDULED", "RUNNING", "ENDED", "CANCELLED", "ENDED");

  private final Corp corp;
  private final Meetings meetings;

  Glimpses(Corp corp, Meetings meetings) {
    this.corp = corp;
    this.meetings = meetings;
  }

  @Override
  public List<PersonView> people() {
    var all = new ArrayList<PersonView>();
    for (var person : corp.state().people.values()) {
      var department = corp.state().departments.get(person.department);
      all.add(
          new PersonView(
              person.userid,
              "",
              person.name,
              department == null ? List.of() : List.of(department.name()),
              person.title,
              person.mobile,
              person.email,
              false,
              !person.left,
              person.visible ? "" : "notVisible"));
    }
    for (var outsider : corp.state().outsiders.values()) {
      var friends =
          String.join(" ", outsider.contacts.keySet().stream().map(id -> "friend:" + id).toList());
      all.add(
          new PersonView(
              outsider.id,
              outsider.unionId,
              outsider.name,
              List.of(),
              outsider.title,
              outsider.mobile,
              "",
              true,
              true,
              friends));
    }
    return all;
  }

  @Override
  public List<GroupView> groups() {
    var all = new ArrayList<GroupView>();
    corp.state().appChats.values().forEach(chat -> all.add(group(chat)));
    corp.state().customerGroups.values().forEach(group -> all.add(group(group)));
    return all;
  }

  private GroupView group(AppChat chat) {
    var members = chat.users.stream().map(id -> member(id, chat.owner)).toList();
    var kind = chat.shown ? "appchat" : "appchat, not shown yet";
    return new GroupView(chat.id, "", kind, chat.name, chat.owner, false, "OPEN", members);
  }

  private GroupView group(CustomerGroup group) {
    var members = group.members.keySet().stream().map(id -> member(id, group.owner)).toList();
    var state = group.dismissed ? "DISBANDED" : "OPEN";
    return new GroupView(
        group.id, "", "customer group", group.name, group.owner, true, state, members);
  }

  private MemberView member(String id, String owner) {
    return new MemberView(
        id, corp.name(id), id.equals(owner) ? "OWNER" : "MEMBER", corp.isOutsider(id));
  }

  @Override
  public List<MessageView> messages() {
    return corp.state().messages.values().stream().map(Glimpses::message).toList();
  }

  private static MessageView message(Message message) {
    var content = message.content;
    var link = content.path("url").asText("");
    var buttons =
        link.isEmpty()
            ? List.<ButtonView>of()
            : List.of(new ButtonView(content.path("btntxt").asText("详情"), Json.of(), link));
    var text =
        content
            .path("content")
            .asText(
                content.path("title").asText("") + "\n" + content.path("description").asText(""));
    return new MessageView(
        message.id,
        message.chatId,
        List.copyOf(message.to),
        message.sender,
        message.type,
        text.strip(),
        buttons,
        content,
        Instant.ofEpochMilli(message.createdAt).toString(),
        "SENT");
  }

  @Override
  public List<MeetingView> meetings() {
    return corp.state().meetings.values().stream().map(this::meeting).toList();
  }

  private MeetingView meeting(Meeting meeting) {
    var start = meeting.content.path("meeting_start").asLong();
    var end = start + meeting.content.path("meeting_duration").asLong();
    return new MeetingView(
        meeting.id,
        "meeting",
        meeting.content.path("title").asText(),
        meeting.content.path("admin_userid").asText(),
        meeting.code,
        meetings.link(meeting),
        Instant.ofEpochSecond(start).toString(),
        Instant.ofEpochSecond(end).toString(),
        MEETING_STATES.get(meetings.status(meeting)),
        List.copyOf(meeting.invitees));
  }
}
