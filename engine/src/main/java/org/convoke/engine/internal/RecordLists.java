package org.convoke.engine.internal;

import java.util.List;
import java.util.Map;
import org.convoke.engine.Change;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.RecordSteps.Search;
import org.convoke.engine.StepContext;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Json;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;

/// Does what steps over several records do.
final class RecordLists {

  private final RecordSteps records;

  RecordLists(RecordSteps records) {
    this.records = records;
  }

  /// The condition as it was looked for: its expressions replaced by their values.
  static Value.Fields input(StepPlan plan, Variables variables) {
    var where = Json.read(Json.write(plan.where().resolved(variables)), Value.class);
    return Value.fields(Map.of("where", where));
  }

  Change perform(StepPlan plan, StepContext context, Value.Fields input, Variables variables) {
    return switch (plan.step()) {
      case Step.GetRecords get -> {
        var limit = get.limit() == null ? Step.GetRecords.USUAL_LIMIT : get.limit();
        var search = new Search(plan.where().resolved(variables), get.sort(), limit, false);
        yield Change.nothing(records.findAll(context, get.form(), search));
      }
      case Step.UpdateRecords update -> {
        var values = (Value.Fields) input.get("values");
        var search = everyOrNewest(plan, variables, update.limit());
        yield records.updateAll(context, update.form(), search, values);
      }
      case Step.DeleteRecords delete ->
          records.deleteAll(context, delete.form(), everyOrNewest(plan, variables, delete.limit()));
      default -> throw new IllegalArgumentException("no step over records: " + plan.key());
    };
  }

  private static Search everyOrNewest(StepPlan plan, Variables variables, @Nullable Integer limit) {
    return new Search(
        plan.where().resolved(variables),
        List.of(),
        limit == null ? Step.MAX_RECORDS : limit,
        limit == null);
  }
}
