package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.convoke.server.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People are found on a platform, and linked by hand where they are not.
@QuarkusTest
class DirectoryTest {

  private static final Api ADMIN = TestConnection.admin();

  private TestPlatformServer platform;
  private TestConnection connection;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
    connection = TestConnection.to(platform, Map.of());
    platform.person("by-mobile", "张伟", "+86 138-0000-0003", "");
    platform.person("by-email", "王芳", "", "WangFang@demo.convoke.dev");
    platform.person("nobody", "无名氏", "13999999999", "");
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Api.Answer sync(Object body) {
    return ADMIN.post(connection.path("/directory/sync"), body).expect(200);
  }

  private Api.Answer accounts(String state) {
    return ADMIN.get(connection.path("/accounts?state=" + state)).expect(200);
  }

  @Test
  void people_are_found_by_mobile_then_by_e_mail_and_the_others_are_listed() {
    var result = sync("{}");
    assertThat(result.text("members")).isEqualTo("3");
    assertThat(result.text("found")).isEqualTo("2");
    assertThat(result.text("unlinked")).isEqualTo("1");
    var linked = accounts("LINKED");
    assertThat(linked.body().path("items").findValuesAsText("username"))
        .containsExactlyInAnyOrder("zhangwei", "wangfang");
    assertThat(accounts("UNLINKED").text("items.0.id")).isEqualTo("nobody");
    assertThat(accounts("UNLINKED").text("items.0.departments.0")).isEqualTo("测试部门");
    assertThat(ADMIN.get(connection.path("/accounts/count")).text("linked")).isEqualTo("2");
    assertThat(sync("{}").text("found")).isEqualTo("0");
    assertThat(ADMIN.get(connection.path("")).text("syncedAt")).isNotBlank();
  }

  @Test
  void an_account_is_linked_and_unlinked_by_hand() {
    sync("{}");
    var lina = Map.of("personId", ADMIN.person());
    assertThat(ADMIN.put(connection.path("/accounts/nobody"), lina).expect(200).text("person.name"))
        .isEqualTo("李娜");
    ADMIN.put(connection.path("/accounts/by-mobile"), lina).expectProblem(409, "account-taken");
    ADMIN.delete(connection.path("/accounts/nobody")).expect(204);
    assertThat(accounts("UNLINKED").text("items.0.id")).isEqualTo("nobody");
    ADMIN
        .put(
            connection.path("/accounts/by-mobile"),
            Map.of("personId", ADMIN.person(), "move", true))
        .expect(200);
    ADMIN.put(connection.path("/accounts/by-email"), lina).expectProblem(409, "account-taken");
    ADMIN.put(connection.path("/accounts/other"), lina).expectProblem(409, "person-has-account");
    ADMIN.delete(connection.path("/accounts/none")).expectProblem(404, "not-found");
  }

  @Test
  void an_administrator_makes_no_account_an_owner_s() {
    var owner = Api.signIn("admin").person();
    for (var move : List.of(false, true)) {
      ADMIN
          .put(connection.path("/accounts/mine"), Map.of("personId", owner, "move", move))
          .expectProblem(403, "forbidden");
    }
    Api.signIn("admin")
        .put(connection.path("/accounts/mine"), Map.of("personId", ADMIN.person()))
        .expect(200);
  }

  @Test
  void an_account_that_nobody_read_can_be_linked() {
    ADMIN.put(connection.path("/accounts/by-hand"), Map.of("personId", ADMIN.person())).expect(200);
    assertThat(accounts("LINKED").text("items.0.origin")).isEqualTo("HAND");
  }

  @Test
  void people_who_are_missing_are_made_when_that_is_wanted() {
    platform.people.clear();
    platform.person("new-one", "司马光", "13700001111", "");
    assertThat(sync(Map.of("createPeople", true)).text("created")).isEqualTo("1");
    assertThat(accounts("LINKED").text("items.0.person.name")).isEqualTo("司马光");
    assertThat(sync(Map.of("createPeople", true)).text("created")).isEqualTo("0");
  }

  @Test
  void a_departed_account_without_a_person_is_forgotten() {
    sync("{}");
    platform.people.removeIf(it -> it.path("id").asText().equals("nobody"));
    sync("{}");
    assertThat(accounts("UNLINKED").body().path("items")).isEmpty();
  }

  @Test
  void what_two_accounts_share_tells_nobody() {
    platform.person("same-mobile", "张伟", "13800000003", "");
    platform.person("same-email", "王芳", "", "wangfang@demo.convoke.dev");
    assertThat(sync("{}").text("found")).isEqualTo("0");
    assertThat(accounts("LINKED").body().path("items")).isEmpty();
  }

  @Test
  void a_mobile_number_tells_before_an_e_mail_address_in_whatever_order() {
    platform.people.clear();
    platform.person("by-email", "张伟", "", "zhangwei@demo.convoke.dev");
    platform.person("by-mobile", "张伟", "13800000003", "");
    sync("{}");
    assertThat(accounts("LINKED").text("items.0.id")).isEqualTo("by-mobile");
    assertThat(accounts("LINKED").text("items.0.confirmed")).isEqualTo("false");
  }
}
