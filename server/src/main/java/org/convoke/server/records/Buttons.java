package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.CommitPipeline;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.Triggers;
import org.convoke.engine.Triggers.StartedRun;
import org.convoke.model.Conflict;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.RecordId;
import org.convoke.model.Value;
import org.convoke.model.flows.Trigger;
import org.convoke.server.access.Caller;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.jspecify.annotations.Nullable;

/// Buttons of records, each of which starts a flow. Whoever may submit the form may press them, if
/// the record meets the button's filter. Thread-safe.
@Singleton
class Buttons {

  private static final Phrase KIND = Phrase.of("按钮", "button");

  private final Forms forms;
  private final RecordStore store;
  private final Triggers triggers;
  private final CommitPipeline pipeline;
  private final Clock clock;

  Buttons(Forms forms, RecordStore store, Triggers triggers, CommitPipeline pipeline, Clock clock) {
    this.forms = forms;
    this.store = store;
    this.triggers = triggers;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /// Those that the caller can press on a record.
  List<Triggers.Button> of(Caller caller, Form form, FormRecord record) {
    return triggers.buttons(form.org(), form.key(), record.outline(), caller.person());
  }

  /// Presses a button.
  ///
  /// @param flow key of the flow
  /// @param key pressing with the same key again answers the same run; null: each time is a new one
  /// @throws NotFound when there is no such record, or no such button on its form
  /// @throws Conflict `button-not-offered` when the record does not meet its filter (any more)
  StartedRun press(Caller caller, String formKey, RecordId id, String flow, @Nullable String key) {
    var form = forms.require(caller.organization(), formKey);
    var record =
        store
            .find(form.org(), form.id(), id)
            .filter(it -> it.state() == FormRecord.State.ACTIVE)
            .orElseThrow(() -> NotFound.of(Records.KIND, id));
    var button = require(form, flow);
    var unit = new UnitOfWork();
    var started = triggers.start(unit, event(caller, form, record, button, key));
    if (started.planned().isEmpty()) {
      throw notOffered(button);
    }
    pipeline.commit(unit);
    started.launch();
    return started.runs().getFirst();
  }

  private Triggers.Offer require(Form form, String flow) {
    return triggers.offers(form.org()).stream()
        .filter(offer -> offer.flowKey().equals(flow))
        .filter(
            offer ->
                offer.trigger() instanceof Trigger.RowButton button
                    && button.form().equals(form.key()))
        .findFirst()
        .orElseThrow(() -> NotFound.of(KIND, flow));
  }

  private FlowEvent event(
      Caller caller, Form form, FormRecord record, Triggers.Offer button, @Nullable String key) {
    var data = new HashMap<String, Value>();
    data.put("form", Value.fields(Map.of("id", Value.of(form.id()), "key", Value.of(form.key()))));
    data.put("record", record.outline());
    var unique = key == null ? UUID.randomUUID().toString() : caller.person() + ":" + key;
    return new FlowEvent(
        form.org(),
        button.flow(),
        record.id() + ":button:" + unique,
        Value.fields(data),
        Optional.of(caller.person()),
        0,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static Conflict notOffered(Triggers.Offer button) {
    return new Conflict(
        "button-not-offered",
        Phrase.of(
            "这条数据现在不能执行“%s”，请刷新后查看。",
            "\"%s\" cannot be done with this record now; reload to see why.",
            ((Trigger.RowButton) button.trigger()).label()));
  }
}
