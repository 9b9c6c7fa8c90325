package org.convoke.server.connections;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Answer;
import org.convoke.engine.Engine;
import org.convoke.engine.EngineParts;
import org.convoke.engine.EngineSettings;
import org.convoke.engine.LocalActions;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.StepAction;
import org.convoke.engine.StepContext;
import org.convoke.model.FormId;
import org.convoke.model.NodeId;
import org.convoke.model.OrgId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.server.records.TestForm;

/// A node with the server's records, connections and database and an engine of its own, stepped by
/// the test's thread, that dies where it is told. It does not wait when a platform asks it to.
final class MortalNode implements AutoCloseable {

  final NodeId id;
  private final Engine engine;
  private final Parts parts;
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final AtomicInteger commits = new AtomicInteger();
  private int diesBefore;
  private int diesAfter;
  private boolean diesAnswered;

  /// What it shares with the server.
  record Parts(
      Database database,
      CommitPipeline pipeline,
      RecordSteps records,
      LocalActions actions,
      Clock clock) {}

  MortalNode(NodeId id, Parts parts) {
    this.id = id;
    this.parts = parts;
    this.engine =
        new Engine(
            EngineSettings.of(id, "mortal").withNothingAhead(),
            new EngineParts(
                parts.database(),
                this::commit,
                parts.records(),
                this::action,
                (org, run, flow, state) -> {},
                tasks::add,
                parts.clock(),
                pause -> {}));
  }

  void diesBeforeCommit(int number) {
    diesBefore = number;
  }

  void diesAfterCommit(int number) {
    diesAfter = number;
  }

  /// When an action on a platform has ended well, before anything of it is written.
  void diesAfterTheAnswer() {
    diesAnswered = true;
  }

  /// What the submission of a record is for an engine.
  ///
  /// @param name its value of the form's field `name`
  static RecordEvent submitted(TestForm form, String record, String name) {
    var id = form.builder().get("/forms/" + form.key()).expect(200).text("id");
    return new RecordEvent(
        TestConnection.org(),
        FormId.parse(id),
        form.key(),
        RecordEvent.Kind.CREATED,
        RecordId.parse(record),
        1,
        Value.fields(Map.of("id", Value.of(record), "name", Value.of(name))),
        Value.NO_FIELDS,
        Optional.of(form.builder().person()),
        Optional.empty(),
        false,
        0,
        Instant.now());
  }

  /// Takes the event of a record that is there already; answers the one run it starts.
  RunId start(RecordEvent event) {
    var unit = new UnitOfWork();
    var started = engine.triggers().start(unit, event);
    parts.pipeline().commit(unit);
    started.launch();
    runUntilIdle();
    return started.runs().getFirst().id();
  }

  /// The same node again, with what the dead one left.
  MortalNode restarted() {
    var again = new MortalNode(id, parts);
    again.look();
    return again;
  }

  /// Takes what lies there and what is due.
  void look() {
    engine.look();
    runUntilIdle();
  }

  private void runUntilIdle() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private void commit(UnitOfWork unit) {
    var number = commits.incrementAndGet();
    if (number == diesBefore) {
      throw new Death();
    }
    parts.pipeline().commit(unit);
    if (number == diesAfter) {
      throw new Death();
    }
  }

  private StepAction action(OrgId org, String connection, String action) {
    var found = parts.actions().find(org, connection, action);
    return diesAnswered && found instanceof RemoteAction remote ? new Dying(remote) : found;
  }

  private record Dying(RemoteAction action) implements RemoteAction {
    @Override
    public Repeatability repeatability(Value.Fields input) {
      return action.repeatability(input);
    }

    @Override
    public Answer call(StepContext context, EffectKey key, Value.Fields input) {
      var answer = action.call(context, key, input);
      if (answer instanceof Answer.Done) {
        throw new Death();
      }
      return answer;
    }

    @Override
    public Optional<Answer> find(StepContext context, EffectKey key, Value.Fields input) {
      return action.find(context, key, input);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
