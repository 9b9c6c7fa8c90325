package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Three servers on one PostgreSQL and one NATS are one Convoke, whatever happens to any of them.
class NodesTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  /// After 10 s of silence a node is taken for dead; the others look every 2 s.
  private static final Duration LEASE = Duration.ofSeconds(30);

  /// Far less than what is remembered lives without being told of a change (30 s).
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new Cluster(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void nodes_that_start_together_share_one_demo_organization() {
    assertThat(cluster.database.number("select count(*) from organization")).isEqualTo(1);
    assertThat(cluster.database.number("select count(*) from app")).isEqualTo(1);
    assertThat(cluster.database.number("select count(*) from node")).isEqualTo(3);
  }

  @Test
  void who_is_connected_to_one_node_sees_what_is_written_at_another() {
    try (var ear = cluster.listen(0, cluster.token)) {
      assertThat(ear.hears("hello")).isTrue();
      var admin = cluster.api(1).person("admin").path("id").asText();
      var chat =
          cluster
              .api(1)
              .post("chats", Map.of("name", "跨节点", "ownerId", admin, "memberIds", List.of(admin)))
              .path("id")
              .asText();
      assertThat(ear.hears("\"chat\"", chat, "created")).isTrue();
      cluster.api(2).post("chats/" + chat + "/messages", Map.of("text", "从另一个节点"));
      assertThat(ear.hears("\"message\"", chat, "从另一个节点")).isTrue();
    }
  }

  @Test
  void a_token_that_ends_at_one_node_ends_at_all_with_its_sockets() {
    var made =
        cluster.api(0).post("api-tokens", Map.of("name", "short", "scopes", List.of("chats:read")));
    var token = made.path("token").asText();
    var elsewhere = cluster.api(1, token);
    assertThat(elsewhere.status("chats")).isEqualTo(200);
    try (var ear = cluster.listen(2, token)) {
      assertThat(ear.hears("hello")).isTrue();
      cluster.api(0).delete("api-tokens/" + made.path("id").asText());
      assertThat(Await.until(AT_ONCE, () -> elsewhere.status("chats") == 401)).isTrue();
      assertThat(Await.until(AT_ONCE, ear::isClosed)).isTrue();
    }
  }

  @Test
  void a_form_that_is_saved_at_one_node_is_that_form_at_all() {
    var form = Map.of("name", "多节点表单", "key", "nodes-form");
    assertThat(cluster.api(1).status("forms/nodes-form")).isEqualTo(404); // remembers its forms
    cluster.api(0).post("forms", form);
    assertThat(Await.until(AT_ONCE, () -> cluster.api(1).status("forms/nodes-form") == 200))
        .isTrue();
  }

  @Test
  void everything_acknowledged_happens_exactly_once_whatever_fails() throws Exception {
    try (var submissions = new SpreadSubmissions(cluster);
        var ear = cluster.listen(0, cluster.token)) {
      killAndRestart(submissions);
      stopAndRestartNats(submissions, ear);
      dropConnections(submissions);
      pausePastItsLease(submissions);
      submissions.awaitAll();
      submissions.finish();
      System.out.println(
          submissions.total() + " submissions, sent again " + submissions.sentAgain() + " times");
      assertThat(Await.until(LEASE, () -> unfinished() == 0)).as("all runs end").isTrue();
      assertExactlyOneOfEach(submissions.total());
    }
  }

  private static void killAndRestart(SpreadSubmissions submissions) throws Exception {
    submissions.allow(200);
    submissions.awaitAcknowledged(60);
    var node = cluster.nodes.get(1);
    node.kill();
    submissions.awaitAcknowledged(40);
    node.start();
    awaitServes(submissions, 1);
  }

  private static void stopAndRestartNats(SpreadSubmissions submissions, Ear ear) throws Exception {
    cluster.nats.stop();
    submissions.allow(60);
    submissions.awaitAcknowledged(60);
    assertThat(Await.until(SOON, () -> health(0).contains("\"disconnected\""))).isTrue();
    assertThat(health(0)).startsWith("200");
    assertThat(cluster.api(1).status("forms/unheard-form")).isEqualTo(404); // remembers its forms
    cluster.api(0).post("forms", Map.of("name", "未听到", "key", "unheard-form"));
    cluster.nats.startAgain();
    assertThat(Await.until(SOON, () -> health(0).contains("\"connected\""))).isTrue();
    assertThat(ear.hears("missed")).as("browsers are told to look again").isTrue();
    assertThat(Await.until(AT_ONCE, () -> cluster.api(1).status("forms/unheard-form") == 200))
        .as("what was not heard is read again")
        .isTrue();
  }

  private static void dropConnections(SpreadSubmissions submissions) throws Exception {
    submissions.allow(120);
    submissions.awaitAcknowledged(30);
    assertThat(cluster.database.dropConnections()).isPositive();
    submissions.awaitAcknowledged(60);
  }

  private static void pausePastItsLease(SpreadSubmissions submissions) throws Exception {
    var node = cluster.nodes.get(2);
    submissions.allow(200);
    submissions.awaitAcknowledged(40);
    node.pause();
    var registered = "select count(*) from node where id = '%s'".formatted(node.id());
    assertThat(Await.until(LEASE, () -> cluster.database.number(registered) == 0))
        .as("the others take the paused node for dead")
        .isTrue();
    submissions.awaitAcknowledged(60);
    node.goOn();
    assertThat(Await.until(SOON, () -> node.said("was taken for dead")))
        .as("the resumed node is fenced off:\n%s", node.output())
        .isTrue();
    awaitServes(submissions, 2);
  }

  /// Until the node has acknowledged something new.
  private static void awaitServes(SpreadSubmissions submissions, int node) {
    var before = submissions.servedBy(node);
    submissions.allow(30);
    assertThat(Await.until(SOON, () -> submissions.servedBy(node) > before))
        .as("node %d serves again", node)
        .isTrue();
  }

  private static String health(int node) {
    try {
      return cluster.health(node);
    } catch (Exception e) {
      return e.toString();
    }
  }

  private static long unfinished() {
    return cluster.database.number(
        "select count(*) from run where state not in ('DONE', 'FAILED')");
  }

  private static void assertExactlyOneOfEach(int submissions) {
    var expected = IntStream.range(0, submissions).mapToObj(SpreadSubmissions::nameOf).toList();
    assertNames("records", namesIn("create-group"), expected);
    assertNames("ledger rows", namesIn("group-ledger"), expected);
    assertNames("groups", cluster.database.texts("select name from chat"), expected);
    assertThat(
            cluster.database.texts(
                """
                select run.state || ' ' || count(*)
                from run join flow on flow.org_id = run.org_id and flow.id = run.flow_id
                where flow.key = 'create-group'
                group by run.state
                """))
        .as("runs")
        .containsExactly("DONE " + submissions);
    assertThat(
            cluster.database.texts(
                "select distinct count(*)::text from run_step where state = 'DONE' group by run_id"))
        .as("each run has done its two steps, each once")
        .containsExactly("2");
  }

  private static List<String> namesIn(String form) {
    return cluster.database.texts(
        """
        select record.values ->> 'name'
        from record join form on form.org_id = record.org_id and form.id = record.form_id
        where form.key = '%s'
        """
            .formatted(form));
  }

  private static void assertNames(String what, List<String> found, List<String> expected) {
    assertThat(ours(found)).as(what).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Stream<String> ours(List<String> names) {
    return names.stream().filter(name -> name.startsWith(SpreadSubmissions.PREFIX));
  }
}
