package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.ChatEdit;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;

/// Ordinary internal groups, by the new calls (`/v1.0/im/group/*`) or the classic ones (`chat/*`),
/// which DingTalk grants to no new app. Both make the same groups with the same ids.
///
/// Neither takes a key and neither lists groups: when a creation's answer is lost, nobody can find
/// out. Neither can disband a group.
final class OrdinaryGroups implements Dialect {

  private static final String CLOSED = "[已结束] ";
  static final int MAX_NAME = 20;
  private static final int MAX_MEMBERS = 1000;
  // Of the classic calls; the page of the new ones names no number, so it is kept to there too.
  private static final int MEMBERS_A_CALL = 40;
  private static final int DISBANDED = 2;

  private final Api api;
  private final boolean classic;

  OrdinaryGroups(Api api, boolean classic) {
    this.api = api;
    this.classic = classic;
  }

  @Override
  public int maxName() {
    return MAX_NAME;
  }

  @Override
  public int maxMembers() {
    return MAX_MEMBERS;
  }

  @Override
  public Repeatability creating() {
    return new Repeatability.Uncertain();
  }

  @Override
  public int membersAtCreation() {
    return MEMBERS_A_CALL;
  }

  @Override
  public GroupIds create(String name, String owner, List<String> userIds, EffectKey key) {
    var body = fields().put("name", name).put("owner", owner);
    userIds.forEach(body.putArray("useridlist")::add);
    var made =
        api.required(
            classic
                ? Request.change(Host.OAPI, "/chat/create", body)
                : Request.change(Host.API, "/v1.0/im/group/create", body.put("ownerType", "emp")));
    return new GroupIds(made.path("chatid").asText(), made.path("openConversationId").asText());
  }

  @Override
  public void change(GroupIds ids, ChatEdit edit) {
    bodies(edit).forEach(it -> update(ids, it));
  }

  private void update(GroupIds ids, ObjectNode body) {
    body.put("chatid", chatId(ids));
    api.required(
        classic
            ? Request.change(Host.OAPI, "/chat/update", body)
            : Request.change(Host.API, "/v1.0/im/group/update", body));
  }

  /// As few calls as possible, since each counts: additions and removals share them, unless the new
  /// owner has to be in the group first.
  private static List<ObjectNode> bodies(ChatEdit edit) {
    var additions = ChatEdit.pieces(edit.add(), MEMBERS_A_CALL);
    var removals = ChatEdit.pieces(edit.remove(), MEMBERS_A_CALL);
    var shift = edit.ownerJoins() ? additions.size() : 0;
    var bodies = new ArrayList<ObjectNode>();
    for (var index = 0; index < additions.size(); index++) {
      list(body(bodies, index), "add_useridlist", additions.get(index));
    }
    edit.name().ifPresent(it -> body(bodies, 0).put("name", it));
    edit.owner().ifPresent(it -> body(bodies, shift).put("owner", it).put("ownerType", "emp"));
    for (var index = 0; index < removals.size(); index++) {
      list(body(bodies, shift + index), "del_useridlist", removals.get(index));
    }
    return bodies;
  }

  private static ObjectNode body(List<ObjectNode> bodies, int index) {
    while (bodies.size() <= index) {
      bodies.add(fields());
    }
    return bodies.get(index);
  }

  private static void list(ObjectNode body, String name, List<String> userIds) {
    userIds.forEach(body.putArray(name)::add);
  }

  @Override
  public Optional<Group> look(GroupIds ids) {
    try {
      var answer = api.required(Request.get(Host.OAPI, "/chat/get", "chatid", chatId(ids)));
      return Optional.of(group(answer.path("chat_info")));
    } catch (NotFound e) {
      return Optional.empty();
    }
  }

  private static Group group(JsonNode info) {
    var members = new ArrayList<String>();
    info.path("useridlist").forEach(it -> members.add(it.asText()));
    var name = info.path("name").asText();
    return new Group(
        name,
        info.path("owner").asText(),
        members,
        !info.path("extidlist").isEmpty(),
        info.path("status").asInt() == DISBANDED || name.startsWith(CLOSED));
  }

  /// Good for 365 days, until the group gets another name or owner.
  @Override
  public Optional<String> link(GroupIds ids) {
    return look(ids).flatMap(it -> link(api, chatId(ids), it.owner()));
  }

  static Optional<String> link(Api api, String chatId, String sharer) {
    var answer =
        api.required(
            Request.ask(
                Host.OAPI,
                "/topapi/chat/qrcode/get",
                fields().put("chatid", chatId).put("userid", sharer)));
    return Optional.of(answer.path("result").asText()).filter(it -> !it.isEmpty());
  }

  /// Renamed and muted, and everybody but the owner taken out.
  @Override
  public void close(GroupIds ids, Group group) {
    var others = group.members().stream().filter(it -> !it.equals(group.owner())).toList();
    var bodies =
        bodies(
            new ChatEdit(
                Optional.of(closedName(group.name())), Optional.empty(), false, List.of(), others));
    mute(bodies.getFirst());
    bodies.forEach(it -> update(ids, it));
  }

  private void mute(ObjectNode body) {
    var options = classic ? body : body.putObject("managementOptions");
    options.put("chatBannedType", 1);
  }

  private static String closedName(String name) {
    var whole = CLOSED + name;
    var length = whole.codePointCount(0, whole.length());
    return whole.substring(0, whole.offsetByCodePoints(0, Math.min(MAX_NAME, length)));
  }

  private static String chatId(GroupIds ids) {
    if (ids.chatId().isEmpty()) {
      throw NotFound.of(Phrase.of("群聊", "group chat"), ids.conversationId());
    }
    return ids.chatId();
  }
}
