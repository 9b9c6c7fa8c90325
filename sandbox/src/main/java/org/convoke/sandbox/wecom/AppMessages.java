package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.wecom.State.Message;

/// Messages of the application to members. Source: document 90454 and the pages on application
/// messages.
final class AppMessages {

  private static final Set<String> TYPES =
      Set.of(
          "text",
          "image",
          "voice",
          "video",
          "file",
          "textcard",
          "news",
          "mpnews",
          "markdown",
          "template_card",
          "miniprogram_notice");

  private final Corp corp;

  AppMessages(Corp corp, Gate gate) {
    this.corp = corp;
    gate.post("/cgi-bin/message/send", this::send);
  }

  private ObjectNode send(Request request) {
    var body = request.json();
    if (body.number("agentid", 0) != corp.app().agentId) {
      throw Refusals.of(40056);
    }
    var type = body.text("msgtype");
    if (!TYPES.contains(type) || !body.has(type)) {
      throw Refusals.of(40058, "msgtype");
    }
    var text = body.object(type).text("content");
    if (text.getBytes(StandardCharsets.UTF_8).length > 2048) {
      throw Refusals.of(40058, type + ".content: at most 2048 bytes");
    }
    var invalid = new ArrayList<String>();
    var to = receivers(body, invalid);
    if (to.isEmpty()) {
      throw Refusals.of(81013);
    }
    var message = new Message();
    message.id = "msg%028d".formatted(corp.state().next("message"));
    message.sender = corp.app().name;
    message.type = type;
    message.content = body.object(type).node();
    message.createdAt = corp.parts().millis();
    to.stream().filter(this::takesOneMore).forEach(message.to::add);
    corp.state().messages.put(message.id, message);
    return Json.of(
        "invaliduser",
        String.join("|", invalid),
        "invalidparty",
        "",
        "invalidtag",
        "",
        "msgid",
        message.id);
  }

  private boolean takesOneMore(String user) {
    var limits = corp.parts().limits();
    return limits.spend("messagesToMemberPerMinute", user, Window.MINUTE)
        && limits.spend("messagesToMemberPerHour", user, Window.HOUR);
  }

  private Set<String> receivers(Body body, ArrayList<String> invalid) {
    var to = new LinkedHashSet<String>();
    for (var id : body.text("touser").split("\\|")) {
      if (id.equals("@all")) {
        corp.state().people.values().stream()
            .filter(p -> !p.left && p.visible)
            .forEach(p -> to.add(p.userid));
      } else if (!id.isEmpty()) {
        corp.visible(id).ifPresentOrElse(p -> to.add(p.userid), () -> invalid.add(id));
      }
    }
    for (var id : body.text("toparty").split("\\|")) {
      corp.state().people.values().stream()
          .filter(p -> String.valueOf(p.department).equals(id) && !p.left && p.visible)
          .forEach(p -> to.add(p.userid));
    }
    return to;
  }
}
