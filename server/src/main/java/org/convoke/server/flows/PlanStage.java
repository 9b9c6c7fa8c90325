package org.convoke.server.flows;

import java.util.Map;
import org.convoke.engine.FlowPlan.Question;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.Rehearsal;
import org.convoke.engine.StepContext;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.Conflict;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.flows.Trigger;
import org.convoke.server.connections.ActionRehearsals;

/// What the steps of one dry run meet. Confined to one thread.
record PlanStage(RecordSteps records, ActionRehearsals.Acting acting, Flows flows)
    implements Rehearsal {

  @Override
  public Act act(StepContext context, String connection, String action, Value.Fields input) {
    return acting.act(context, connection, action, input);
  }

  @Override
  public Question call(StepContext context, String key, Value.Fields inputs) {
    var found = flows.find(context.org(), key).filter(Flow::enabled);
    var published = found.map(Flow::published);
    if (published.isEmpty()
        || !(published.get().definition().trigger() instanceof Trigger.Call call)) {
      throw new Conflict(
          "flow-not-callable",
          Phrase.of(
              "自动化 %s 不存在、未启用，或不能被调用。",
              "The flow %s does not exist, is not enabled, or cannot be called.", key));
    }
    return new Question(
        context.org(),
        found.get().id(),
        found.get().name(),
        published.get().definition(),
        Scope.parse(published.get().types()),
        Value.fields(Map.of("inputs", InputValues.read(call.inputs(), inputs))),
        context.startedBy());
  }
}
