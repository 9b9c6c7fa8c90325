package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.flows.TestFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What platforms tell is kept before they are answered, and worked on once.
@QuarkusTest
class CallbacksTest {

  private static final Api ADMIN = TestConnection.admin();
  private static final Api PLATFORM = Api.anonymous();

  @Inject Database database;
  @Inject PlatformEvents work;
  @Inject Connections connections;
  @Inject AccountStore accounts;
  @Inject MissingNames names;
  @Inject CallLog log;
  @Inject Engine engine;
  @Inject TestClock clock;

  private TestPlatformServer platform;
  private TestConnection connection;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
    connection = TestConnection.to(platform, Map.of("callbackToken", "callback-token-1"));
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private Api.Answer tell(String token, String event) {
    return connection.tell(token, event);
  }

  private void awaitDone() throws InterruptedException {
    var stored = connections.find(connection.id()).orElseThrow();
    assertThat(work.awaitIdle(stored, Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void the_platform_can_try_the_address() throws InterruptedException {
    var answer =
        PLATFORM.get("//callbacks/" + connection.id() + "?token=callback-token-1&echo=hello");
    assertThat(answer.expect(200).response().body()).isEqualTo("hello");
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
  }

  @Test
  void a_call_that_is_not_the_platform_s_is_refused_and_logged_without_its_proof()
      throws InterruptedException {
    tell("wrong", "").expectProblem(403, "wrong-signature");
    PLATFORM
        .post("//callbacks/01a1ff70-d6fe-7577-8bcb-f7addf1033d8", "{}")
        .expectProblem(404, "not-found");
    PLATFORM.post("//callbacks/x", "{}").expectProblem(404, "not-found");
    assertThat(log.awaitWritten(Duration.ofSeconds(10))).isTrue();
    var calls = ADMIN.get(connection.path("/calls?direction=IN")).expect(200);
    assertThat(calls.text("items.0.error")).contains("签名");
    assertThat(calls.text("items.0.url")).endsWith("token=***");
  }

  @Test
  void refused_calls_push_none_out_that_was_the_platform_s() throws InterruptedException {
    tell("callback-token-1", "").expect(200);
    for (var again = 0; again < 40; again++) {
      tell("wrong", "").expectProblem(403, "wrong-signature");
    }
    assertThat(log.awaitWritten(Duration.ofSeconds(10))).isTrue();
    assertThat(inbound()).hasSize(1 + 30).endsWith(200);
    new CallStore(database).forgetBeyond(1, true);
    new CallStore(database).forgetBeyond(1, false);
    assertThat(inbound()).hasSize(2).endsWith(200);
  }

  /// Statuses of inbound calls, newest first; 0: refused.
  private List<Integer> inbound() {
    var calls = ADMIN.get(connection.path("/calls?direction=IN&limit=100")).expect(200);
    return calls.body().path("items").valueStream().map(it -> it.path("status").asInt(0)).toList();
  }

  @Test
  void a_happening_that_is_told_twice_is_worked_on_once() throws InterruptedException {
    var event = "{'kind':'MESSAGE_RECEIVED','key':'m1','chat':'g1'}";
    tell("callback-token-1", event).expect(200);
    tell("callback-token-1", event).expect(200);
    awaitDone();
    var row =
        database
            .query(
                "test.events",
                "select attempts from platform_event where connection_id = :id and key = 'm1'")
            .bind("id", connection.id().value())
            .one(it -> it.integer("attempts"));
    assertThat(row).isEqualTo(1);
  }

  @Test
  void a_customer_whose_name_the_platform_does_not_tell_is_not_called_by_his_account()
      throws InterruptedException {
    tell(
            "callback-token-1",
            "{'kind':'CONTACT_OPENED','key':'n1','fields':{'accounts':['ou_ext_weber']}}")
        .expect(200);
    awaitDone();
    var found = ADMIN.get(connection.path("/accounts?state=LINKED")).expect(200).body();
    assertThat(found.at("/items/0/id").asText()).isEqualTo("ou_ext_weber");
    assertThat(found.at("/items/0/person/name").asText()).isEqualTo("新客户 New customer · 测试");
    assertThat(found.at("/items/0/nameless").asText()).isEqualTo("平台没有此账号的姓名。");
  }

  private void open(String account, Instant at) {
    tell(
            "callback-token-1",
            "{'kind':'CONTACT_OPENED','key':'%s','at':'%s','fields':{'accounts':['%s']}}"
                .formatted(account, at, account))
        .expect(200);
  }

  private Api.Answer account(String id) {
    return ADMIN.get(connection.path("/accounts?q=" + id)).expect(200);
  }

  @Test
  void a_customer_s_name_is_asked_for_where_the_event_has_only_his_account()
      throws InterruptedException {
    platform.person("ou_9", "赵女士", "", "");
    open("ou_9", clock.instant());
    awaitDone();
    assertThat(account("ou_9").text("items.0.person.name")).isEqualTo("赵女士");
    assertThat(account("ou_9").body().at("/items/0/nameless").isNull()).isTrue();
  }

  @Test
  void a_name_is_asked_for_again_when_the_platform_was_away() throws InterruptedException {
    platform.person("ou_10", "孙女士", "", "");
    platform.fails("/people", TestPlatformServer.Fault.LOST_ANSWER);
    open("ou_10", clock.instant());
    awaitAttempt("ou_10");
    assertThat(account("ou_10").body().path("items")).isEmpty();
    clock.advance(Duration.ofSeconds(11));
    awaitDone();
    assertThat(account("ou_10").text("items.0.person.name")).isEqualTo("孙女士");
  }

  @Test
  void a_name_that_is_told_later_ends_the_reason_why_there_was_none() throws InterruptedException {
    open("ou_14", clock.instant());
    awaitDone();
    assertThat(account("ou_14").text("items.0.nameless")).isNotBlank();
    database
        .update("test.unlink", "update account set person_id = null where account_id = 'ou_14'")
        .execute();
    platform.person("ou_14", "周女士", "", "");
    tell(
            "callback-token-1",
            "{'kind':'CONTACT_OPENED','key':'again','fields':{'accounts':['ou_14']}}")
        .expect(200);
    awaitDone();
    assertThat(account("ou_14").text("items.0.person.name")).isEqualTo("周女士");
    assertThat(account("ou_14").body().at("/items/0/nameless").isNull()).isTrue();
  }

  @Test
  void a_name_that_comes_after_the_account_is_taken() throws InterruptedException {
    open("ou_15", clock.instant());
    awaitDone();
    assertThat(account("ou_15").text("items.0.person.name")).startsWith("新客户");
    tell(
            "callback-token-1",
            "{'kind':'CONTACT_OPENED','key':'ou_15','fields':{'accounts':['ou_15'],'names':['吴女士']}}")
        .expect(200);
    awaitDone();
    assertThat(account("ou_15").text("items.0.person.name")).isEqualTo("吴女士");
    assertThat(account("ou_15").text("items.0.name")).isEqualTo("吴女士");
    assertThat(account("ou_15").body().at("/items/0/nameless").isNull()).isTrue();
  }

  @Test
  void a_name_that_was_refused_is_asked_for_again_when_the_connection_is_checked()
      throws InterruptedException {
    open("ou_16", clock.instant());
    awaitDone();
    platform.person("ou_16", "郑女士", "", "");
    ADMIN.post(connection.path("/check"), "").expect(200);
    assertThat(account("ou_16").text("items.0.person.name")).isEqualTo("郑女士");
    assertThat(account("ou_16").body().at("/items/0/nameless").isNull()).isTrue();
  }

  @Test
  void whom_the_platform_calls_a_colleague_later_is_a_customer_no_longer()
      throws InterruptedException {
    open("staff-2", clock.instant());
    awaitDone();
    var person = account("staff-2").text("items.0.person.id");
    platform.person("staff-2", "王六", "", "");
    ADMIN.post(connection.path("/check"), "").expect(200);
    assertThat(account("staff-2").text("items.0.name")).isEqualTo("王六");
    assertThat(account("staff-2").body().at("/items/0/person").isNull()).isTrue();
    assertThat(ADMIN.get("/people/" + person).text("name")).startsWith("新客户");
  }

  @Test
  void being_asked_for_again_in_vain_is_not_being_told_of_and_puts_an_account_behind_the_others()
      throws InterruptedException {
    open("ou_21", clock.instant());
    awaitDone();
    open("ou_22", clock.instant());
    awaitDone();
    var seen = account("ou_21").text("items.0.seenAt");
    var row = connections.find(connection.id()).orElseThrow();
    names.askAgain(row, 1);
    assertThat(account("ou_21").text("items.0.seenAt")).isEqualTo(seen);
    assertThat(accounts.nameless(row.org(), row.id(), 1).getFirst().account().id())
        .isEqualTo("ou_22");
  }

  @Test
  void a_check_does_not_wait_for_names_for_ever() throws InterruptedException {
    open("ou_23", clock.instant());
    awaitDone();
    platform.person("ou_23", "蒋女士", "", "");
    var checks = new Checks(connections, names, Duration.ofMillis(50));
    try (var held = platform.holdsAfter("/people", 1)) {
      checks.check(TestConnection.org(), connection.key());
      held.awaitAsked();
      assertThat(account("ou_23").text("items.0.person.name")).startsWith("新客户");
    }
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (account("ou_23").text("items.0.person.name").startsWith("新客户")
        && System.nanoTime() < end) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    assertThat(account("ou_23").text("items.0.person.name")).isEqualTo("蒋女士");
  }

  @Test
  void a_name_that_is_taken_changes_its_person_by_the_server_s_clock() throws InterruptedException {
    open("ou_24", clock.instant());
    awaitDone();
    clock.advance(Duration.ofMinutes(10));
    var before = clock.instant();
    platform.person("ou_24", "沈女士", "", "");
    ADMIN.post(connection.path("/check"), "").expect(200);
    var person = account("ou_24").text("items.0.person.id");
    var changed =
        database
            .query("test.changed", "select updated_at from person where id = :id::uuid")
            .bind("id", person)
            .one(it -> it.instant("updated_at"));
    assertThat(changed).isAfterOrEqualTo(before.minusSeconds(1));
  }

  @Test
  void what_somebody_called_a_newcomer_stays_when_the_platform_tells_his_name()
      throws InterruptedException {
    open("ou_17", clock.instant());
    awaitDone();
    var person = "/people/" + account("ou_17").text("items.0.person.id");
    ADMIN.patch(person, Map.of("name", "老客户")).expect(200);
    platform.person("ou_17", "冯女士", "", "");
    ADMIN.post(connection.path("/check"), "").expect(200);
    assertThat(account("ou_17").text("items.0.person.name")).isEqualTo("老客户");
    assertThat(account("ou_17").text("items.0.name")).isEqualTo("冯女士");
  }

  @Test
  void a_platform_that_is_slow_to_answer_keeps_no_other_s_events_waiting() throws Exception {
    try (var quick = new TestPlatformServer();
        var held = platform.holds("/people")) {
      var other = TestConnection.to(quick, Map.of("callbackToken", "callback-token-1"));
      for (var count = 0; count < 50; count++) {
        open("slow-" + count, clock.instant().minus(Duration.ofHours(1)));
      }
      held.awaitAsked();
      other
          .tell(
              "callback-token-1",
              "{'kind':'CONTACT_OPENED','key':'q1','fields':{'accounts':['q1'],'names':['褚']}}")
          .expect(200);
      var stored = connections.find(other.id()).orElseThrow();
      assertThat(work.awaitIdle(stored, Duration.ofSeconds(10))).isTrue();
      assertThat(work.awaitIdle(connections.find(connection.id()).orElseThrow(), Duration.ZERO))
          .isFalse();
    }
    awaitDone();
  }

  private void awaitAttempt(String key) {
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!hasFailed(key) && System.nanoTime() < end) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    assertThat(hasFailed(key)).isTrue();
  }

  private boolean hasFailed(String key) {
    return database
        .query(
            "test.failed",
            """
            select error is not null as failed
            from platform_event
            where connection_id = :id and key = :key
            """)
        .bind("id", connection.id().value())
        .bind("key", key)
        .one(it -> it.flag("failed"));
  }

  @Test
  void a_customer_does_not_wait_for_ever_for_a_name_that_is_refused() throws InterruptedException {
    platform.person("ou_11", "李女士", "", "");
    platform.fails("/people", TestPlatformServer.Fault.LOST_ANSWER);
    open("ou_11", clock.instant().minus(Duration.ofHours(1)));
    awaitDone();
    assertThat(account("ou_11").text("items.0.person.name")).startsWith("新客户");
    assertThat(account("ou_11").text("items.0.nameless")).isNotBlank();
  }

  @Test
  void a_customer_who_was_linked_by_hand_starts_flows_all_the_same() throws InterruptedException {
    var anna = ADMIN.post("/people", Map.of("name", "安娜", "kind", "EXTERNAL")).expect(201);
    ADMIN.put(connection.path("/accounts/ou_13"), Map.of("personId", anna.text("id"))).expect(200);
    var flow =
        TestFlow.live(
            """
            {'trigger':{'type':'platformEvent','connection':'%s','event':'CONTACT_OPENED'},
             'steps':[{'key':'note','type':'compute','values':{'who':{'cel':'trigger.data.names'}}}]}
            """
                .formatted(connection.key()));
    open("ou_13", clock.instant());
    awaitDone();
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    var runs = flow.builder().get(flow.path("/runs")).expect(200);
    assertThat(runs.body().path("items")).hasSize(1);
    var run = flow.builder().get("/runs/" + runs.text("items.0.id")).expect(200);
    assertThat(run.text("steps.0.output.who.0")).isEqualTo("安娜");
  }

  @Test
  void a_colleague_who_opens_the_app_is_no_customer() throws InterruptedException {
    platform.person("staff-1", "王五", "", "");
    var flow =
        TestFlow.live(
            """
            {'trigger':{'type':'platformEvent','connection':'%s','event':'CONTACT_OPENED'},
             'steps':[{'key':'note','type':'compute','values':{'who':{'cel':'trigger.data.names'}}}]}
            """
                .formatted(connection.key()));
    open("staff-1", clock.instant());
    platform.person("ou_12", "周女士", "", "");
    open("ou_12", clock.instant());
    awaitDone();
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    var colleague = account("staff-1");
    assertThat(colleague.text("items.0.name")).isEqualTo("王五");
    assertThat(colleague.body().at("/items/0/person").isNull()).isTrue();
    var runs = flow.builder().get(flow.path("/runs")).expect(200);
    assertThat(runs.body().path("items")).hasSize(1);
    var run = flow.builder().get("/runs/" + runs.text("items.0.id")).expect(200);
    assertThat(run.text("steps.0.output.who.0")).isEqualTo("周女士");
  }

  @Test
  void the_accounts_of_people_who_are_one_go_over_and_come_back() throws InterruptedException {
    tell(
            "callback-token-1",
            "{'kind':'CONTACT_OPENED','key':'n2','fields':{'accounts':['ou-2'],'names':['韦伯']}}")
        .expect(200);
    awaitDone();
    var first = owner("ou-2");
    var anna = ADMIN.post("/people", Map.of("name", "Anna Weber", "kind", "EXTERNAL")).expect(201);
    var merge = "/people/" + first + "/merge";
    ADMIN.put(merge, Map.of("personId", anna.text("id"))).expect(200);
    assertThat(owner("ou-2")).isEqualTo(anna.text("id"));
    ADMIN.delete(merge).expect(200);
    assertThat(owner("ou-2")).isEqualTo(first);

    connection.link(accounts, database, org.convoke.model.PersonId.parse(anna.text("id")), "ou-3");
    ADMIN.put(merge, Map.of("personId", anna.text("id"))).expectProblem(409, "both-have-accounts");
  }

  /// Whose an account is.
  private String owner(String account) {
    var known = accounts.find(TestConnection.org(), connection.id(), account).orElseThrow();
    return String.valueOf(known.person());
  }

  @Test
  void a_customer_s_first_contact_makes_an_external_person_once() throws InterruptedException {
    var event =
        "{'kind':'CONTACT_OPENED','key':'%s','fields':{'accounts':['ou-1'],'names':['钱先生']}}";
    tell("callback-token-1", event.formatted("k1")).expect(200);
    tell("callback-token-1", event.formatted("k2")).expect(200);
    awaitDone();
    var linked = ADMIN.get(connection.path("/accounts?state=LINKED")).expect(200);
    assertThat(linked.body().path("items")).hasSize(1);
    assertThat(linked.text("items.0.person.kind")).isEqualTo("EXTERNAL");
    assertThat(linked.text("items.0.person.name")).isEqualTo("钱先生");
  }

  @Test
  void what_was_told_can_be_worked_on_again() throws InterruptedException {
    tell("callback-token-1", "{'kind':'MESSAGE_RECEIVED','key':'again','chat':'g1'}").expect(200);
    awaitDone();
    assertThat(log.awaitWritten(Duration.ofSeconds(10))).isTrue();
    var call = ADMIN.get(connection.path("/calls?direction=IN")).text("items.0.id");
    assertThat(
            ADMIN
                .post(connection.path("/calls/" + call + "/replay"), "")
                .expect(200)
                .text("events"))
        .isEqualTo("1");
    awaitDone();
  }

  @Test
  void what_the_platform_refuses_again_is_no_lack_of_the_reader_s_rights()
      throws InterruptedException {
    ADMIN.post(connection.path("/check"), "").expect(200);
    assertThat(log.awaitWritten(Duration.ofSeconds(10))).isTrue();
    var calls = ADMIN.get(connection.path("/calls?direction=OUT")).expect(200).body();
    var reading =
        calls
            .path("items")
            .valueStream()
            .filter(it -> it.path("url").asText().contains("/people"))
            .findFirst()
            .orElseThrow();
    platform.fails("/people", TestPlatformServer.Fault.FORBIDDEN);
    var refused =
        ADMIN.post(connection.path("/calls/" + reading.path("id").asText() + "/replay"), "");
    refused.expectProblem(409, "platform-refused");
    assertThat(refused.text("detail")).contains("no-right");
  }

  @Test
  void what_happens_starts_the_flows_that_wait_for_it_once() throws InterruptedException {
    var flow =
        TestFlow.live(
            """
            {'trigger':{'type':'platformEvent','connection':'%s','event':'CARD_CLICKED'},
             'steps':[{'key':'note','type':'compute',
               'values':{'answer':{'cel':'trigger.data.value'},
                 'chat':{'cel':'trigger.data.chatId'}}}]}
            """
                .formatted(connection.key()));
    var event = "{'kind':'CARD_CLICKED','key':'click-1','chat':'g1','fields':{'value':'同意'}}";
    tell("callback-token-1", event).expect(200);
    tell("callback-token-1", event).expect(200);
    awaitDone();
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    var runs = flow.builder().get(flow.path("/runs")).expect(200);
    assertThat(runs.body().path("items")).hasSize(1);
    var run = flow.builder().get("/runs/" + runs.text("items.0.id")).expect(200);
    assertThat(run.text("steps.0.output.answer")).as(run.response().body()).isEqualTo("同意");
    assertThat(run.text("steps.0.output.chat")).isEqualTo("g1");
    ADMIN.delete(connection.path("")).expectProblem(409, "connection-in-use");
  }

  @Test
  void a_connection_that_is_off_takes_nothing() throws InterruptedException {
    ADMIN.with("If-Match", "1").patch(connection.path(""), Map.of("enabled", false)).expect(200);
    tell("callback-token-1", "").expectProblem(404, "not-found");
  }
}
