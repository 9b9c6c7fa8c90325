package org.convoke.server.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppsTest {

  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final Api STRANGER = Api.signIn("otherbuilder");

  @Test
  void the_demo_has_the_group_chat_app_in_chinese() {
    var app = BUILDER.get("/apps/group-chat").expect(200);
    assertThat(app.text("name")).isEqualTo("会话群");
    assertThat(app.body().at("/forms").findValuesAsText("name"))
        .containsExactly("创建会话群", "会话群数据汇总", "更新会话群");
    assertThat(BUILDER.get("/forms/create-group").expect(200).body().toString())
        .contains("群聊名称", "选择群主", "选择群成员");
    var template = BUILDER.get("/templates").expect(200);
    assertThat(template.text("items.0.name")).isEqualTo("group-chat");
    assertThat(template.body().at("/items/0/installed").asBoolean()).isTrue();
  }

  @Test
  void a_template_is_installed_once_in_the_language_asked_for() {
    var options = Map.of("locale", "en");
    var app = STRANGER.post("/templates/group-chat/install", options).expect(200);
    assertThat(app.text("name")).isEqualTo("Group chats");
    assertThat(app.body().at("/forms").findValuesAsText("key"))
        .containsExactly("create-group", "group-ledger", "update-group");
    var again = STRANGER.post("/templates/group-chat/install", Map.of("locale", "zh")).expect(200);
    assertThat(again.body()).isEqualTo(app.body());
    assertThat(STRANGER.get("/forms/update-group").body().toString()).contains("New name");
    assertThat(STRANGER.get("/apps").body().at("/items").findValuesAsText("key"))
        .containsOnlyOnce("group-chat");
  }

  @Test
  void only_builders_install_and_only_what_there_is() {
    Api.signIn("wangfang")
        .post("/templates/group-chat/install", Map.of())
        .expectProblem(403, "forbidden");
    BUILDER.post("/templates/no-such/install", Map.of()).expectProblem(404, "not-found");
    BUILDER
        .post("/templates/group-chat/install", Map.of("locale", "fr"))
        .expectProblem(422, "invalid-input");
  }

  @Test
  void an_app_is_made_by_hand_renamed_and_filled_with_forms() {
    var app = BUILDER.post("/apps", Map.of("name", "报修")).expect(201);
    assertThat(app.text("key")).startsWith("app-");
    var id = app.text("id");
    BUILDER.post("/forms", Map.of("name", "报修单", "app", id)).expect(422);
    var form = BUILDER.post("/forms", Map.of("name", "报修单", "appId", id)).expect(201);
    assertThat(BUILDER.patch("/apps/" + id, Map.of("name", "维修")).expect(200).text("name"))
        .isEqualTo("维修");
    assertThat(BUILDER.get("/apps/%s", id).text("forms.0.id")).isEqualTo(form.text("id"));
    assertThat(BUILDER.get("/forms?app=%s", id).body().at("/items")).hasSize(1);
    BUILDER.post("/apps", Map.of("name", " ")).expectProblem(422, "invalid-input");
    BUILDER
        .post("/apps", Map.of("name", "又一个", "key", "group-chat"))
        .expectProblem(409, "duplicate-key");
    STRANGER.get("/apps/%s", id).expectProblem(404, "not-found");
    STRANGER.patch("/apps/" + id, Map.of("name", "x")).expectProblem(404, "not-found");
    STRANGER.post("/forms", Map.of("name", "外人", "appId", id)).expectProblem(404, "not-found");
  }
}
