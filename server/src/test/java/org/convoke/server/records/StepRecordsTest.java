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
import org.convoke.engine.StepContext;
import org.convoke.model.Conflict;
import org.convoke.model.FlowId;
import org.convoke.model.FormId;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operator;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StepRecordsTest {

  private static final String NAME =
      "{'key':'name','type':'text','label':'名称','required':true,'unique':true}";
  private static final String PHASE =
      "{'key':'phase','type':'text','label':'阶段','readOnly':true,'default':{'type':'value','value':'新建'}}";
  private static final String OWNER =
      "{'key':'owner','type':'member','label':'负责人','default':{'type':'currentPerson'}}";

  @Inject RecordSteps steps;
  @Inject CommitPipeline pipeline;
  @Inject Clock clock;

  private final RunId run = RunId.create();

  private StepContext context(Optional<PersonId> startedBy) {
    var org = OrgId.parse(Api.signIn("zhangwei").get("/me").text("organization.id"));
    return new StepContext(
        org,
        run,
        FlowId.create(),
        "测试",
        "step",
        Optional.of(FormId.create()),
        Optional.of(RecordId.create()),
        startedBy,
        0,
        clock.instant());
  }

  private StepContext context() {
    return context(Optional.of(Api.signIn("wangfang").person()));
  }

  private Value.Fields commit(Change change) {
    pipeline.commit(change.unit());
    change.afterCommit().run();
    return change.output();
  }

  private static Value.Fields values(String key, String value) {
    return new Value.Fields(Map.of(key, Value.of(value)));
  }

  @Test
  void a_step_adds_with_the_rules_and_in_the_name_of_who_started_it() {
    var form = TestForm.with(NAME, PHASE, OWNER);
    var output = commit(steps.add(context(), form.key(), values("name", "甲")));
    assertThat(output.text("serial")).isEqualTo("1");
    assertThat(output.text("phase")).isEqualTo("新建");
    var me = Api.signIn("wangfang").person().toString();
    assertThat(output.text("owner")).isEqualTo(me);
    assertThat(output.text("createdBy")).isEqualTo(me);
    var history = form.builder().get(form.path("/" + output.text("id") + "/history")).expect(200);
    assertThat(history.text("items.0.run")).isEqualTo(run.toString());
  }

  @Test
  void a_run_that_nobody_started_adds_in_nobodys_name() {
    var form = TestForm.with(NAME, OWNER);
    var output = commit(steps.add(context(Optional.empty()), form.key(), values("name", "甲")));
    assertThat(output.get("createdBy")).isEqualTo(Value.EMPTY);
    assertThat(output.get("owner")).isEqualTo(Value.EMPTY);
    assertThat(form.read(output.text("id")).body().at("/createdBy").isNull()).isTrue();
  }

  @Test
  void a_step_may_change_what_is_read_only_to_people() {
    var form = TestForm.with(NAME, PHASE);
    var record = form.add("name", "甲");
    var output = commit(steps.update(context(), form.key(), record, values("phase", "完成")));
    assertThat(output.text("phase")).isEqualTo("完成");
    var history = form.builder().get(form.path("/" + record + "/history")).expect(200);
    assertThat(history.text("items.0.run")).isEqualTo(run.toString());
    assertThat(history.text("items.0.changes.0.before")).isEqualTo("新建");
    var nothing = steps.update(context(), form.key(), record, values("phase", "完成"));
    assertThat(nothing.unit().isEmpty()).isTrue();
  }

  @Test
  void broken_rules_fail_the_step_with_their_reason() {
    var form = TestForm.with(NAME, PHASE);
    form.add("name", "甲");
    assertThatThrownBy(() -> steps.add(context(), form.key(), values("phase", "x")))
        .isInstanceOfSatisfying(
            Invalid.class, problem -> assertThat(problem.detail().zh()).isEqualTo("请填写 名称"));
    assertThatThrownBy(() -> steps.add(context(), form.key(), values("name", "甲")))
        .isInstanceOfSatisfying(
            Conflict.class, problem -> assertThat(problem.code()).isEqualTo("duplicate-value"));
    assertThatThrownBy(() -> steps.add(context(), form.key(), values("colour", "red")))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> steps.add(context(), "no-such-form", values("name", "x")))
        .isInstanceOf(NotFound.class);
    for (var id : List.of("", "甲", RecordId.create().toString())) {
      assertThatThrownBy(() -> steps.update(context(), form.key(), id, values("name", "x")))
          .isInstanceOf(NotFound.class);
    }
  }

  @Test
  void the_newest_that_meets_a_condition_is_found() {
    var form = TestForm.with(NAME, PHASE);
    form.add("name", "一");
    var second = form.add("name", "二");
    var where = Condition.field("phase", Operator.EQUALS, Value.of("新建"));
    var found = steps.find(context(), form.key(), where);
    assertThat(found.text("id")).isEqualTo(second);
    assertThat(found.get("found")).isEqualTo(Value.of(true));
    assertThat(found.text("name")).isEqualTo("二");
    var missing =
        steps.find(context(), form.key(), Condition.field("name", Operator.EQUALS, Value.of("三")));
    assertThat(missing).isEqualTo(new Value.Fields(Map.of("found", Value.of(false))));
  }

  @Test
  void adding_waits_for_earlier_changes_only_when_a_rule_reads_records() {
    var plain = TestForm.with(PHASE, OWNER);
    assertThat(steps.addingReadsRecords(context(), plain.key())).isFalse();
    var unique = TestForm.with(NAME);
    assertThat(steps.addingReadsRecords(context(), unique.key())).isTrue();
    var options =
        TestForm.with(
            "{'key':'pick','type':'select','label':'选','options':{'type':'form','form':'%s','field':'name'}}"
                .formatted(unique.key()));
    assertThat(steps.addingReadsRecords(context(), options.key())).isTrue();
  }
}
