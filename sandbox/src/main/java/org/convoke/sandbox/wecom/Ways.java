package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// QR codes by which outsiders come: into customer groups (join ways) and to members (contact
/// ways). Source: documents 92229 and 96348.
final class Ways {

  private static final String PATH = "/cgi-bin/externalcontact/";

  private final Corp corp;

  Ways(Corp corp, Gate gate) {
    this.corp = corp;
    gate.post(PATH + "groupchat/add_join_way", this::addJoinWay);
    gate.post(PATH + "groupchat/get_join_way", this::joinWay);
    gate.post(PATH + "groupchat/update_join_way", this::updateJoinWay);
    gate.post(PATH + "groupchat/del_join_way", request -> delete(corp.state().joinWays, request));
    gate.post(PATH + "add_contact_way", this::addContactWay);
    gate.post(PATH + "get_contact_way", this::contactWay);
    gate.post(PATH + "update_contact_way", this::updateContactWay);
    gate.post(PATH + "del_contact_way", request -> delete(corp.state().contactWays, request));
  }

  private ObjectNode addJoinWay(Request request) {
    checkRights();
    var body = request.json();
    checkJoinWay(body);
    checkCount();
    var id = "join%028d".formatted(corp.state().next("way"));
    corp.state().joinWays.put(id, joinWay(id, body));
    return Json.of("config_id", id);
  }

  private void checkRights() {
    if (!corp.app().customerContact) {
      throw Refusals.of(48002);
    }
  }

  private void checkCount() {
    var count = corp.state().joinWays.size() + corp.state().contactWays.size();
    if (count >= corp.parts().limits().of("ways")) {
      throw Refusals.of(45009);
    }
  }

  private void checkJoinWay(Body body) {
    var scene = body.number("scene", 0);
    var chats = body.texts("chat_id_list");
    if (scene != 1 && scene != 2) {
      throw Refusals.of(40058, "scene");
    }
    if (chats.isEmpty() || chats.size() > 5) {
      throw Refusals.of(40058, "chat_id_list: 1 to 5");
    }
    for (var chat : chats) {
      if (corp.state().appChats.containsKey(chat)) {
        throw Refusals.of(90501);
      }
      if (!corp.state().customerGroups.containsKey(chat)) {
        throw Refusals.of(86003);
      }
    }
    checkLength(body, "remark", 30);
    checkLength(body, "state", 30);
    checkLength(body, "room_base_name", 40);
  }

  private static void checkLength(Body body, String field, int most) {
    if (body.text(field).length() > most) {
      throw Refusals.of(40058, field + ": at most " + most);
    }
  }

  private ObjectNode joinWay(String id, Body body) {
    var way =
        Json.of(
            "config_id", id,
            "scene", body.number("scene", 2),
            "remark", body.text("remark"),
            "auto_create_room", body.number("auto_create_room", 1),
            "room_base_name", body.text("room_base_name"),
            "room_base_id", body.number("room_base_id", 1),
            "chat_id_list", body.texts("chat_id_list"),
            "state", body.text("state"));
    // A mini program's way has no picture.
    return body.number("scene", 2) == 2 ? way.put("qr_code", qr(id)) : way;
  }

  private String qr(String id) {
    return corp.address() + "/sandbox/qr/" + id;
  }

  private ObjectNode joinWay(Request request) {
    return Json.of("join_way", way(corp.state().joinWays, request));
  }

  private ObjectNode updateJoinWay(Request request) {
    var old = way(corp.state().joinWays, request);
    var body = request.json();
    checkJoinWay(body);
    var id = old.path("config_id").asText();
    corp.state().joinWays.put(id, joinWay(id, body));
    return Json.of();
  }

  private ObjectNode way(Map<String, ObjectNode> ways, Request request) {
    checkRights();
    var way = ways.get(request.json().text("config_id"));
    if (way == null) {
      throw Refusals.of(40058, "config_id");
    }
    return way;
  }

  private ObjectNode delete(Map<String, ObjectNode> ways, Request request) {
    ways.remove(way(ways, request).path("config_id").asText());
    return Json.of();
  }

  private ObjectNode addContactWay(Request request) {
    checkRights();
    var body = request.json();
    var type = body.number("type", 0);
    var users = body.texts("user");
    if (type != 1 && type != 2
        || users.size() > (type == 1 ? 1 : 100)
        || users.isEmpty() && body.texts("party").isEmpty()) {
      throw Refusals.of(40058, "type or user");
    }
    users.forEach(corp::require);
    checkLength(body, "remark", 30);
    checkLength(body, "state", 30);
    checkCount();
    var id = "contact%025d".formatted(corp.state().next("way"));
    var way = body.node().deepCopy().put("config_id", id);
    if (body.number("scene", 2) == 2) {
      way.put("qr_code", qr(id));
    }
    corp.state().contactWays.put(id, way);
    return way.has("qr_code")
        ? Json.of("config_id", id, "qr_code", qr(id))
        : Json.of("config_id", id);
  }

  private ObjectNode contactWay(Request request) {
    return Json.of("contact_way", way(corp.state().contactWays, request));
  }

  private ObjectNode updateContactWay(Request request) {
    way(corp.state().contactWays, request).setAll(request.json().node());
    return Json.of();
  }
}
