package org.convoke.server.flows;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Engine;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.PlatformEvent;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.Triggers;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;

/// The engine's triggers as a bean of their own: records start runs, and runs write records, so one
/// of the two must find the other late.
@ApplicationScoped
class EngineTriggers implements Triggers {

  private final Instance<Engine> engine;

  EngineTriggers(Instance<Engine> engine) {
    this.engine = engine;
  }

  @Override
  public Started start(UnitOfWork unit, RecordEvent event) {
    return engine.get().triggers().start(unit, event);
  }

  @Override
  public Started start(UnitOfWork unit, FlowEvent event) {
    return engine.get().triggers().start(unit, event);
  }

  @Override
  public Started start(UnitOfWork unit, PlatformEvent event) {
    return engine.get().triggers().start(unit, event);
  }

  @Override
  public List<Offer> offers(OrgId org) {
    return engine.get().triggers().offers(org);
  }

  @Override
  public List<Button> buttons(OrgId org, String formKey, Value.Fields record, PersonId by) {
    return engine.get().triggers().buttons(org, formKey, record, by);
  }
}
