package org.convoke.connectors.wecom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.model.Value;

/// What WeCom tells, in the words of Convoke. What means nothing here is left out.
///
/// WeCom names no event: what it tells is the same as before when sender, second, kind and subject
/// are (document 91144).
final class Notices {

  private static final List<String> IDENTITY =
      List.of(
          "FromUserName",
          "CreateTime",
          "MsgId",
          "Event",
          "ChangeType",
          "UpdateDetail",
          "ChatId",
          "UserID",
          "ExternalUserID",
          "Id",
          "MemChangeList");

  private final Accounts accounts;

  Notices(Accounts accounts) {
    this.accounts = accounts;
  }

  List<PlatformEvent> events(Xml notice) {
    return kind(notice).map(it -> event(it, notice)).stream().toList();
  }

  private static Optional<Kind> kind(Xml notice) {
    if (notice.text("MsgType").equals("text")) {
      return Optional.of(Kind.MESSAGE_RECEIVED);
    }
    return switch (notice.text("Event")) {
      case "change_external_chat" -> chatKind(notice);
      case "change_contact" -> Optional.of(Kind.DIRECTORY_CHANGED);
      case "change_external_contact" -> contactKind(notice);
      default -> Optional.empty();
    };
  }

  private static Optional<Kind> chatKind(Xml notice) {
    return switch (notice.text("ChangeType")) {
      case "create" -> Optional.of(Kind.CHAT_CREATED);
      case "dismiss" -> Optional.of(Kind.CHAT_CLOSED);
      case "update" ->
          switch (notice.text("UpdateDetail")) {
            case "add_member" -> Optional.of(Kind.MEMBERS_ADDED);
            case "del_member" -> Optional.of(Kind.MEMBERS_REMOVED);
            case "change_owner" -> Optional.of(Kind.OWNER_CHANGED);
            case "change_name" -> Optional.of(Kind.CHAT_RENAMED);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private static Optional<Kind> contactKind(Xml notice) {
    return switch (notice.text("ChangeType")) {
      case "add_external_contact", "add_half_external_contact" -> Optional.of(Kind.CONTACT_OPENED);
      default -> Optional.empty();
    };
  }

  private PlatformEvent event(Kind kind, Xml notice) {
    return new PlatformEvent(
        kind,
        key(notice),
        Instant.ofEpochSecond(seconds(notice)),
        Optional.of(notice.text("ChatId")).filter(it -> !it.isEmpty()).map(ChatHandle::new),
        fields(kind, notice));
  }

  private static long seconds(Xml notice) {
    try {
      return Long.parseLong(notice.text("CreateTime"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Value.Fields fields(Kind kind, Xml notice) {
    var subjects = subjects(kind, notice);
    var known =
        accounts.people(Stream.concat(subjects.stream(), Stream.of(actor(notice))).toList());
    var fields = new LinkedHashMap<String, Value>();
    fields.put("accounts", Value.texts(subjects));
    fields.put(
        "people",
        Value.texts(subjects.stream().filter(known::containsKey).map(known::get).toList()));
    var operator = known.get(actor(notice));
    if (operator != null) {
      fields.put("operator", Value.of(operator));
    }
    details(notice).forEach((name, value) -> fields.put(name, Value.of(value)));
    if (kind == Kind.DIRECTORY_CHANGED) {
      fields.put("value", Value.of(notice.text("ChangeType")));
    }
    return Value.fields(fields);
  }

  private static List<String> subjects(Kind kind, Xml notice) {
    return switch (kind) {
      case CONTACT_OPENED -> List.of(notice.text("ExternalUserID"));
      case DIRECTORY_CHANGED ->
          Stream.of(notice.text("UserID"))
              .filter(it -> !it.isEmpty())
              .map(UserIds::normal)
              .toList();
      case MESSAGE_RECEIVED -> List.of(UserIds.normal(notice.text("FromUserName")));
      default -> notice.texts("MemChangeList");
    };
  }

  /// Who did it: the member who added a customer or wrote a message; of groups WeCom does not tell.
  private static String actor(Xml notice) {
    return UserIds.normal(
        notice.text("UserID").isEmpty() ? notice.text("FromUserName") : notice.text("UserID"));
  }

  private static Map<String, String> details(Xml notice) {
    var details = new LinkedHashMap<String, String>();
    details.put("change", notice.text("ChangeType"));
    // What a contact's or a group's QR code was made with, so that flows know where he came from.
    details.put(
        "value", notice.text("State").isEmpty() ? notice.text("Content") : notice.text("State"));
    details.put("welcomeCode", notice.text("WelcomeCode"));
    details.values().removeIf(String::isEmpty);
    return details;
  }

  private static String key(Xml notice) {
    var identity = new StringBuilder();
    for (var name : IDENTITY) {
      identity.append(name).append('=').append(notice.text(name)).append('\n');
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(identity.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
