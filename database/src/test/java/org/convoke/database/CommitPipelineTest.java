package org.convoke.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CommitPipelineTest {

  private record Book(UUID id, String title, long copies) {}

  private static final Batch<Book> INSERT =
      Batch.<Book>named("book.insert", 10)
          .uuid(Book::id)
          .text(Book::title)
          .number(Book::copies)
          .everyRow(
              """
              insert into book (id, title, copies)
              select * from unnest(?, ?, ?)
              """);

  private static final Batch<Book> LEND =
      Batch.<Book>named("book.lend", 30)
          .uuid(Book::id)
          .everyRow(
              """
              update book set copies = copies - 1
              from unnest(?) as lent (id)
              where book.id = lent.id and book.copies > 0
              """);

  private static final Batch<Book> NUMBERED =
      Batch.<Book>named("book.number", 20)
          .uuid(Book::id)
          .text(Book::title)
          .returning(
              """
              insert into book (id, title, copies)
              select id, title, 100 + position
              from unnest(?, ?) with ordinality as given (id, title, position)
              returning copies, copies - 100 as position
              """);

  private record Times(List<String> names) implements StatementTimes {
    @Override
    public void took(String statement, long nanos) {
      names.add(statement);
    }
  }

  private final Times times = new Times(Collections.synchronizedList(new ArrayList<>()));
  private TestDatabase test;
  private Database database;
  private CommitPipeline pipeline;

  @BeforeEach
  void start() {
    test = TestDatabase.create();
    database = new Database(test.source(), times);
    database
        .update(
            "book.create",
            "create table book (id uuid primary key, title text unique, copies bigint)")
        .execute();
    pipeline = new CommitPipeline(database, 2, 1000);
    times.names().clear();
  }

  @AfterEach
  void stop() {
    pipeline.close();
    test.close();
  }

  @Test
  void a_unit_is_there_when_commit_returns() {
    pipeline.commit(insert("红楼梦"));
    assertThat(titles()).containsExactly("红楼梦");
  }

  @Test
  void a_unit_is_written_whole_or_not_at_all() {
    pipeline.commit(insert("a"));
    var unit = insert("b").addAll(insert("a"));
    assertThatThrownBy(() -> pipeline.commit(unit)).isInstanceOf(UniqueViolation.class);
    assertThat(titles()).containsExactly("a");
  }

  @Test
  void a_unit_that_breaks_a_constraint_fails_alone() throws Exception {
    pipeline.commit(insert("taken"));
    var calls = new ArrayList<Callable<Void>>();
    for (var number = 0; number < 200; number++) {
      var unit = insert(number % 10 == 0 ? "taken" : "title " + number);
      calls.add(
          () -> {
            pipeline.commit(unit);
            return null;
          });
    }
    assertThat(failures(calls)).hasSize(20).allMatch(UniqueViolation.class::isInstance);
    assertThat(titles()).hasSize(181);
  }

  @Test
  void batches_are_written_in_the_order_of_their_ranks() {
    var book = book("first");
    pipeline.commit(new UnitOfWork().add(LEND, book).add(INSERT, book));
    assertThat(copies()).containsExactly(0L);
  }

  @Test
  void a_unit_fails_with_its_first_statement_that_fails() {
    var taken = book("taken");
    pipeline.commit(new UnitOfWork().add(INSERT, taken));
    var lendsNothing =
        Batch.<Book>named("book.lendNothing", 5)
            .uuid(Book::id)
            .everyRow("update book set copies = 0 from unnest(?) as given (id) where false");
    assertThatThrownBy(
            () -> pipeline.commit(new UnitOfWork().add(INSERT, taken).add(lendsNothing, taken)))
        .isInstanceOf(RowsMissing.class)
        .hasMessageContaining("book.lendNothing");
    assertThatThrownBy(() -> pipeline.commit(new UnitOfWork().add(LEND, taken).add(INSERT, taken)))
        .isInstanceOf(UniqueViolation.class)
        .hasMessageContaining("book.insert");
  }

  private record Everything(
      @Nullable UUID uuid,
      @Nullable String text,
      @Nullable String json,
      @Nullable Long number,
      @Nullable Integer integer,
      @Nullable BigDecimal decimal,
      @Nullable Boolean flag,
      @Nullable Instant instant) {}

  @Test
  void values_of_every_type_arrive_as_they_were_given() {
    database
        .update(
            "everything.create",
            """
            create table everything (place bigint generated always as identity, a uuid, b text,
              c jsonb, d bigint, e int, f numeric, g bool, h timestamptz)
            """)
        .execute();
    var insert =
        Batch.<Everything>named("everything.insert", 1)
            .uuid(Everything::uuid)
            .text(Everything::text)
            .json(Everything::json)
            .number(Everything::number)
            .integer(Everything::integer)
            .decimal(Everything::decimal)
            .flag(Everything::flag)
            .instant(Everything::instant)
            .everyRow(
                """
                insert into everything (a, b, c, d, e, f, g, h)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                """);
    var given =
        List.of(
            new Everything(
                UUID.randomUUID(),
                "召集 {\"'\\},\nNULL 🙂",
                "{\"a\": [1, \"\\\\ \\\"\", null]}",
                Long.MIN_VALUE,
                Integer.MAX_VALUE,
                new BigDecimal("-12345678901234567890.000100"),
                true,
                Instant.parse("1969-12-31T23:59:59.123456Z")),
            new Everything(null, null, null, null, null, null, null, null),
            new Everything(
                new UUID(-1, 1), "", "null", 0L, -1, BigDecimal.ZERO, false, Instant.EPOCH));
    var unit = new UnitOfWork();
    given.forEach(row -> unit.add(insert, row));
    pipeline.commit(unit);
    assertThat(everything()).isEqualTo(given);
  }

  private List<Everything> everything() {
    return database
        .query("everything.list", "select * from everything order by place")
        .list(
            row ->
                new Everything(
                    row.optionalUuid("a").orElse(null),
                    row.optionalText("b").orElse(null),
                    row.optionalText("c").orElse(null),
                    row.optionalNumber("d").orElse(null),
                    row.optionalNumber("e").map(Math::toIntExact).orElse(null),
                    row.optionalText("f").map(BigDecimal::new).orElse(null),
                    row.optionalText("g").map("t"::equals).orElse(null),
                    row.optionalInstant("h").orElse(null)));
  }

  private List<Long> copies() {
    return database
        .query("book.copies", "select copies from book")
        .list(row -> row.number("copies"));
  }

  @Test
  void rows_of_a_batch_with_an_order_are_written_in_it() {
    var sorted =
        Batch.<Book>named("book.sorted", 20)
            .sorted(Comparator.comparing(Book::title))
            .uuid(Book::id)
            .text(Book::title)
            .returning(
                """
                insert into book (id, title, copies)
                select id, title, position
                from unnest(?, ?) with ordinality as given (id, title, position)
                returning copies, copies as position
                """);
    var unit = new UnitOfWork();
    var second = unit.addReturning(sorted, book("b"), row -> row.number("copies"));
    var first = unit.addReturning(sorted, book("a"), row -> row.number("copies"));
    pipeline.commit(unit);
    assertThat(first.value()).isEqualTo(1);
    assertThat(second.value()).isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void one_unit_that_fails_costs_the_others_few_transactions() throws Exception {
    pipeline.commit(insert("taken"));
    try (var slow = new CommitPipeline(database, 1, 1_000);
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      database.inTransaction(
          "book.lock",
          transaction -> {
            transaction.update("book.lock", "lock table book").execute();
            executor.submit(() -> slow.commit(insert("it waits for the lock")));
            while (!isWaitedFor(transaction)) {
              Thread.onSpinWait();
            }
            for (var number = 0; number < 128; number++) {
              var unit = insert(number == 77 ? "taken" : "title " + number);
              executor.submit(() -> slow.commit(unit));
            }
            while (slow.waiting() < 128) {
              Thread.onSpinWait();
            }
            return true;
          });
    }
    assertThat(titles()).hasSize(129);
    assertThat(times.names()).filteredOn(CommitPipeline.ALONE::equals).hasSizeLessThanOrEqualTo(4);
    assertThat(times.names()).filteredOn("commit"::equals).hasSizeLessThan(24);
  }

  @Test
  void a_change_that_finds_no_row_in_the_expected_state_is_refused() {
    var book = new Book(UUID.randomUUID(), "one copy", 1);
    pipeline.commit(new UnitOfWork().add(INSERT, book));
    pipeline.commit(new UnitOfWork().add(LEND, book));
    assertThatThrownBy(() -> pipeline.commit(new UnitOfWork().add(LEND, book)))
        .isInstanceOf(RowsMissing.class);
  }

  @Test
  void each_row_gets_the_answer_that_belongs_to_it() {
    var unit = new UnitOfWork();
    var first = unit.addReturning(NUMBERED, book("first"), row -> row.number("copies"));
    var second = unit.addReturning(NUMBERED, book("second"), row -> row.number("copies"));
    pipeline.commit(unit);
    assertThat(first.value()).isEqualTo(101);
    assertThat(second.value()).isEqualTo(102);
  }

  @Test
  void a_writer_outlives_what_a_row_throws() {
    var broken =
        Batch.<Book>named("book.broken", 40)
            .text(
                book -> {
                  throw new StackOverflowError("while reading a row");
                })
            .everyRow("insert into book (title) select * from unnest(?)");
    for (var attempt = 0; attempt < 3; attempt++) {
      var unit = new UnitOfWork().add(broken, book("broken"));
      assertThatThrownBy(() -> pipeline.commit(unit)).isInstanceOf(StatementFailed.class);
    }
    pipeline.commit(insert("next"));
    assertThat(titles()).containsExactly("next");
  }

  @Test
  void a_null_where_none_is_expected_is_an_error_of_the_statement() {
    var query = database.query("book.nothing", "select null::text as title");
    assertThatThrownBy(() -> query.one(row -> row.text("title")))
        .isInstanceOf(StatementFailed.class);
  }

  @Test
  void what_is_preferred_is_written_instead_of_the_other() {
    var unit = new UnitOfWork();
    var choice =
        unit.addEither(
            new UnitOfWork().add(INSERT, book("preferred")),
            new UnitOfWork().add(INSERT, book("other")));
    pipeline.commit(unit);
    assertThat(choice.isPreferred()).isTrue();
    assertThat(titles()).containsExactly("preferred");
  }

  @Test
  void what_the_database_refuses_is_given_up_for_the_other() {
    var givenUp = new ArrayList<String>();
    var existing = book("existing");
    pipeline.commit(new UnitOfWork().add(INSERT, existing));
    var unit = new UnitOfWork().add(INSERT, book("always"));
    unit.whenNotWritten(() -> givenUp.add("unit"));
    var preferred = new UnitOfWork().add(INSERT, existing);
    preferred.whenNotWritten(() -> givenUp.add("preferred"));
    var choice = unit.addEither(preferred, new UnitOfWork().add(INSERT, book("other")));
    pipeline.commit(unit);
    assertThat(choice.isPreferred()).isFalse();
    assertThat(titles()).containsExactlyInAnyOrder("existing", "always", "other");
    assertThat(givenUp).containsExactly("preferred");
  }

  @Test
  void a_closed_pipeline_refuses_units() {
    pipeline.close();
    var unit = insert("late");
    assertThatThrownBy(() -> pipeline.commit(unit)).isInstanceOf(DatabaseUnavailable.class);
  }

  private static boolean isWaitedFor(Transaction transaction) {
    return transaction
        .query(
            "book.waiting",
            "select count(*) as waiting from pg_locks where relation = 'book'::regclass and not granted")
        .one(row -> row.number("waiting") > 0);
  }

  private static Book book(String title) {
    return new Book(UUID.randomUUID(), title, 1);
  }

  private static UnitOfWork insert(String title) {
    return new UnitOfWork().add(INSERT, book(title));
  }

  private List<String> titles() {
    return database
        .query("book.titles", "select title from book order by title")
        .list(row -> row.text("title"));
  }

  private static List<Throwable> failures(List<Callable<Void>> calls) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      return executor.invokeAll(calls).stream()
          .filter(call -> call.state() == Future.State.FAILED)
          .map(Future::exceptionNow)
          .toList();
    }
  }
}
