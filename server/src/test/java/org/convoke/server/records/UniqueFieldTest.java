package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.database.RowsMissing;
import org.convoke.database.Transaction;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Value;
import org.convoke.model.forms.FormDefinition;
import org.convoke.server.Api.Answer;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A field becomes unique while people submit.
@QuarkusTest
class UniqueFieldTest {

  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";
  private static final String UNIQUE = NAME.replace("}", ",'unique':true}");
  private static final int VALUES = 60;

  @Inject Forms forms;
  @Inject RecordWrites writes;
  @Inject CommitPipeline pipeline;
  @Inject Database database;

  @Test
  void a_record_that_was_checked_before_its_form_was_saved_is_not_written() {
    var form = TestForm.with(NAME);
    var first = write(form, "甲");
    var second = write(form, "甲");
    pipeline.commit(first.unit());
    save(form, UNIQUE).expect(200);
    assertThatThrownBy(() -> pipeline.commit(second.unit())).isInstanceOf(RowsMissing.class);
    form.submit("name", "甲").expectProblem(409, "duplicate-value");
    form.submit("name", "乙").expect(201);
  }

  @Test
  void a_form_that_another_node_saved_is_read_again() {
    var form = TestForm.with(NAME);
    form.submit("name", "甲").expect(201);
    form.builder().get("/forms/%s", form.key()).expect(200);
    database
        .update(
            "test.saveElsewhere",
            "update form set version = version + 1, definition = :definition::jsonb where key = :key")
        .bind("definition", Json.write(TestForm.definition(NAME.replace("name", "title"))))
        .bind("key", form.key())
        .execute();
    form.submit("name", "乙").expectProblem(422, "invalid-input");
    form.submit("title", "乙").expect(201);
  }

  @Test
  void a_refused_save_leaves_nothing_behind() {
    var form = TestForm.with(NAME, NAME.replace("name", "code"));
    form.add("name", "甲", "code", "1");
    form.add("name", "乙", "code", "1");
    save(form, UNIQUE, UNIQUE.replace("name", "code")).expectProblem(409, "field-has-duplicates");
    assertThat(held(form)).isZero();
    form.add("name", "甲", "code", "1");
  }

  @RepeatedTest(5)
  void whatever_is_submitted_meanwhile_a_unique_field_has_every_value_once() throws Exception {
    var form = TestForm.with(NAME);
    var half = new CountDownLatch(VALUES / 2);
    Answer saved;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var upward = threads.submit(() -> submitAll(form, half, IntStream.range(0, VALUES)));
      var downward =
          threads.submit(
              () -> submitAll(form, half, IntStream.range(0, VALUES).map(it -> VALUES - 1 - it)));
      half.await();
      saved = save(form, UNIQUE);
      upward.get();
      downward.get();
    }
    var values = values(form);
    if (saved.status() == 200) {
      assertThat(values).doesNotHaveDuplicates();
      assertThat(held(form)).isEqualTo(values.size());
    } else {
      saved.expectProblem(409, "field-has-duplicates");
      form.submit("name", "v0").expect(201); // what was looked at beforehand means nothing
    }
  }

  @Test
  @Timeout(120)
  void records_are_written_while_those_that_are_there_are_looked_at_and_count_too()
      throws Exception {
    var form = TestForm.with(NAME);
    form.add("name", "甲");
    var changed = form.add("name", "乙");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var saved =
          database.inTransaction(
              "test.holdUp",
              transaction -> {
                holdUp(transaction, form);
                var saving = threads.submit(() -> save(form, UNIQUE));
                awaitHeldUp(transaction);
                form.submit("name", "丙").expect(201);
                form.change(changed, "name", "丁").expect(200);
                letGo(transaction, form);
                return saving;
              });
      saved.get().expect(200);
    }
    for (var taken : List.of("甲", "丙", "丁")) {
      form.submit("name", taken).expectProblem(409, "duplicate-value");
    }
    form.submit("name", "乙").expect(201);
    assertThat(held(form)).isEqualTo(4);
  }

  @Test
  @Timeout(120)
  void what_was_written_twice_while_the_others_were_looked_at_is_found() throws Exception {
    var form = TestForm.with(NAME);
    form.add("name", "甲");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var saved =
          database.inTransaction(
              "test.holdUp",
              transaction -> {
                holdUp(transaction, form);
                var saving = threads.submit(() -> save(form, UNIQUE));
                awaitHeldUp(transaction);
                form.submit("name", "丙").expect(201);
                form.submit("name", "丙").expect(201);
                letGo(transaction, form);
                return saving;
              });
      saved.get().expectProblem(409, "field-has-duplicates");
    }
    form.submit("name", "丙").expect(201);
  }

  /// Whoever registers the value 甲 waits for this transaction.
  private void holdUp(Transaction transaction, TestForm form) {
    var current = current(form);
    transaction
        .update(
            "test.holdUp",
            """
            insert into record_unique (org_id, form_id, field, value_hash, record_id)
            values (:org, :form, 'name',
              substr(encode(sha256(convert_to('甲', 'UTF8')), 'hex'), 1, 32)::uuid,
              gen_random_uuid())
            """)
        .bind("org", current.org().value())
        .bind("form", current.id().value())
        .execute();
  }

  private void letGo(Transaction transaction, TestForm form) {
    transaction
        .update("test.letGo", "delete from record_unique where form_id = :form")
        .bind("form", current(form).id().value())
        .execute();
  }

  private static void awaitHeldUp(Transaction transaction) {
    while (!transaction
        .query(
            "test.heldUp",
            """
            select exists (
              select from pg_locks
              where locktype = 'transactionid' and transactionid = pg_current_xact_id()::xid
                and not granted) as held
            """)
        .one(row -> row.flag("held"))) {
      Thread.onSpinWait();
    }
  }

  private static void submitAll(TestForm form, CountDownLatch submitted, IntStream values) {
    values.forEach(
        value -> {
          assertThat(form.submit("name", "v" + value).status()).isIn(201, 409);
          submitted.countDown();
        });
  }

  private RecordWrites.Write write(TestForm form, String name) {
    return writes.create(
        current(form),
        new Value.Fields(Map.of("name", Value.of(name))),
        new Author.Human(form.builder().person()),
        Instant.now());
  }

  private Form current(TestForm form) {
    return forms.require(
        OrgId.parse(form.builder().get("/me").text("organization.id")), form.key());
  }

  private static Answer save(TestForm form, String... fields) {
    var definition = Json.MAPPER.convertValue(TestForm.definition(fields), FormDefinition.class);
    return form.builder()
        .with("If-Match", "\"1\"")
        .put("/forms/" + form.key(), Map.of("name", "唯一", "definition", definition));
  }

  private List<String> values(TestForm form) {
    return form.builder().get(form.path("?limit=200")).body().at("/items").findValuesAsText("name");
  }

  private long held(TestForm form) {
    return database
        .query("test.held", "select count(*) as count from record_unique where form_id = :form")
        .bind("form", current(form).id().value())
        .one(row -> row.number("count"));
  }
}
