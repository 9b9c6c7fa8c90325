package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.records.TestForm.faults;
import static org.convoke.server.records.TestForm.json;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

/// Defaults, read-only fields, serial numbers: what the server puts in by itself.
@QuarkusTest
class ValuesTest {

  private static final Api MEMBER = Api.signIn("wangfang");

  @Inject Clock clock;

  @Test
  void defaults_fill_what_is_not_mentioned_and_only_that() {
    var form =
        TestForm.with(
            "{'key':'kind','type':'text','label':'类型','default':{'type':'value','value':'普通'}}",
            "{'key':'who','type':'member','label':'申请人','default':{'type':'currentPerson'}}",
            "{'key':'team','type':'members','label':'参与人','default':{'type':'currentPerson'}}",
            "{'key':'unit','type':'department','label':'部门','default':{'type':'currentDepartment'}}",
            "{'key':'day','type':'date','label':'日期','default':{'type':'now'}}",
            "{'key':'at','type':'datetime','label':'时间','default':{'type':'now'}}");
    var values = form.submit(MEMBER).expect(201).body().at("/values");
    var me = MEMBER.person().toString();
    assertThat(values.at("/kind").asText()).isEqualTo("普通");
    assertThat(values.at("/who").asText()).isEqualTo(me);
    assertThat(values.at("/team")).isEqualTo(json("['%s']".formatted(me)));
    assertThat(values.at("/unit").asText())
        .isEqualTo(MEMBER.get("/people/%s", me).text("departmentIds.0"));
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    assertThat(LocalDate.parse(values.at("/day").asText())).isBetween(today.minusDays(1), today);
    assertThat(values.at("/at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    var cleared =
        form.submit(MEMBER, "kind", null, "team", List.of(), "day", "2020-02-02").expect(201);
    assertThat(cleared.body().at("/values/kind").isMissingNode()).isTrue();
    assertThat(cleared.body().at("/values/team").isMissingNode()).isTrue();
    assertThat(cleared.text("values.day")).isEqualTo("2020-02-02");
  }

  @Test
  void people_do_not_write_what_is_read_only_to_them() {
    var form =
        TestForm.with(
            "{'key':'phase','type':'text','label':'状态','readOnly':true,'default':{'type':'value','value':'新建'}}",
            "{'key':'note','type':'text','label':'备注'}");
    var answer = form.submit(MEMBER, "phase", "已批准", "note", "x").expect(201);
    assertThat(answer.text("values.phase")).isEqualTo("新建");
    var changed = form.change(answer.text("id"), "phase", "已批准", "note", "y").expect(200);
    assertThat(changed.body().at("/values")).isEqualTo(json("{'phase':'新建','note':'y'}"));
  }

  @Test
  void every_kind_refuses_what_it_is_not() {
    var form =
        TestForm.with(
            "{'key':'text','type':'text','label':'文'}",
            "{'key':'long','type':'textarea','label':'长文'}",
            "{'key':'number','type':'number','label':'数'}",
            "{'key':'day','type':'date','label':'日'}",
            "{'key':'at','type':'datetime','label':'时'}",
            "{'key':'one','type':'select','label':'选','options':{'type':'static','items':[{'value':'a','label':'a'}]}}",
            "{'key':'many','type':'multiSelect','label':'多选','options':{'type':'static','items':[{'value':'a','label':'a'}]}}",
            "{'key':'who','type':'member','label':'人'}",
            "{'key':'all','type':'members','label':'众'}",
            "{'key':'unit','type':'department','label':'部'}");
    var keys = List.of("text", "long", "number", "day", "at", "one", "many", "who", "all", "unit");
    var wrong = new ArrayList<Object>();
    keys.forEach(key -> wrong.addAll(List.of(key, java.util.Map.of("x", 1))));
    assertThat(faults(form.submit(MEMBER, wrong.toArray()).expectProblem(422, "invalid-input")))
        .containsExactlyElementsOf(keys.stream().map(key -> key + " wrong-type").toList());
    var unknown =
        form.submit(MEMBER, "unit", "销售部", "who", "张伟", "all", List.of("李娜"), "many", List.of("z"));
    assertThat(faults(unknown.expect(422)))
        .containsExactlyInAnyOrder(
            "unit unknown-department",
            "who unknown-person",
            "all unknown-person",
            "many not-an-option");
    assertThat(MEMBER.get(form.path("/count")).body().at("/count").asInt()).isZero();
  }

  @Test
  void serial_fields_count_by_period_without_gaps() {
    var form =
        TestForm.with(
            "{'key':'number','type':'serial','label':'编号','prefix':'GC-','reset':'YEAR'}",
            "{'key':'plain','type':'serial','label':'序号','digits':2}",
            "{'key':'name','type':'text','label':'名称','unique':true}");
    var year = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).getYear();
    var first = form.submit(MEMBER, "name", "a", "number", "mine").expect(201);
    assertThat(first.text("values.number")).isEqualTo("GC-%d-0001".formatted(year));
    assertThat(first.text("values.plain")).isEqualTo("01");
    form.submit(MEMBER, "name", "a").expect(409);
    form.submit(MEMBER, "name", "x".repeat(300)).expect(422);
    var second = form.submit(MEMBER, "name", "b").expect(201);
    assertThat(second.text("values.number")).isEqualTo("GC-%d-0002".formatted(year));
    assertThat(second.text("serial")).isEqualTo("2");
    var changed = form.change(second.text("id"), "number", "GC-1", "name", "c").expect(200);
    assertThat(changed.text("values.number")).isEqualTo("GC-%d-0002".formatted(year));
  }
}
