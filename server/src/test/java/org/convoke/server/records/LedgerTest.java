package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.records.TestForm.json;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LedgerTest {

  @Inject Database database;

  private static final String[] FIELDS = {
    "{'key':'name','type':'text','label':'名称'}",
    "{'key':'amount','type':'number','label':'金额'}",
    "{'key':'day','type':'date','label':'日期'}",
    "{'key':'at','type':'datetime','label':'时间'}",
    "{'key':'owner','type':'member','label':'负责人'}",
    "{'key':'team','type':'members','label':'成员'}",
    "{'key':'tags','type':'multiSelect','label':'标签','options':{'type':'static','items':[{'value':'a','label':'甲'},{'value':'b','label':'乙'}]}}"
  };

  private static final Api LINA = Api.signIn("lina");
  private static final String ZHANGWEI = Api.signIn("zhangwei").person().toString();
  private static final String LINA_ID = LINA.person().toString();

  /// Four records; `1` has everything, `4` nothing but a name.
  private static TestForm filled() {
    var form = TestForm.with(FIELDS);
    form.add(
        "name",
        "一号 100%",
        "amount",
        10,
        "day",
        "2026-11-21",
        "at",
        "2026-11-21T14:30:00+08:00",
        "owner",
        ZHANGWEI,
        "team",
        List.of(ZHANGWEI, LINA_ID),
        "tags",
        List.of("a"));
    form.add(
        "name",
        "二号",
        "amount",
        9.5,
        "day",
        "2026-02-01",
        "at",
        "2026-11-21T06:30:01Z",
        "owner",
        LINA_ID,
        "team",
        List.of(LINA_ID),
        "tags",
        List.of("a", "b"));
    form.submit(LINA, "name", "三号", "amount", -100, "day", "2025-12-31").expect(201);
    form.add("name", "四号");
    return form;
  }

  private static List<String> serials(Answer answer) {
    var serials = new ArrayList<String>();
    answer
        .expect(200)
        .body()
        .at("/items")
        .forEach(item -> serials.add(item.path("serial").asText()));
    return serials;
  }

  private static Answer page(TestForm form, String... parameters) {
    var query = new StringBuilder("?");
    for (var index = 0; index < parameters.length; index += 2) {
      query
          .append('&')
          .append(parameters[index])
          .append('=')
          .append(URLEncoder.encode(parameters[index + 1], StandardCharsets.UTF_8));
    }
    return LINA.send("GET", form.path(query.toString()), null);
  }

  private static List<String> filtered(TestForm form, String filter) {
    var condition =
        filter.replace("ZHANGWEI", ZHANGWEI).replace("LINA", LINA_ID).replace('\'', '"');
    return serials(page(form, "filter", condition));
  }

  @Test
  void filters_compare_each_kind_as_what_it_is() {
    var form = filled();
    var expected =
        Map.ofEntries(
            Map.entry("{}", "4 3 2 1"),
            Map.entry("{'field':'name','op':'equals','value':'二号'}", "2"),
            Map.entry("{'field':'name','op':'notEquals','value':'二号'}", "4 3 1"),
            Map.entry("{'field':'name','op':'contains','value':'号'}", "4 3 2 1"),
            Map.entry("{'field':'name','op':'contains','value':'0%'}", "1"),
            Map.entry("{'field':'name','op':'notContains','value':'一'}", "4 3 2"),
            Map.entry("{'field':'name','op':'in','value':['二号','四号','x']}", "4 2"),
            Map.entry("{'field':'name','op':'in','value':[]}", ""),
            Map.entry("{'field':'amount','op':'equals','value':10.0}", "1"),
            Map.entry("{'field':'amount','op':'equals','value':'10'}", ""),
            Map.entry("{'field':'amount','op':'greaterThan','value':9.5}", "1"),
            Map.entry("{'field':'amount','op':'lessThan','value':10}", "3 2"),
            Map.entry("{'field':'amount','op':'isEmpty'}", "4"),
            Map.entry("{'field':'amount','op':'equals','value':null}", "4"),
            Map.entry("{'field':'day','op':'greaterOrEqual','value':'2026-02-01'}", "2 1"),
            Map.entry("{'field':'day','op':'lessThan','value':'2026-01-01'}", "3"),
            Map.entry("{'field':'at','op':'equals','value':'2026-11-21T06:30:00Z'}", "1"),
            Map.entry("{'field':'at','op':'greaterThan','value':'2026-11-21T14:30:00+08:00'}", "2"),
            Map.entry("{'field':'owner','op':'equals','value':'ZHANGWEI'}", "1"),
            Map.entry("{'field':'owner','op':'in','value':['ZHANGWEI','LINA']}", "2 1"),
            Map.entry("{'field':'team','op':'contains','value':'LINA'}", "2 1"),
            Map.entry("{'field':'team','op':'notContains','value':'ZHANGWEI'}", "4 3 2"),
            Map.entry("{'field':'team','op':'equals','value':['LINA']}", "2"),
            Map.entry("{'field':'team','op':'isNotEmpty'}", "2 1"),
            Map.entry("{'field':'tags','op':'contains','value':'b'}", "2"),
            Map.entry("{'field':'createdBy','op':'equals','value':'LINA'}", "3"),
            Map.entry("{'field':'serial','op':'in','value':['1','3']}", "3 1"),
            Map.entry("{'field':'serial','op':'greaterThan','value':2}", "4 3"),
            Map.entry("{'field':'createdAt','op':'greaterThan','value':'2020-01-01'}", "4 3 2 1"),
            Map.entry("{'field':'createdAt','op':'lessThan','value':'2020-01-01T00:00:00Z'}", ""),
            Map.entry(
                "{'all':[{'field':'name','op':'contains','value':'号'},{'any':[{'field':'amount','op':'lessThan','value':0},{'field':'amount','op':'isEmpty'}]}]}",
                "4 3"),
            Map.entry("{'any':[]}", "4 3 2 1"));
    expected.forEach(
        (filter, serials) ->
            assertThat(String.join(" ", filtered(form, filter))).as(filter).isEqualTo(serials));
  }

  @ParameterizedTest
  @CsvSource({
    "createdAt, 1 2 3 4",
    "-createdAt, 4 3 2 1",
    "amount, 3 2 1 4",
    "-amount, 1 2 3 4",
    "day, 3 2 1 4",
    "-at, 2 1 4 3",
    "serial, 1 2 3 4",
    "-serial, 4 3 2 1",
    "name, 2 3 4 1"
  })
  void sorting_puts_empty_values_last_and_reads_chinese_by_pinyin(String sort, String serials) {
    assertThat(String.join(" ", serials(page(filled(), "sort", sort)))).isEqualTo(serials);
  }

  @ParameterizedTest
  @CsvSource({
    "createdAt",
    "-createdAt",
    "amount",
    "-amount",
    "name",
    "-name",
    "day",
    "-serial",
    "owner",
    "-updatedAt"
  })
  void pages_show_every_record_once_also_among_equal_and_missing_values(String sort) {
    var form = TestForm.with(FIELDS);
    for (var number = 0; number < 23; number++) {
      switch (number % 3) {
        case 0 -> form.add("name", "同名", "amount", number % 2, "owner", LINA_ID);
        case 1 -> form.add("amount", 7, "day", "2026-01-0" + (1 + number % 9));
        default -> form.add("name", "名 " + number);
      }
    }
    var all = serials(page(form, "sort", sort));
    var paged = new ArrayList<String>();
    var next = "";
    do {
      var path = form.path("?limit=4&sort=" + sort + (next.isEmpty() ? "" : "&cursor=" + next));
      var answer = LINA.send("GET", path, null);
      paged.addAll(serials(answer));
      next = answer.body().path("nextCursor").asText("");
      next = "null".equals(next) ? "" : next;
    } while (!next.isEmpty());
    assertThat(paged).hasSize(23).containsExactlyElementsOf(all);
  }

  @Test
  void a_search_finds_parts_of_texts_and_serial_numbers() {
    var form = filled();
    assertThat(serials(page(form, "q", "三"))).containsExactly("3");
    assertThat(serials(page(form, "q", "0%"))).containsExactly("1");
    assertThat(serials(page(form, "q", "2"))).containsExactly("2");
    assertThat(serials(page(form, "q", "没有"))).isEmpty();
    assertThat(serials(page(form, "q", "号", "filter", "{\"field\":\"amount\",\"op\":\"isEmpty\"}")))
        .containsExactly("4");
    assertThat(serials(page(form, "q", "号", "sort", "amount"))).containsExactly("3", "2", "1", "4");
    assertThat(LINA.get(form.path("/count?q=2")).body().at("/count").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filter | {\"field\":\"colour\",\"op\":\"equals\",\"value\":1}",
        "filter | {\"field\":\"name\",\"op\":\"like\",\"value\":1}",
        "filter | {\"field\":\"name\"",
        "filter | 7",
        "filter | {\"op\":\"isEmpty\"}",
        "filter | {\"field\":\"name\",\"op\":\"equals\",\"cel\":\"1\"}",
        "filter | {\"field\":\"name\",\"op\":\"equals\",\"value\":\"\\u0000\"}",
        "sort | colour",
        "cursor | nonsense",
        "limit | 0",
        "limit | 1000"
      })
  void parameters_that_make_no_sense_are_refused(String name, String value) {
    var refused = page(filled(), name, value).expectProblem(400, "invalid-parameter");
    assertThat(refused.text("errors.0.field")).isEqualTo(name);
  }

  @Test
  void a_cursor_of_another_order_is_refused() {
    var form = filled();
    var cursor =
        LINA.send("GET", form.path("?limit=1&sort=name"), null).expect(200).text("nextCursor");
    LINA.send("GET", form.path("?limit=1&sort=amount&cursor=" + cursor), null)
        .expectProblem(400, "invalid-parameter");
  }

  @Test
  void an_injection_is_only_a_text() {
    var form = filled();
    assertThat(
            filtered(
                form,
                "{'field':'name','op':'equals','value':'x\\' or 1=1 --'}".replace("\\'", "’")))
        .isEmpty();
    assertThat(serials(page(form, "q", "' or '1'='1"))).isEmpty();
    page(form, "sort", "name; drop table record").expectProblem(400, "invalid-parameter");
    assertThat(serials(page(form))).hasSize(4);
  }

  @Test
  void a_form_that_lost_a_field_still_shows_its_records() {
    var form = filled();
    var answer = form.builder().get("/forms/%s", form.key());
    form.builder()
        .with("If-Match", answer.header("ETag"))
        .put(
            "/forms/" + form.key(),
            Map.of("name", "少了", "definition", TestForm.definition(FIELDS[0])))
        .expect(200);
    var page = page(form).expect(200);
    assertThat(page.body().at("/items/3/values")).isEqualTo(json("{'name':'一号 100%'}"));
    page(form, "sort", "amount").expectProblem(400, "invalid-parameter");
  }

  @Test
  void counting_ends_at_ten_thousand_and_says_so() {
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    var first = form.add("name", "甲");
    copies(first, 9_999);
    var count = form.builder().get(form.path("/count")).expect(200).body();
    assertThat(count.at("/count").asLong()).isEqualTo(10_000);
    assertThat(count.at("/more").asBoolean()).isFalse();
    form.add("name", "乙");
    var more = form.builder().get(form.path("/count")).expect(200).body();
    assertThat(more.at("/count").asLong()).isEqualTo(10_000);
    assertThat(more.at("/more").asBoolean()).isTrue();
  }

  @Test
  void sorting_by_number_reads_no_more_than_a_page() {
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    copies(form.add("name", "甲"), 5_000);
    var page = form.builder().get(form.path("?sort=-serial&limit=2")).expect(200);
    assertThat(page.text("items.0.serial")).isEqualTo("1005001");
    var next =
        form.builder()
            .get(form.path("?sort=-serial&limit=2&cursor=" + page.text("nextCursor")))
            .expect(200);
    assertThat(next.text("items.0.serial")).isEqualTo("1004999");
  }

  private void copies(String record, int number) {
    database
        .update(
            "test.copies",
            """
            insert into record
              (org_id, form_id, id, serial, version, state, created_at, updated_at, values)
            select org_id, form_id, gen_random_uuid(), 1000001 + number, 1, 'ACTIVE', created_at,
              updated_at, values
            from record, generate_series(1, :number) as number
            where id = :record::uuid
            """)
        .bind("record", record)
        .bind("number", number)
        .execute();
  }
}
