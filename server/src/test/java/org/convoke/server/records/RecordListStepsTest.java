package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.database.CommitPipeline;
import org.convoke.engine.Change;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.RecordSteps.Search;
import org.convoke.engine.StepContext;
import org.convoke.model.FlowId;
import org.convoke.model.FormId;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operator;
import org.convoke.model.flows.Step.Order;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

/// Steps that find, change and delete several records.
@QuarkusTest
class RecordListStepsTest {

  private static final String NAME =
      "{'key':'name','type':'text','label':'名称','required':true,'unique':true}";
  private static final String PHASE = "{'key':'phase','type':'text','label':'阶段'}";
  private static final String AMOUNT = "{'key':'amount','type':'number','label':'金额'}";
  private static final String NOTE =
      "{'key':'note','type':'textarea','label':'备注','maxLength':100000}";

  @Inject RecordSteps steps;
  @Inject CommitPipeline pipeline;
  @Inject Clock clock;

  private StepContext context() {
    var caller = Api.signIn("wangfang");
    return new StepContext(
        OrgId.parse(caller.get("/me").text("organization.id")),
        RunId.create(),
        FlowId.create(),
        "测试",
        "step",
        Optional.of(FormId.create()),
        Optional.of(RecordId.create()),
        Optional.of(caller.person()),
        0,
        clock.instant());
  }

  private Value.Fields commit(Change change) {
    pipeline.commit(change.unit());
    change.afterCommit().run();
    return change.output();
  }

  private static TestForm form() {
    var form = TestForm.with(NAME, PHASE, AMOUNT, NOTE);
    form.add("name", "甲", "phase", "开", "amount", 2);
    form.add("name", "乙", "phase", "开", "amount", 1);
    form.add("name", "丙", "phase", "关", "amount", 2);
    return form;
  }

  private static Search where(String phase, int limit, boolean all, Order... order) {
    var condition = Condition.field("phase", Operator.EQUALS, Value.of(phase));
    return new Search(condition, List.of(order), limit, all);
  }

  private static Value.Fields phase(String value) {
    return Value.fields(Map.of("phase", Value.of(value)));
  }

  private List<String> names(TestForm form, Search search) {
    var found = (Value.Items) steps.findAll(context(), form.key(), search).get("records");
    return found.values().stream().map(each -> ((Value.Fields) each).text("name")).toList();
  }

  @Test
  void records_are_found_in_the_order_asked_for_and_so_many() {
    var form = form();
    assertThat(names(form, where("开", 100, false))).containsExactly("乙", "甲");
    assertThat(names(form, where("开", 100, false, new Order("amount", true))))
        .containsExactly("甲", "乙");
    assertThat(names(form, where("开", 1, false))).containsExactly("乙");
    var all =
        new Search(Condition.ALWAYS, List.of(new Order("amount", true), by("name")), 9, false);
    assertThat(names(form, all)).containsExactly("丙", "甲", "乙");
    assertThat(steps.findAll(context(), form.key(), all).get("count")).isEqualTo(Value.of(3));
  }

  private static Order by(String field) {
    return new Order(field, false);
  }

  @Test
  void a_result_that_no_journal_should_hold_is_refused() {
    var form = TestForm.with(NAME, NOTE);
    for (var number = 0; number < 21; number++) {
      form.add("name", "n" + number, "note", "字".repeat(100_000));
    }
    var all = new Search(Condition.ALWAYS, List.of(), 100, false);
    assertThatThrownBy(() -> steps.findAll(context(), form.key(), all))
        .isInstanceOfSatisfying(
            Invalid.class, problem -> assertThat(problem.code()).isEqualTo("result-too-large"));
  }

  @Test
  void every_record_that_is_found_is_changed_with_its_history() {
    var form = form();
    var output = commit(steps.updateAll(context(), form.key(), where("开", 1000, true), phase("完")));
    assertThat(output.get("count")).isEqualTo(Value.of(2));
    assertThat(output.texts("ids")).hasSize(2);
    assertThat(names(form, where("完", 10, false))).containsExactly("乙", "甲");
    for (var id : output.texts("ids")) {
      var history = form.builder().get(form.path("/" + id + "/history")).expect(200);
      assertThat(history.text("items.0.changes.0.before")).isEqualTo("开");
    }
    var again = steps.updateAll(context(), form.key(), where("完", 1000, true), phase("完"));
    assertThat(again.unit().isEmpty()).isTrue();
    assertThat(again.output().get("count")).isEqualTo(Value.of(2));
  }

  @Test
  void rules_hold_for_each_record_that_is_changed() {
    var form = form();
    var values = Value.fields(Map.of("name", Value.of("")));
    assertThatThrownBy(() -> steps.updateAll(context(), form.key(), where("开", 1000, true), values))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void more_than_the_limit_is_refused_unless_only_the_newest_are_wanted() {
    var form = form();
    assertThatThrownBy(() -> steps.deleteAll(context(), form.key(), where("开", 1, true)))
        .isInstanceOfSatisfying(
            Invalid.class, problem -> assertThat(problem.code()).isEqualTo("too-many-records"));
    var output = commit(steps.deleteAll(context(), form.key(), where("开", 1, false)));
    assertThat(output.get("count")).isEqualTo(Value.of(1));
    assertThat(names(form, where("开", 10, false))).containsExactly("甲");
    form.submit(form.builder(), "name", "乙").expect(201); // its unique name is free again
  }

  @Test
  void a_record_is_deleted_once() {
    var form = form();
    var id = form.add("name", "丁");
    var output = commit(steps.delete(context(), form.key(), id));
    assertThat(output.text("id")).isEqualTo(id);
    form.builder().get(form.path("/" + id)).expectProblem(404, "not-found");
    assertThatThrownBy(() -> steps.delete(context(), form.key(), id)).isInstanceOf(NotFound.class);
  }
}
