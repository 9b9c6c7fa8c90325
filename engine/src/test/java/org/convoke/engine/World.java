package org.convoke.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.database.TestDatabase;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FlowId;
import org.convoke.model.FormId;
import org.convoke.model.NodeId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;

/// A real database with a table of notes, which the steps of the tests write, and as many nodes as
/// a test starts. Runs are executed on the test's thread when it says so.
final class World implements AutoCloseable {

  static final OrgId ORG = new OrgId(UUID.fromString("019a0000-0000-7000-8000-000000000001"));

  final TestDatabase test = TestDatabase.create();
  final Database database = test.database();
  final SettableClock clock = new SettableClock();
  final CommitPipeline pipeline = new CommitPipeline(database, 2, 1000);
  private final FlowRows flows = new FlowRows(database, clock);
  final Map<String, FormId> forms = new ConcurrentHashMap<>();

  /// What the nodes can do outside of the database, by the action's key.
  final Map<String, RemoteAction> remotes = new ConcurrentHashMap<>();

  /// Keys of the forms whose records runs may wait for.
  final Set<String> watched = ConcurrentHashMap.newKeySet();

  /// Who was told that what waits for him is not what it was.
  final List<PersonId> awaited = Collections.synchronizedList(new ArrayList<>());

  final List<String> told = Collections.synchronizedList(new ArrayList<>());

  World() {
    database
        .update("note.create", "create table note (id uuid, run_id uuid, text text unique)")
        .execute();
  }

  private RunListener listener() {
    return new RunListener() {
      @Override
      public void changed(OrgId org, RunId run, FlowId flow, RunState state) {
        told.add(state.name());
      }

      @Override
      public void awaited(OrgId org, PersonId person) {
        awaited.add(person);
      }
    };
  }

  /// One process.
  final class Node implements AutoCloseable {
    final NodeId id;
    final Engine engine;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final Mishaps mishaps = new Mishaps(pipeline::commit);

    Node(NodeId id) {
      this(EngineSettings.of(id, "test").withNothingAhead(), Optional.empty());
    }

    /// @param threads empty: the test's thread, when it says so
    Node(EngineSettings settings, Optional<Executor> threads) {
      this.id = settings.node();
      this.engine =
          new Engine(
              settings,
              new EngineParts(
                  database,
                  mishaps::commit,
                  new NoteRecords(World.this, this),
                  this::action,
                  listener(),
                  threads.orElse(tasks::add),
                  clock,
                  clock::advance));
    }

    Node diesBeforeCommit(int number) {
      mishaps.diesBefore = number;
      return this;
    }

    Node diesAfterCommit(int number) {
      mishaps.diesAfter = number;
      return this;
    }

    /// The commit happens, but nobody hears of it.
    Node losesAnswerOfCommit(int number) {
      mishaps.losesAnswer = number;
      return this;
    }

    /// Something happens elsewhere between a commit and its answer.
    Node meanwhile(int number, Runnable event) {
      mishaps.afterCommit(number, event);
      return this;
    }

    /// Something happens elsewhere when a commit is prepared, and not begun.
    Node beforeCommit(int number, Runnable event) {
      mishaps.beforeCommit(number, event);
      return this;
    }

    /// The next commits do not reach the database.
    Node isCutOffFor(int commits) {
      mishaps.unavailable = commits;
      return this;
    }

    /// Once the database is back, the next tries of the action `writeWhenFree` fail for now.
    Node isBusyFor(int tries) {
      mishaps.busy = tries;
      return this;
    }

    /// Commits of steps so far.
    int commits() {
      return mishaps.commits();
    }

    private StepAction action(OrgId org, String connection, String action) {
      var remote = remotes.get(action);
      return remote == null ? NoteActions.find(action, mishaps::isBusyNow) : remote;
    }

    /// A person submits a record; answers the runs it starts.
    List<RunId> submit(String form, Map<String, String> values) {
      return submit(created(form, values));
    }

    List<RunId> submit(RecordEvent event) {
      var unit = new UnitOfWork();
      var started = engine.triggers().start(unit, event);
      pipeline.commit(unit);
      started.launch();
      return started.runs().stream().map(Triggers.StartedRun::id).toList();
    }

    /// Submits, and dies before the runs are launched.
    List<RunId> submitOnly(RecordEvent event) {
      var unit = new UnitOfWork();
      var started = engine.triggers().start(unit, event);
      pipeline.commit(unit);
      return started.runs().stream().map(Triggers.StartedRun::id).toList();
    }

