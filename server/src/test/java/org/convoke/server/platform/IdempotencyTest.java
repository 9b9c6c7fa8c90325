package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.database.TestDatabase;
import org.convoke.database.UnitOfWork;
import org.convoke.model.Conflict;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.people.Directory;
import org.convoke.server.platform.Idempotency.Call;
import org.convoke.server.platform.Idempotency.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

  private final TestDatabase own = TestDatabase.create();
  private final Database database = own.database();
  private final CommitPipeline pipeline = new CommitPipeline(database, 2, 100);
  private final Idempotency idempotency = new Idempotency(database, Clock.systemUTC());
  private final AtomicInteger creations = new AtomicInteger();
  private final PersonId person = PersonId.create();
  private OrgId organization;

  @BeforeEach
  void organization() {
    var organizations = new Directory(database).organizations();
    organization =
        database.inTransaction("test", it -> organizations.create(it, "test", "测试", false)).id();
  }

  @AfterEach
  void close() {
    pipeline.close();
    own.close();
  }

  @Test
  void a_repeated_call_answers_as_the_first_time() {
    var first = create("key", "POST /things");
    var second = create("key", "POST /things");
    assertThat(first.status()).isEqualTo(201);
    assertThat(second).isEqualTo(new Outcome(201, "{\"number\":1}"));
    assertThat(creations).hasValue(1);
  }

  @Test
  void without_a_key_every_call_creates() {
    create(null, "POST /things");
    create(null, "POST /things");
    assertThat(creations).hasValue(2);
  }

  @Test
  void one_key_on_two_calls_is_a_mistake() {
    create("key", "POST /things");
    assertThatThrownBy(() -> create("key", "POST /others"))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.code()).isEqualTo("idempotency-key-reused"));
  }

  @Test
  void what_fails_is_not_remembered() {
    assertThatThrownBy(
            () ->
                idempotency.once(
                    "key",
                    call("POST /things", "a"),
                    _ -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(create("key", "POST /things").status()).isEqualTo(201);
  }

  @Test
  void of_many_at_once_one_is_committed_and_all_answer_the_same() throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 20)
              .mapToObj(
                  _ ->
                      threads.submit(
                          () -> {
                            start.await();
                            return text(create("key", "POST /things"));
                          }))
              .toList();
      start.countDown();
      var bodies = answers.stream().map(IdempotencyTest::result).distinct().toList();
      assertThat(bodies).hasSize(1);
    }
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void a_repeat_that_conflicts_with_what_the_first_call_creates_answers_as_that_one() {
    var second =
        idempotency.once(
            "key",
            call("POST /things", "a"),
            _ -> {
              create("key", "POST /things"); // the first call ends while this one is under way
              throw new Conflict("duplicate-value", Phrase.of("重复", "The name is taken"));
            });
    assertThat(second).isEqualTo(new Outcome(201, "{\"number\":1}"));
  }

  @Test
  void a_conflict_with_something_else_stays_one() {
    assertThatThrownBy(
            () ->
                idempotency.once(
                    "key",
                    call("POST /things", "a"),
                    _ -> {
                      throw new Conflict("duplicate-value", Phrase.of("重复", "The name is taken"));
                    }))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void one_key_with_two_bodies_is_a_mistake() {
    create("key", call("POST /things", Map.of("name", "甲", "number", 1)));
    var again = new LinkedHashMap<String, Object>();
    again.put("number", 1);
    again.put("name", "甲");
    assertThat(create("key", call("POST /things", again)).status()).isEqualTo(201);
    assertThatThrownBy(() -> create("key", call("POST /things", Map.of("name", "乙", "number", 1))))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.code()).isEqualTo("idempotency-key-reused"));
    assertThat(creations).hasValue(1);
  }

  @Test
  void a_row_of_before_bodies_were_kept_matches_any() {
    create("key", "POST /things");
    database.update("test.old", "update idempotency_key set asked = null").execute();
    assertThat(create("key", call("POST /things", "b")).status()).isEqualTo(201);
    assertThat(creations).hasValue(1);
  }

  private Call call(String path, Object body) {
    return new Call(organization, person, path, body);
  }

  private Outcome create(String key, String path) {
    return create(key, call(path, "a"));
  }

  private Outcome create(String key, Call call) {
    return idempotency.once(
        key,
        call,
        remember -> {
          var unit = new UnitOfWork();
          var outcome = remember.in(unit, 201, Map.of("number", creations.incrementAndGet()));
          pipeline.commit(unit);
          return outcome;
        });
  }

  private static String text(Outcome outcome) {
    return outcome.body() instanceof String text
        ? text
        : org.convoke.model.Json.write(outcome.body());
  }

  private static String result(Future<String> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private long stored() {
    return database
        .query("test.count", "select count(*) as count from idempotency_key")
        .one(row -> row.number("count"));
  }
}
