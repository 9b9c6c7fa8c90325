package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.convoke.database.Database;
import org.convoke.model.PersonId;
import org.convoke.server.Api;
import org.convoke.server.people.People;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People are found on a platform, and linked by hand where they are not.
@QuarkusTest
class DirectoryTest {

  private static final Api ADMIN = TestConnection.ADMIN;

  @Inject AccountLinks links;
  @Inject Connections connections;
  @Inject Database database;
  @Inject People people;

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
  void an_account_of_somebody_who_was_merged_is_the_other_s() {
    var first = external("韦伯");
    var anna = external("Anna Weber");
    ADMIN.put("/people/" + first + "/merge", Map.of("personId", anna)).expect(200);
    var linked =
        ADMIN.put(connection.path("/accounts/nobody"), Map.of("personId", first)).expect(200);
    assertThat(linked.text("person.id")).isEqualTo(anna);
    ADMIN.delete("/people/" + first + "/merge").expect(200);
  }

  @Test
  void an_account_read_of_somebody_who_is_merged_meanwhile_is_the_other_s() {
    var first = external("韦伯");
    var anna = external("Anna Weber");
    ADMIN.put("/people/" + first + "/merge", Map.of("personId", anna)).expect(200);
    links.keep(
        connections.find(connection.id()).orElseThrow(),
        List.of(TestConnection.known("nobody", PersonId.parse(first))));
    assertThat(accounts("LINKED").text("items.0.person.id")).isEqualTo(anna);
    ADMIN.delete("/people/" + first + "/merge").expect(200);
  }

  @Test
  void nobody_whom_another_node_has_merged_this_moment_gets_an_account() {
    var first = external("韦伯");
    var anna = external("Anna Weber");
    ADMIN.get("/people/" + first).expect(200); // this node remembers him as himself
    merged(first, anna);
    ADMIN
        .put(connection.path("/accounts/nobody"), Map.of("personId", first))
        .expectProblem(409, "person-merged");
    assertThat(accounts("LINKED").body().path("items")).isEmpty();
    merged(first, null);
  }

  /// As another node does that tells nobody.
  private void merged(String person, @Nullable String into) {
    database
        .update("test.merged", "update person set merged_into = :into where id = :id")
        .bind("id", UUID.fromString(person))
        .bind("into", into == null ? null : UUID.fromString(into))
        .execute();
  }

  @Test
  void nobody_is_merged_while_his_account_is_written_down() {
    var person = PersonId.parse(external("韦伯"));
    database.inTransaction(
        "test.hold",
        transaction -> {
          people.current(transaction, TestConnection.org(), List.of(person));
          // on another thread: this one would ask within the transaction
          assertThat(CompletableFuture.supplyAsync(() -> canBeMerged(person)).join()).isFalse();
          return person;
        });
    assertThat(canBeMerged(person)).isTrue();
  }

  /// Whether nobody holds his row, which a merge takes first.
  private boolean canBeMerged(PersonId person) {
    return !database
        .query("test.free", "select id from person where id = :id for no key update skip locked")
        .bind("id", person.value())
        .list(row -> row.uuid("id"))
        .isEmpty();
  }

  private static String external(String name) {
    return ADMIN.post("/people", Map.of("name", name, "kind", "EXTERNAL")).expect(201).text("id");
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
