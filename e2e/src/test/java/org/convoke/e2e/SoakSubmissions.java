package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Records submitted one after the other by several clients, to the forms of [SoakFlows] in turn:
/// each to the next node, and to the one after with the same key when no answer comes. Afterwards
/// each step of each has made one thing, also in flows that were called; its id is written down
/// once, and whatever a called flow gave back is the id of what it made.
final class SoakSubmissions implements SoakPart {

  private static final int CLIENTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(600);

  private final AnyNode node;
  private final SoakForms forms;
  private final FarSystem far;
  private final List<SoakFlows.Flow> flows;
  private final Collection<Integer> acknowledged = new ConcurrentLinkedQueue<>();
  private final Repeated submissions;

  SoakSubmissions(AnyNode node, SoakForms forms, FarSystem far, List<SoakFlows.Flow> flows) {
    this.node = node;
    this.forms = forms;
    this.far = far;
    this.flows = flows;
    submissions = new Repeated(CLIENTS, PAUSE, this::submit);
  }

  private void submit(int number) {
    node.submit(flowOf(number).form(), Map.of("name", nameOf(number)), "soak-" + number);
    acknowledged.add(number);
  }

  private SoakFlows.Flow flowOf(int number) {
    return flows.get(number % flows.size());
  }

  private static String nameOf(int number) {
    return "soak " + number;
  }

  @Override
  public void requireGoingOn() {
    submissions.requireGoingOn();
  }

  @Override
  public void finish() throws Exception {
    submissions.finish();
  }

  @Override
  public void check() {
    flows.forEach(this::checkRuns);
    assertThat(far.things().stream().map(FarSystem.Thing::name))
        .as("things")
        .containsExactlyInAnyOrderElementsOf(names(SoakFlows.Flow::things));
    assertThat(forms.records(SoakFlows.LEDGER, "name", "thing"))
        .as("ids in records")
        .containsExactlyInAnyOrderElementsOf(rows());
  }

  private void checkRuns(SoakFlows.Flow flow) {
    var runs = acknowledged.stream().filter(number -> flowOf(number) == flow).count();
    var all = new ArrayList<>(flow.called());
    all.add(flow.form());
    for (var key : all) {
      var expected = runs == 0 ? List.of() : List.of("DONE " + runs);
      assertThat(forms.runs(key)).as("runs of %s", key).isEqualTo(expected);
    }
  }

  private List<String> names(Function<SoakFlows.Flow, Collection<String>> suffixes) {
    return acknowledged.stream()
        .flatMap(number -> suffixes.apply(flowOf(number)).stream().map(nameOf(number)::concat))
        .toList();
  }

  private List<String> rows() {
    var ids =
        far.things().stream()
            .collect(Collectors.toMap(FarSystem.Thing::name, FarSystem.Thing::id, (a, _) -> a));
    var rows = new ArrayList<String>();
    ids.forEach((name, id) -> rows.add(name + " = " + id));
    for (var number : acknowledged) {
      var name = nameOf(number);
      flowOf(number)
          .echoes()
          .forEach((echo, thing) -> rows.add(name + echo + " = " + ids.get(name + thing)));
    }
    return rows;
  }

  @Override
  public String toString() {
    return submissions.begun() + " submissions, " + far.summary();
  }
}
