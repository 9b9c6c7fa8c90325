package org.convoke.bench;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.e2e.Api;
import org.convoke.e2e.Await;
import org.convoke.e2e.PackagedServer;

/// Durable runs a second, and the time until a group is visible at half that load.
///
/// One run: a submission over HTTP, a group chat with five members, its id in a row of another
/// form. Runs are counted by the ledger's rows in the database, never by answers.
final class Runs implements Bench.Benchmark {

  private static final List<String> MEMBERS =
      List.of("admin", "zhangwei", "lina", "wangfang", "liuyang");

  /// So long commits are slower than usual: pages of indexes go whole into the log. Meanwhile what
  /// tells the member, and the driver's socket that listens, warm up as everything else did.
  private static final Duration AFTER_CHECKPOINT = Duration.ofSeconds(5);

  @Override
  public void run(Options options) throws Exception {
    var data = Files.createTempDirectory("convoke-bench-");
    try (var server = PackagedServer.start(data, PackagedServer.freePort());
        var database = ServerDatabase.of(data)) {
      measure(server, database, options);
      if (options.withFlowable()) {
        new FlowablePeer(database.createBeside("flowable"), options).measure();
      }
    } finally {
      Folders.delete(data);
    }
  }

  private void measure(PackagedServer server, ServerDatabase database, Options options)
      throws IOException {
    var api = Api.signIn(server.address(), "admin", "convoke");
    var requests = new Submission(server.address(), api, MEMBERS);
    try (var load = new Load(server.address(), options.clients(), requests)) {
      load.saturate(options.measured().multipliedBy(5).dividedBy(2));
      database.checkpoint();
      var rate = throughput(database, load, options);
      database.checkpoint();
      latency(server, api, load, rate / 2, options.measured());
      settle(database, load.answered());
      check(api, database, load.answered());
      print("resident after it", "%d MiB", Machine.residentMebibytes(server.pid()));
    }
  }

  private static double throughput(ServerDatabase database, Load load, Options options)
      throws IOException {
    settle(database, load.answered());
    var before = ledgerRows(database);
    var began = System.nanoTime();
    var answers = load.saturate(options.measured());
    settle(database, load.answered());
    var seconds = (System.nanoTime() - began) / 1e9;
    var rate = (ledgerRows(database) - before) / seconds;
    print("durable runs", "%,.0f a second (%d clients, %.0f s)", rate, options.clients(), seconds);
    print("submission answered", "%s", answers);
    return rate;
  }

  private static void latency(
      PackagedServer server, Api api, Load load, double rate, Duration length) throws IOException {
    var due = new long[(int) (rate * length.toSeconds())];
    try (var member = new GroupSocket(server.address(), api.token())) {
      var before = new long[(int) (rate * AFTER_CHECKPOINT.toSeconds())];
      load.pace(rate, before);
      var first = load.answered();
      var answers = load.pace(rate, due);
      var groups = before.length + due.length;
      Await.until(Duration.ofSeconds(60), () -> member.seenAt().size() >= groups);
      var title = String.format(ROOT, "at %,.0f a second", rate);
      print(title, "group visible to a member: %s", visible(api, member.seenAt(), first, due));
      print("submission answered", "%s", answers);
    }
  }

  private static Latencies visible(Api api, Map<String, Long> seenAt, long first, long[] due) {
    var latencies = new Latencies();
    for (var chat : api.all("chats?all=true")) {
      var seen = seenAt.get(chat.path("id").asText());
      var name = chat.path("name").asText();
      if (seen != null && Submission.isName(name) && Submission.numberOf(name) >= first) {
        latencies.add(seen - due[(int) (Submission.numberOf(name) - first)]);
      }
    }
    if (latencies.size() != due.length) {
      throw new IllegalStateException(
          "%d groups were submitted, %d became visible".formatted(due.length, latencies.size()));
    }
    return latencies;
  }

  private static void check(Api api, ServerDatabase database, long acknowledged) {
    var rows = ledgerRows(database);
    var failed = api.get("runs?limit=1&state=FAILED").path("items").size();
    if (rows != acknowledged || failed != 0) {
      throw new IllegalStateException(
          "%d submissions were acknowledged, the ledger has %d rows, failed runs: %s"
              .formatted(acknowledged, rows, failed == 0 ? "none" : "some"));
    }
    print("checked", "%,d submissions, as many ledger rows, no failed run", rows);
  }

  private static void settle(ServerDatabase database, long acknowledged) {
    if (!Await.until(Duration.ofSeconds(60), () -> ledgerRows(database) >= acknowledged)) {
      throw new IllegalStateException("runs did not end within a minute");
    }
  }

  private static long ledgerRows(ServerDatabase database) {
    return database.records("group-ledger");
  }

  private static void print(String what, String format, Object... values) {
    System.out.printf(ROOT, "  %-22s " + format + "%n", prepend(what, values));
  }

  private static Object[] prepend(String first, Object[] rest) {
    var all = new Object[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
