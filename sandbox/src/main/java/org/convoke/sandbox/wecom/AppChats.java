package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Fault;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.wecom.State.AppChat;
import org.convoke.sandbox.wecom.State.Message;

/// Groups of the application: employees only. Source: documents 90245, 98913, 98914 and 90248.
final class AppChats {

  private static final Set<String> TYPES =
      Set.of("text", "image", "voice", "video", "file", "textcard", "news", "mpnews", "markdown");
  private static final int MOST_TEXT_BYTES = 2048;

  private final Corp corp;

  AppChats(Corp corp, Gate gate) {
    this.corp = corp;
    gate.post("/cgi-bin/appchat/create", this::create);
    gate.post("/cgi-bin/appchat/update", this::update);
    gate.get("/cgi-bin/appchat/get", this::read);
    gate.post("/cgi-bin/appchat/send", this::send);
  }

  private ObjectNode create(Request request) {
    checkRoot();
    var body = request.json();
    var users = users(request, body.texts("userlist"));
    var owner = body.has("owner") ? member(body.text("owner"), 86005) : first(users);
    users.add(owner);
    checkSize(users);
    var id = chatId(body.text("chatid"));
    spend("groupsPerDay", Window.DAY);
    var chat = new AppChat();
    chat.id = id;
    chat.name = cut(body.text("name"));
    chat.owner = owner;
    chat.users = users;
    corp.state().appChats.put(id, chat);
    return Json.of("chatid", id);
  }

  private void checkRoot() {
    if (!corp.app().rootVisible) {
      throw Refusals.of(60011);
    }
  }

  private String chatId(String wanted) {
    if (wanted.isEmpty()) {
      return "chat%028d".formatted(corp.state().next("chat"));
    }
    if (!wanted.matches("[0-9a-zA-Z]{1,32}")) {
      throw Refusals.of(86001);
    }
    if (corp.state().appChats.containsKey(wanted)) {
      throw Refusals.of(86215);
    }
    return wanted;
  }

  /// Members to be; one that cannot be fails the call, except those a fault leaves out.
  private LinkedHashSet<String> users(Request request, List<String> ids) {
    var refused = new HashSet<>(request.fault().map(Fault::people).orElse(List.of()));
    var users = new LinkedHashSet<String>();
    for (var id : ids) {
      if (!refused.contains(id)) {
        users.add(member(id, 86007));
      }
    }
    return users;
  }

  private String member(String id, int refusal) {
    return corp.visible(id).map(p -> p.userid).orElseThrow(() -> Refusals.of(refusal, id));
  }

  private static String first(Set<String> users) {
    return users.stream().findFirst().orElseThrow(() -> Refusals.of(86006));
  }

  private static void checkSize(Set<String> users) {
    if (users.size() < 2 || users.size() > 2000) {
      throw Refusals.of(86006);
    }
  }

  private void spend(String limit, Window window) {
    if (!corp.parts().limits().spend(limit, "", window)) {
      throw Refusals.of(45009);
    }
  }

  /// The name's first fifty characters.
  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= 50
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 50));
  }

  private AppChat chat(String id) {
    if (id.isEmpty()) {
      throw Refusals.of(86001);
    }
    var chat = corp.state().appChats.get(id);
    if (chat == null) {
      throw Refusals.of(86003);
    }
    return chat;
  }

  private ObjectNode update(Request request) {
    checkRoot();
    var body = request.json();
    var chat = chat(body.text("chatid"));
    var added = users(request, body.texts("add_user_list"));
    var gone = new LinkedHashSet<String>();
    body.texts("del_user_list").forEach(id -> gone.add(id.toLowerCase(java.util.Locale.ROOT)));
    var owner = body.has("owner") ? member(body.text("owner"), 86005) : chat.owner;
    var users = new LinkedHashSet<>(chat.users);
    users.addAll(added);
    users.removeAll(gone);
    if (!users.contains(owner)) {
      throw Refusals.of(86005);
    }
    checkSize(users);
    spend("groupChangesPerHour", Window.HOUR);
    chat.users = users;
    chat.owner = owner;
    if (body.has("name")) {
      chat.name = cut(body.text("name"));
    }
    return Json.of();
  }

  private ObjectNode read(Request request) {
    var chat = chat(request.query("chatid"));
    return Json.of(
        "chat_info",
        Json.of(
            "chatid", chat.id,
            "name", chat.name,
            "owner", chat.owner,
            "userlist", chat.users,
            "chat_type", 0));
  }

  private ObjectNode send(Request request) {
    var body = request.json();
    var chat = chat(body.text("chatid"));
    var type = body.text("msgtype");
    check(type, body);
    var message = new Message();
    message.id = "msg%028d".formatted(corp.state().next("message"));
    message.chatId = chat.id;
    message.sender = corp.app().name;
    message.type = type;
    message.content = body.object(type).node();
    message.createdAt = corp.parts().millis();
    chat.users.stream().filter(this::takesOneMore).forEach(message.to::add);
    chat.shown = true;
    corp.state().messages.put(message.id, message);
    return Json.of();
  }

  /// Beyond a member's limits messages vanish without an error.
  private boolean takesOneMore(String user) {
    var limits = corp.parts().limits();
    return limits.spend("groupMessagesToMemberPerMinute", user, Window.MINUTE)
        && limits.spend("groupMessagesToMemberPerDay", user, Window.DAY);
  }

  static void check(String type, Body body) {
    if (!TYPES.contains(type) || !body.has(type)) {
      throw Refusals.of(40058, "msgtype");
    }
    var text = body.object(type).text("content");
    if ((type.equals("text") || type.equals("markdown"))
        && (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > MOST_TEXT_BYTES)) {
      throw Refusals.of(40058, type + ".content: 1 to 2048 bytes");
    }
  }
}
