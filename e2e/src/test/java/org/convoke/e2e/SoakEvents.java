package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Runs that wait for an event with a time-out. To some the event comes, to some twice, to some
/// never, to some at the moment when the time is over. Afterwards each has gone on once: with an
/// event of its own, or without one when none came in time.
final class SoakEvents implements SoakPart {

  private static final String FORM = "soak-wait";
  private static final String EVENT = "soak-event";
  private static final String LEDGER = "soak-woken";
  private static final String NOTHING = "nothing";
  private static final int CLIENTS = 4;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration UNTIL_IT_WAITS = Duration.ofMinutes(2);
  private static final int FOR_EVER = 86_400;
  private static final int SHORT = 3;

  private final AnyNode node;
  private final SoakForms forms;
  private final Random random; // guarded by this
  private final Map<String, Set<String>> expected = new ConcurrentHashMap<>();
  private final Repeated clients;

  SoakEvents(AnyNode node, SoakForms forms, Random random) {
    this.node = node;
    this.forms = forms;
    this.random = random;
    publish();
    clients = new Repeated(CLIENTS, PAUSE, this::once);
  }

  private void publish() {
    forms.form(FORM, "name", "seconds");
    forms.form(EVENT, "name", "what");
    forms.form(LEDGER, "name", "what");
    forms.flow(
        FORM,
        """
        {"trigger":{"type":"recordCreated","form":"%s"},"steps":[
          {"key":"pause","type":"wait","until":{"type":"event","event":"recordCreated","form":"%s",
            "where":{"all":[{"field":"name","op":"equals","cel":"trigger.record.name"}]},
            "timeout":{"amount":{"cel":"int(trigger.record.seconds)"},"unit":"SECONDS"}}},
          {"key":"row","type":"addRecord","form":"%s","values":{
            "name":{"cel":"trigger.record.name"},
            "what":{"cel":"steps.pause.timedOut ? '%s' : steps.pause.record.what"}}}]}
        """
            .formatted(FORM, EVENT, LEDGER, NOTHING));
  }

  private void once(int number) {
    var name = "wait " + number;
    switch (pick(4)) {
      case 0 -> {
        begin(name, FOR_EVER);
        tell(name, "first");
        expected.put(name, Set.of("first"));
      }
      case 1 -> {
        begin(name, FOR_EVER);
        tell(name, "first");
        tell(name, "second");
        expected.put(name, Set.of("first"));
      }
      case 2 -> {
        begin(name, SHORT + pick(5));
        expected.put(name, Set.of(NOTHING));
      }
      default -> {
        begin(name, SHORT);
        LockSupport.parkNanos(Duration.ofMillis(SHORT * 1_000 - 1_000 + pick(1_500)).toNanos());
        tell(name, "first");
        expected.put(name, Set.of("first", NOTHING));
      }
    }
  }

  private synchronized int pick(int bound) {
    return random.nextInt(bound);
  }

  /// Returns when the run waits: from then on an event concerns it.
  private void begin(String name, int seconds) {
    var values = Map.<String, Object>of("name", name, "seconds", "" + seconds);
    var answer = node.submit(FORM, values, "soak-" + name);
    var run = answer.path("runs").path(0).path("id").asText();
    var waits = Await.until(UNTIL_IT_WAITS, () -> node.get("runs/" + run).path("steps").size() > 0);
    if (!waits) {
      throw new AssertionError(name + " does not wait: " + node.get("runs/" + run));
    }
  }

  private void tell(String name, String what) {
    node.submit(EVENT, Map.of("name", name, "what", what), "soak-" + name + " " + what);
  }

  @Override
  public void requireGoingOn() {
    clients.requireGoingOn();
  }

  @Override
  public void finish() throws Exception {
    clients.finish();
  }

  @Override
  public void check() {
    assertThat(forms.runs(FORM)).as("runs that waited").containsExactly("DONE " + expected.size());
    var rows = forms.records(LEDGER, "name", "what");
    assertThat(rows.stream().map(row -> row.substring(0, row.indexOf(" = "))))
        .as("runs that went on")
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(rows)
        .as("what they went on with")
        .allSatisfy(
            row -> {
              var at = row.indexOf(" = ");
              assertThat(expected.get(row.substring(0, at)))
                  .as(row)
                  .contains(row.substring(at + 3));
            });
  }

  @Override
  public String toString() {
    return clients.begun() + " waits for events";
  }
}
