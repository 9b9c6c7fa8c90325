package org.convoke.bench;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.convoke.e2e.Api;
import org.convoke.e2e.Await;
import org.convoke.e2e.PackagedServer;

/// More groups at once than a platform takes: how much longer that takes than the platform's own
/// limits make it, on the sandbox beside the server, which counts what is too much.
///
/// One run: a submission over HTTP, a group on the platform, its id in the submitted record.
final class Throttled implements Bench.Benchmark {

  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @Override
  public void run(Options options) throws Exception {
    var data = Files.createTempDirectory("convoke-bench-");
    try (var server = PackagedServer.startWithSandbox(data, PackagedServer.freePort())) {
      var api = Api.signIn(server.address(), "admin", "convoke");
      for (var trial : Trial.ALL) {
        measure(api, trial, options.groups());
      }
    } finally {
      Folders.delete(data);
    }
  }

  private static void measure(Api api, Trial trial, int groups) throws Exception {
    var connection = connection(api, trial);
    var standIn =
        new StandIn(connection.path("settings").path(trial.address()).asText(), trial.platform());
    if (trial.platform().equals("wecom")) {
      // as apps from before June 2022 see people, so that the list alone matches everybody
      standIn.configure("{\"privateFieldsWithheld\":false}");
    }
    api.post("connections/" + connection.path("id").asText() + "/directory/sync", Map.of());
    var flow = TrialFlow.live(api, trial);
    var exceeded = standIn.exceeded();
    var at = Instant.now();
    var began = System.nanoTime();
    flow.submit(groups);
    var submitted = (System.nanoTime() - began) / 1e9;
    var all = Await.until(PATIENCE, () -> flow.done() + flow.lost().size() >= groups);
    var seconds = (System.nanoTime() - began) / 1e9;
    if (!all || !flow.lost().isEmpty()) {
      throw new IllegalStateException(
          "%s: %d of %d groups after %.0f s; runs that ended without: %s"
              .formatted(trial.platform(), flow.done(), groups, seconds, flow.lost()));
    }
    check(trial, flow, standIn, groups);
    System.out.printf(
        ROOT,
        "  %-10s %,d groups in %.1f s; %s alone takes %.1f s; submitted in %.1f s;"
            + " calls beyond a limit: %d%n",
        trial.platform(),
        groups,
        seconds,
        trial.limit(),
        trial.leastSeconds(groups, at),
        submitted,
        standIn.exceeded() - exceeded);
  }

  /// The sandbox is connected beside the server's start.
  private static JsonNode connection(Api api, Trial trial) {
    var found = new AtomicReference<JsonNode>();
    Await.until(
        START,
        () -> {
          for (var each : api.get("connections").path("items")) {
            if (each.path("key").asText().equals(trial.connection())) {
              found.set(each);
            }
          }
          return found.get() != null;
        });
    if (found.get() == null) {
      throw new IllegalStateException("no connection " + trial.connection() + " in " + START);
    }
    return found.get();
  }

  /// There is one group for each record, and every record names its own.
  private static void check(Trial trial, TrialFlow flow, StandIn standIn, int wanted)
      throws Exception {
    var groups = standIn.groups();
    var named = new HashSet<String>();
    groups.forEach(it -> named.add(it.path("name").asText()));
    var ids = new HashSet<String>();
    flow.records().forEach(it -> ids.add(it.path("values").path("chatId").asText()));
    if (groups.size() != wanted || named.size() != wanted || ids.size() != wanted) {
      throw new IllegalStateException(
          "%s: expected %d groups, the sandbox has %d with %d names, the records name %d"
              .formatted(trial.platform(), wanted, groups.size(), named.size(), ids.size()));
    }
  }
}
