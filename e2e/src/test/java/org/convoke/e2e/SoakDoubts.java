package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Requests that nobody can repeat unasked: their runs stop in doubt, and a person who looks into
/// the other system says *it exists*, *try again* or *give up* at random.
///
/// Afterwards there are no more orders of a record than it was asked for: once, and once for each
/// *try again*. What was given up failed and is written down nowhere; what exists is written down
/// with the id that the person gave; everything else with that of an order there is.
final class SoakDoubts implements SoakPart {

  private static final String FORM = "soak-order";
  private static final String LEDGER = "soak-orders";
  private static final int CLIENTS = 2;
  private static final Duration PAUSE = Duration.ofMillis(900);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final AnyNode node;
  private final SoakForms forms;
  private final FarSystem orders;
  private final Random random; // of the one person who decides
  private final Map<String, Integer> decisions = new TreeMap<>(); // of the one person who decides
  private final Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Repeated submissions;
  private final Repeated person;

  SoakDoubts(AnyNode node, SoakForms forms, FarSystem orders, Random random) {
    this.node = node;
    this.forms = forms;
    this.orders = orders;
    this.random = random;
    publish();
    submissions = new Repeated(CLIENTS, PAUSE, this::submit);
    person = new Repeated(1, LOOK_AGAIN, _ -> decideAll());
  }

  private void publish() {
    forms.form(FORM, "name");
    forms.form(LEDGER, "name", "order");
    forms.flow(
        FORM,
        """
        {"trigger":{"type":"recordCreated","form":"%s"},"steps":[
          {"key":"order","type":"httpRequest","method":"POST","url":{"value":"%s"},
            "timeoutSeconds":3,
            "body":{"type":"json","values":{"name":{"cel":"trigger.record.name"}}}},
          {"key":"row","type":"addRecord","form":"%s","values":{
            "name":{"cel":"trigger.record.name"},"order":{"cel":"steps.order.body.id"}}}]}
        """
            .formatted(FORM, orders.address(), LEDGER));
  }

  private void submit(int number) {
    var name = "order " + number;
    node.submit(FORM, Map.of("name", name), "soak-order-" + number);
    acknowledged.add(name);
  }

  private void decideAll() {
    var runs = node.get("runs?limit=50&state=IN_DOUBT&flow=" + FORM).path("items");
    runs.forEach(this::decide);
  }

  private void decide(JsonNode run) {
    var exist = orders.ids(nameOf(run));
    var decision = new TreeMap<String, Object>(Map.of("step", "order"));
    switch (random.nextInt(exist.isEmpty() ? 2 : 3)) {
      case 0 -> decision.put("decision", "AGAIN");
      case 1 -> decision.put("decision", "GIVE_UP");
      default -> {
        decision.put("decision", "EXISTS");
        decision.put("outputs", outputs(exist.getLast()));
      }
    }
    var path = "runs/" + run.path("id").asText() + "/resolve";
    var answer = node.post(path, decision, null);
    switch (answer.statusCode()) {
      case 200 -> decisions.merge(decision.get("decision").toString(), 1, Integer::sum);
      case 409 -> {} // it was taken the first time, when no answer came
      default -> throw new AssertionError(path + " answered " + answer.body());
    }
  }

  private static Map<String, Object> outputs(String id) {
    return Map.of("status", 201, "body", Map.of("id", id));
  }

  private static String nameOf(JsonNode run) {
    return run.path("trigger").path("record").path("title").asText();
  }

  @Override
  public void requireGoingOn() {
    submissions.requireGoingOn();
    person.requireGoingOn();
  }

  /// The person goes on: the runs that are begun may come in doubt yet.
  @Override
  public void finish() throws Exception {
    submissions.finish();
  }

  @Override
  public void check() {
    endPerson();
    var rows = forms.records(LEDGER, "name", "order");
    var expected = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (var run : node.all("runs?flow=" + FORM)) {
      var name = nameOf(run);
      names.add(name);
      check(name, node.get("runs/" + run.path("id").asText()), rows).ifDone(expected);
    }
    assertThat(names).as("runs").containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(rows).as("orders written down").containsExactlyInAnyOrderElementsOf(expected);
  }

  private void endPerson() {
    try {
      person.finish();
    } catch (Exception e) {
      throw new AssertionError("whoever decides failed", e);
    }
  }

  /// @param row empty: none is to be there
  private record Outcome(List<String> row) {
    void ifDone(List<String> expected) {
      expected.addAll(row);
    }
  }

  private Outcome check(String name, JsonNode run, List<String> rows) {
    var ids = orders.ids(name);
    var said = decisionsOn(run);
    var again = said.stream().filter(it -> decisionOf(it).equals("AGAIN")).count();
    var last = said.isEmpty() ? "" : decisionOf(said.getLast());
    assertThat(ids.size())
        .as("%s: orders, after %s", name, said)
        .isLessThanOrEqualTo((int) again + 1);
    if (last.equals("GIVE_UP")) {
      assertThat(run.path("state").asText()).as("%s after %s", name, said).isEqualTo("FAILED");
      return new Outcome(List.of());
    }
    assertThat(run.path("state").asText()).as("%s after %s", name, said).isEqualTo("DONE");
    var possible =
        last.equals("EXISTS")
            ? List.of(said.getLast().path("outputs").path("body").path("id").asText())
            : ids;
    var row = rows.stream().filter(it -> it.startsWith(name + " = ")).findFirst().orElse("none");
    assertThat(possible.stream().map(id -> name + " = " + id)).as("%s", name).contains(row);
    return new Outcome(List.of(row));
  }

  private static List<JsonNode> decisionsOn(JsonNode run) {
    var said = new ArrayList<JsonNode>();
    for (var each : run.path("interventions")) {
      if (each.path("kind").asText().equals("RESOLVE")) {
        said.add(each.path("detail"));
      }
    }
    return said;
  }

  private static String decisionOf(JsonNode detail) {
    return detail.path("decision").asText();
  }

  @Override
  public String toString() {
    return submissions.begun()
        + " orders asked for, "
        + orders.count()
        + " taken, decided "
        + decisions;
  }
}
