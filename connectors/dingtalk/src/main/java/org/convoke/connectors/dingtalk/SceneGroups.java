package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.ChatEdit;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;

/// Scene groups (场景群): created with a key of ours, so never twice; carry the robot of their
/// template; can be disbanded.
final class SceneGroups implements Dialect {

  static final int MAX_NAME = 30;
  private static final int MAX_MEMBERS = 1000;
  private static final int MEMBERS_A_CALL = 100;
  private static final int DISBANDED = 2;

  /// How long DingTalk knows a key is not documented: longer than any retry, and after a day a
  /// person is asked.
  private static final Repeatability A_DAY = new Repeatability.Keyed(Duration.ofDays(1));

  /// The page names no code of its own for a group that is not there; its id is the one parameter.
  private static final Set<String> NOT_THERE =
      Set.of("parameter.invalid", "invalid.openConversationId", "cidEncryptError");

  private final Api api;
  private final DingTalkSettings settings;

  SceneGroups(Api api, DingTalkSettings settings) {
    this.api = api;
    this.settings = settings;
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
    return A_DAY;
  }

  @Override
  public int membersAtCreation() {
    return MEMBERS_A_CALL;
  }

  @Override
  public ChatHandle handle(GroupIds ids) {
    return new ChatHandle(ids.conversationId());
  }

  @Override
  public GroupIds create(String name, String owner, List<String> userIds, EffectKey key) {
    var body =
        fields()
            .put("title", name)
            .put("template_id", settings.template())
            .put("owner_user_id", owner)
            .put("uuid", key.value());
    userIds.forEach(body.putArray("user_ids")::add);
    var made = api.required(Request.change(Host.API, "/v1.0/im/sceneGroup/create", body));
    return new GroupIds(made.path("chat_id").asText(), made.path("open_conversation_id").asText());
  }

  @Override
  public void change(GroupIds ids, ChatEdit edit) {
    members(ids, "add", edit.add());
    var body = group(ids);
    edit.name().ifPresent(it -> body.put("title", it));
    edit.owner().ifPresent(it -> body.put("owner_user_id", it));
    if (body.size() > 1) {
      api.required(Request.change(Host.API, "/v1.0/im/sceneGroup/update", body));
    }
    members(ids, "delete", edit.remove());
  }

  private void members(GroupIds ids, String what, List<String> userIds) {
    for (var piece : ChatEdit.pieces(userIds, MEMBERS_A_CALL)) {
      var body = group(ids);
      piece.forEach(body.putArray("user_ids")::add);
      api.required(Request.change(Host.API, "/v1.0/im/sceneGroup/member/" + what, body));
    }
  }

  private static ObjectNode group(GroupIds ids) {
    return fields().put("open_conversation_id", ids.conversationId());
  }

  private static ObjectNode conversation(GroupIds ids) {
    return fields().put("openConversationId", ids.conversationId());
  }

  @Override
  public Optional<Group> look(GroupIds ids) {
    return info(ids)
        .map(
            it -> {
              var closed = it.path("status").asInt() == DISBANDED;
              return new Group(
                  it.path("title").asText(),
                  it.path("ownerUserId").asText(),
                  closed ? List.of() : members(ids),
                  false,
                  closed);
            });
  }

  private Optional<JsonNode> info(GroupIds ids) {
    var answer = api.call(Request.ask(Host.API, "/v1.0/im/sceneGroups/query", conversation(ids)));
    if (NOT_THERE.contains(answer.code())) {
      return Optional.empty();
    }
    return Optional.of(answer.required(api.refusals()));
  }

  private List<String> members(GroupIds ids) {
    var members = new ArrayList<String>();
    var next = "";
    do {
      var body = conversation(ids).put("maxResults", MAX_MEMBERS);
      if (!next.isEmpty()) {
        body.put("nextToken", next);
      }
      var page =
          api.required(Request.ask(Host.API, "/v1.0/im/sceneGroups/members/batchQuery", body));
      page.path("memberUserIds").forEach(it -> members.add(it.asText()));
      next = page.path("hasMore").asBoolean() ? page.path("nextToken").asText() : "";
    } while (!next.isEmpty());
    return members;
  }

  @Override
  public Optional<String> link(GroupIds ids) {
    return info(ids).map(it -> it.path("groupUrl").asText()).filter(it -> !it.isEmpty());
  }

  @Override
  public void close(GroupIds ids, Group group) {
    api.required(Request.change(Host.API, "/v1.0/im/chat/scenegroup/disband", conversation(ids)));
  }
}
