package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// How the page and tests see what a platform holds, the same on all platforms.
public final class Views {

  private Views() {}

  /// A person.
  ///
  /// @param id as in groups: open_id, userid, external_userid
  /// @param unionId the other id
  /// @param name what people read
  /// @param departments names
  /// @param title what he does
  /// @param mobile digits
  /// @param email address
  /// @param external belongs to another tenant
  /// @param active has not left
  /// @param note what the platform knows besides
  public record PersonView(
      String id,
      String unionId,
      String name,
      List<String> departments,
      String title,
      String mobile,
      String email,
      boolean external,
      boolean active,
      String note) {}

  /// A member of a group.
  ///
  /// @param id of the person or bot
  /// @param name what people read
  /// @param role `OWNER`, `ADMIN`, `MEMBER` or `BOT`
  /// @param external belongs to another tenant
  public record MemberView(String id, String name, String role, boolean external) {}

  /// A group.
  ///
  /// @param id chat_id, chatid, chat_id of customer groups, openConversationId
  /// @param otherId DingTalk's chatid
  /// @param kind the platform's word for this kind of group
  /// @param name what people read
  /// @param ownerId of a person or bot
  /// @param external has or may have outsiders
  /// @param state `OPEN` or `DISBANDED`
  /// @param members all
  public record GroupView(
      String id,
      String otherId,
      String kind,
      String name,
      String ownerId,
      boolean external,
      String state,
      List<MemberView> members) {}

  /// A button on a card.
  ///
  /// @param name what people read
  /// @param value what is sent when clicked
  /// @param url where it leads; empty when it calls back
  public record ButtonView(String name, JsonNode value, String url) {}

  /// A message.
  ///
  /// @param id of the message
  /// @param groupId empty when it went to persons
  /// @param to persons it went to
  /// @param sender person or app
  /// @param type the platform's word
  /// @param text what people read
  /// @param buttons of a card
  /// @param content as it was sent
  /// @param at ISO-8601
  /// @param state `SENT` or `RECALLED`
  public record MessageView(
      String id,
      String groupId,
      List<String> to,
      String sender,
      String type,
      String text,
      List<ButtonView> buttons,
      JsonNode content,
      String at,
      String state) {}

  /// A meeting.
  ///
  /// @param id of the meeting or reservation
  /// @param kind the platform's word
  /// @param title what people read
  /// @param hostId who holds it
  /// @param code for joining
  /// @param link for joining
  /// @param startsAt ISO-8601; empty when it has no beginning
  /// @param endsAt ISO-8601
  /// @param state `SCHEDULED`, `RUNNING`, `ENDED` or `CANCELLED`
  /// @param attendees ids
  public record MeetingView(
      String id,
      String kind,
      String title,
      String hostId,
      String code,
      String link,
      String startsAt,
      String endsAt,
      String state,
      List<String> attendees) {}
}
