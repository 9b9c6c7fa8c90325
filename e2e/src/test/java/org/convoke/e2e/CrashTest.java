package org.convoke.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// One business key, one group: whatever moment the server dies at, nothing acknowledged is lost
/// and nothing is made twice.
class CrashTest {

  private static final int SUBMISSIONS = 1_000;
  private static final int CLIENTS = 8;
  private static final int KILLS = 6;
  private static final Duration ADOPTION = Duration.ofSeconds(45);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  @SuppressWarnings("NullAway.Init")
  Path data;

  @Test
  void a_thousand_submissions_across_kills_make_exactly_a_thousand_groups() throws Exception {
    var seed = Long.getLong("convoke.seed", System.nanoTime());
    System.out.println("crash test: -Dconvoke.seed=" + seed);
    try (var server = new MortalServer(data)) {
      var api = server.api();
      var submissions = new Submissions(server, api, SUBMISSIONS);
      submissions.run(CLIENTS, killMoments(new Random(seed)));

      System.out.println(submissions.unanswered() + " requests were cut off and sent again");
      assertThat(submissions.kills()).isEqualTo(KILLS);
      assertThat(submissions.unanswered()).as("requests cut off by a kill").isPositive();
      assertThat(Await.until(ADOPTION, () -> unfinished(api) == 0))
          .as("all runs end within %s of the last start", ADOPTION)
          .isTrue();
      assertExactlyOneOfEach(api);
    }
  }

  private static void assertExactlyOneOfEach(Api api) {
    var expected = IntStream.range(0, SUBMISSIONS).mapToObj(Submissions::nameOf).toList();
    assertNames("records", names(api.all("forms/create-group/records?sort=createdAt")), expected);
    assertNames(
        "ledger rows", names(api.all("forms/group-ledger/records?sort=createdAt")), expected);
    var chats = api.all("chats?all=true").stream().map(chat -> chat.path("name").asText());
    assertNames("groups", chats.filter(name -> name.startsWith(Submissions.PREFIX)), expected);
    assertThat(api.all("runs?flow=create-group&state=DONE")).as("runs done").hasSize(SUBMISSIONS);
    assertThat(api.all("runs?flow=create-group&state=FAILED")).as("runs failed").isEmpty();
  }

  private static void assertNames(String what, Stream<String> found, List<String> expected) {
    assertThat(found).as(what).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Stream<String> names(List<JsonNode> records) {
    return records.stream()
        .map(record -> record.path("values").path("name").asText())
        .filter(name -> name.startsWith(Submissions.PREFIX));
  }

  private static int unfinished(Api api) {
    return Stream.of("READY", "RUNNING")
        .mapToInt(state -> api.get("runs?limit=1&state=" + state).path("items").size())
        .sum();
  }

  /// The numbers of acknowledged submissions after which the server dies.
  private static List<Integer> killMoments(Random random) {
    return random.ints(5, SUBMISSIONS - 5).distinct().limit(KILLS).sorted().boxed().toList();
  }
}
