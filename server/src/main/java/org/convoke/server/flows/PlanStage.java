package org.convoke.server.flows;

import java.util.Map;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.Rehearsal;
import org.convoke.engine.StepContext;
import org.convoke.model.Conflict;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
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
  public Value.Fields call(StepContext context, String flow, Value.Fields inputs) {
    requireCallable(context.org(), flow, inputs);
    return Value.fields(Map.of("runId", Value.of(RunId.create())));
  }

  private void requireCallable(OrgId org, String key, Value.Fields inputs) {
    var published = flows.find(org, key).filter(Flow::enabled).map(Flow::published);
    if (published.isEmpty()
        || !(published.get().definition().trigger() instanceof Trigger.Call call)) {
      throw new Conflict(
          "flow-not-callable",
          Phrase.of(
              "自动化 %s 不存在、未启用，或不能被调用。",
              "The flow %s does not exist, is not enabled, or cannot be called.", key));
    }
    InputValues.read(call.inputs(), inputs);
  }
}
