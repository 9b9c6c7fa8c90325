package org.convoke.server.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convoke.server.Api;

/// A chat of the demo organization that a test made, seen through REST.
final class Talk {

  private final String id;

  private Talk(String id) {
    this.id = id;
  }

  /// A chat that the first person owns, with the others in it.
  static Talk of(Api owner, Api... others) {
    var members = new ArrayList<>(List.of(id(owner)));
    Arrays.stream(others).map(Talk::id).forEach(members::add);
    var body = Map.of("name", "项目组", "ownerId", id(owner), "memberIds", members);
    return new Talk(owner.post("/chats", body).expect(201).text("id"));
  }

  /// One that a flow made.
  static Talk existing(String id) {
    return new Talk(id);
  }

  String id() {
    return id;
  }

  String path() {
    return "/chats/" + id;
  }

  Api.Answer say(Api sender, String text) {
    return sender.post(path() + "/messages", Map.of("text", text));
  }

  Api.Answer add(Api actor, Api... people) {
    return actor.post(path() + "/members", personIds(people));
  }

  Api.Answer remove(Api actor, Api... people) {
    return actor.send("DELETE", path() + "/members", personIds(people));
  }

  /// Every message, oldest first.
  List<JsonNode> messages(Api reader) {
    return items(reader.get(path() + "/messages?after=0&limit=200").expect(200));
  }

  /// The types of the notices, oldest first.
  List<String> notices(Api reader) {
    return messages(reader).stream()
        .map(message -> message.at("/notice/type").asText())
        .filter(type -> !type.isEmpty())
        .toList();
  }

  List<String> members(Api reader) {
    return items(reader.get(path() + "/members").expect(200)).stream()
        .map(member -> member.at("/personId").asText())
        .toList();
  }

  JsonNode conversation(Api reader) {
    return items(reader.get("/conversations?limit=200").expect(200)).stream()
        .filter(conversation -> conversation.at("/chat/id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  Api.Answer read(Api reader, long seq) {
    return reader.post("/conversations/GROUP" + id + "/read", Map.of("seq", seq));
  }

  static String id(Api person) {
    return person.person().toString();
  }

  static List<JsonNode> items(Api.Answer answer) {
    var items = new ArrayList<JsonNode>();
    answer.body().at("/items").forEach(items::add);
    return items;
  }

  private static Map<String, List<String>> personIds(Api... people) {
    return Map.of("personIds", Arrays.stream(people).map(Talk::id).toList());
  }
}
