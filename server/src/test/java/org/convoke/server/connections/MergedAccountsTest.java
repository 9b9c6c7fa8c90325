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

/// Accounts of people who turn out to be one go over to the other, and back.
@QuarkusTest
class MergedAccountsTest {

  private static final Api ADMIN = TestConnection.admin();

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
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Api.Answer accounts(String state) {
    return ADMIN.get(connection.path("/accounts?state=" + state)).expect(200);
  }

  private Api.Answer link(String person) {
    return ADMIN.put(connection.path("/accounts/nobody"), Map.of("personId", person)).expect(200);
  }

  private static void merge(String person, String into) {
    ADMIN.put("/people/" + person + "/merge", Map.of("personId", into)).expect(200);
  }

  private static void undo(String person) {
    ADMIN.delete("/people/" + person + "/merge").expect(200);
  }

  private void assertOwner(String person, boolean isConfirmed) {
    var account = accounts("LINKED");
    assertThat(account.text("items.0.person.id")).isEqualTo(person);
    assertThat(account.text("items.0.confirmed")).isEqualTo(Boolean.toString(isConfirmed));
  }

  @Test
  void that_an_account_was_confirmed_goes_with_a_merge_and_comes_back() {
    var first = external("韦伯");
    var anna = external("Anna Weber");
    link(first);
    merge(first, anna);
    assertOwner(anna, false);
    undo(first);
    assertOwner(first, true);
  }

  @Test
  void an_account_that_was_confirmed_of_both_stays_so() {
    var first = external("韦伯");
    var anna = external("Anna Weber");
    links.keep(
        connections.find(connection.id()).orElseThrow(),
        List.of(TestConnection.known("nobody", PersonId.parse(first))));
    merge(first, anna);
    link(anna);
    undo(first);
    assertOwner(first, true);
  }

  @Test
  void an_account_that_was_taken_away_meanwhile_and_found_again_is_not_confirmed() {
    var first = external("韦伯");
    var anna = external("Anna Weber");
    link(first);
    merge(first, anna);
    ADMIN.delete(connection.path("/accounts/nobody")).expect(204);
    links.keep(
        connections.find(connection.id()).orElseThrow(),
        List.of(TestConnection.known("nobody", PersonId.parse(anna))));
    undo(first);
    assertOwner(first, false);
  }

  @Test
  void an_account_of_somebody_who_was_merged_is_the_other_s() {
    var first = external("韦伯");
    var anna = external("Anna Weber");
    merge(first, anna);
    var linked =
        ADMIN.put(connection.path("/accounts/nobody"), Map.of("personId", first)).expect(200);
    assertThat(linked.text("person.id")).isEqualTo(anna);
    undo(first);
  }

  @Test
  void an_account_read_of_somebody_who_is_merged_meanwhile_is_the_other_s() {
    var first = external("韦伯");
    var anna = external("Anna Weber");
    merge(first, anna);
    links.keep(
        connections.find(connection.id()).orElseThrow(),
        List.of(TestConnection.known("nobody", PersonId.parse(first))));
    assertThat(accounts("LINKED").text("items.0.person.id")).isEqualTo(anna);
    undo(first);
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
}
