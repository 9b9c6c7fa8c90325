package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// `./convoke test --soak [--minutes N] [--seed N]`: flows of random shapes, on three nodes to
/// which random things happen, against a system that answers badly. Afterwards there is exactly one
/// thing for each step of each acknowledged record, its id is written down once, and no run is
/// lost.
///
/// A seed brings back the same flows and the same mishaps in the same order; what the nodes were
/// doing at that moment is theirs.
@Tag("soak")
class SoakTest {

  private static final int FLOWS = 6;
  private static final int PERCENT_FAULTS = 15;
  private static final Duration END = Duration.ofMinutes(4);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void everything_happens_exactly_once_whatever_happens() throws Exception {
    var seed = Long.getLong("convoke.soak.seed", System.nanoTime());
    var length = Duration.ofMinutes(Long.getLong("convoke.soak.minutes", 10));
    System.out.println("seed " + seed + ", " + length);
    try (var cluster = new Cluster(folder);
        var far = new FarSystem(new Random(seed), PERCENT_FAULTS)) {
      var api = Api.with(cluster.token, cluster.nodes.getFirst().address(), END);
      var flows = new SoakFlows(api, far.address(), new Random(seed + 1)).publish(FLOWS);
      var submissions = new SoakSubmissions(cluster, flows);
      var mishaps = new SoakMishaps(cluster, new Random(seed + 2));
      var end = System.nanoTime() + length.toNanos();
      while (System.nanoTime() < end) {
        mishaps.next();
      }
      var expected = submissions.finish();
      System.out.println(submissions.sent() + " submissions, " + mishaps + ", " + far.summary());
      var ended = Await.until(END, () -> unended(cluster) == 0);
      assertThat(ended).as("runs that did not end: %s", states(cluster)).isTrue();
      assertExactlyOneOfEach(cluster, far, submissions.sent(), expected);
    }
  }

  private static long unended(Cluster cluster) {
    return cluster.database.number(
        "select count(*) from run where state in ('READY', 'RUNNING', 'WAITING')");
  }

  private static List<String> states(Cluster cluster) {
    return cluster.database.texts(
        "select state || ' ' || count(*) from run group by state order by state");
  }

  private static void assertExactlyOneOfEach(
      Cluster cluster, FarSystem far, int submissions, List<String> expected) {
    assertThat(states(cluster)).containsExactly("DONE " + submissions);
    assertThat(far.things().stream().map(FarSystem.Thing::name))
        .as("things")
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(ledger(cluster))
        .as("ids in records")
        .containsExactlyInAnyOrderElementsOf(
            far.things().stream().map(thing -> thing.name() + " = " + thing.id()).toList());
  }

  private static List<String> ledger(Cluster cluster) {
    return cluster.database.texts(
        """
        select (record.values ->> 'name') || ' = ' || (record.values ->> 'thing')
        from record join form on form.org_id = record.org_id and form.id = record.form_id
        where form.key = '%s'
        """
            .formatted(SoakFlows.LEDGER));
  }
}