    void runUntilIdle() {
      while (!tasks.isEmpty()) {
        tasks.remove().run();
      }
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  Node node() {
    return new Node(NodeId.create());
  }

  /// A node that executes runs ahead of their beginning where it can.
  Node nodeAhead() {
    return new Node(EngineSettings.of(NodeId.create(), "ahead"), Optional.empty());
  }

  /// A node that keeps few runs in memory.
  Node smallNode(int maxRunning, int maxQueued) {
    var usual = EngineSettings.of(NodeId.create(), "small");
    return new Node(
        new EngineSettings(
            usual.node(),
            usual.name(),
            maxRunning,
            maxQueued,
            0,
            usual.heartbeat(),
            usual.silence()),
        Optional.empty());
  }

  /// A node that executes its runs at once, each on a thread of its own.
  Node busyNode() {
    return new Node(
        EngineSettings.of(NodeId.create(), "busy").withNothingAhead(),
        Optional.of(Thread::startVirtualThread));
  }

  RecordEvent event(
      String form, RecordEvent.Kind kind, RecordId id, Map<String, String> values, int depth) {
    var record = new HashMap<String, Value>();
    record.put("id", Value.of(id));
    values.forEach((key, value) -> record.put(key, Value.of(value)));
    return new RecordEvent(
        ORG,
        form(form),
        form,
        kind,
        id,
        1,
        Value.fields(record),
        Value.NO_FIELDS,
        Optional.of(PersonId.create()),
        Optional.empty(),
        watched.contains(form),
        depth,
        clock.instant());
  }

  /// The same, done by a step of a run.
  static RecordEvent by(StepContext step, RecordEvent event) {
    return new RecordEvent(
        event.org(),
        event.form(),
        event.formKey(),
        event.kind(),
        event.recordId(),
        event.version(),
        event.record(),
        event.before(),
        event.by(),
        Optional.of(step.run()),
        event.watched(),
        step.depth() + 1,
        event.at());
  }

  RecordEvent created(String form, Map<String, String> values) {
    return event(form, RecordEvent.Kind.CREATED, RecordId.create(), values, 0);
  }

  FormId form(String key) {
    return forms.computeIfAbsent(key, _ -> FormId.create());
  }

  /// @see FlowRows#publish
  FlowId publish(String key, String definition) {
    return flows.publish(key, definition);
  }

  /// Publishes the next version of a flow.
  void publishAgain(String key, String definition) {
    flows.publishAgain(key, definition);
  }

  /// A flow of steps that write the notes given, on records of `form`.
  FlowId publishNotes(String key, String form, String... expressions) {
    var steps = new ArrayList<String>();
    var names = List.of("one", "two", "three");
    for (var index = 0; index < expressions.length; index++) {
      steps.add(write(names.get(index), "write", expressions[index]));
    }
    return publish(key, flow(form, steps));
  }

  static String flow(String form, List<String> steps) {
    return """
    {"trigger":{"type":"recordCreated","form":"%s"},"steps":[%s]}
    """
        .formatted(form, String.join(",", steps));
  }

  static String write(String key, String action, String expression) {
    return """
    {"key":"%s","type":"action","connection":"builtin","action":"%s","inputs":{"text":{"cel":"%s"}}}
    """
        .formatted(key, action, expression);
  }

  static String add(String key, String form, String expression) {
    return """
    {"key":"%s","type":"addRecord","form":"%s","values":{"name":{"cel":"%s"}}}
    """
        .formatted(key, form, expression);
  }

  /// A step that asks the platform for a group.
  static String group(String key, String action, String expression) {
    return """
    {"key":"%s","type":"action","connection":"far","action":"%s","inputs":{"name":{"cel":"%s"}}}
    """
        .formatted(key, action, expression);
  }

  List<String> notes() {
    return database
        .query("note.list", "select text from note order by text")
        .list(row -> row.text("text"));
  }

  List<String> states() {
    return database
        .query("run.states", "select state from run order by id")
        .list(row -> row.text("state"));
  }

  /// The journal of every run: path, state and attempts of each step.
  List<String> journal() {
    return database
        .query(
            "run_step.list",
            "select path || ' ' || state as line from run_step order by run_id, position")
        .list(row -> row.text("line"));
  }

  String value(String sql) {
    return database.query("value", sql).one(row -> row.text("value"));
  }

  @Override
  public void close() {
    pipeline.close();
    test.close();
  }
}
