package org.convoke.bench;

import static org.convoke.bench.Findings.print;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.convoke.e2e.Api;
import org.convoke.e2e.Await;
import org.convoke.e2e.PackagedServer;

/// What finished runs cost those that come after them: time per run, the page of runs and resident
/// memory, in a database without any and in one with millions.
///
/// The server is started anew for each, so that both have the same to warm up.
final class History implements Bench.Benchmark {

  private static final List<String> MEMBERS =
      List.of("admin", "zhangwei", "lina", "wangfang", "liuyang");

  private static final Duration IDLE = Duration.ofSeconds(15);
  private static final int PAGES = 200;

  @Override
  public void run(Options options) throws Exception {
    var data = Files.createTempDirectory("convoke-bench-");
    try {
      level(data, options);
      copy(data, options.finished());
      level(data, options);
    } finally {
      Folders.delete(data);
    }
  }

  private static void copy(Path data, int finished) throws Exception {
    try (var server = PackagedServer.start(data, PackagedServer.freePort());
        var database = ServerDatabase.of(data)) {
      var began = System.nanoTime();
      new RunsCopied(database).add(finished - finishedIn(database));
      print("copied", "in %.0f s", seconds(began));
    }
  }

  private static void level(Path data, Options options) throws Exception {
    try (var server = PackagedServer.start(data, PackagedServer.freePort());
        var database = ServerDatabase.of(data)) {
      var finished = finishedIn(database);
      var ready = server.timeToReady().toMillis() / 1e3;
      print("finished runs at the start", "%,d, ready after %.2f s", finished, ready);
      LockSupport.parkNanos(IDLE.toNanos());
      print("resident when idle", "%d MiB", Machine.residentMebibytes(server.pid()));
      var api = Api.signIn(server.address(), "admin", "convoke");
      var size = "select pg_database_size(current_database()) >> 20";
      print("database", "%,d MiB", database.number(size));
      load(server, database, api, options);
      pages(api);
      print("resident after it", "%d MiB", Machine.residentMebibytes(server.pid()));
    }
  }

  private static void load(PackagedServer server, ServerDatabase database, Api api, Options options)
      throws IOException {
    var first = database.records("create-group");
    var requests = new Submission(server.address(), api, MEMBERS);
    try (var load =
        new Load(server.address(), options.clients(), number -> requests.apply(first + number))) {
      load.saturate(options.measured().multipliedBy(5).dividedBy(2));
      settle(database);
      database.checkpoint();
      var before = load.answered();
      var began = System.nanoTime();
      var answers = load.saturate(options.measured());
      settle(database);
      var each = seconds(began) / (load.answered() - before);
      print("time per run", "%.2f ms, %,.0f a second", each * 1e3, 1 / each);
      print("submission answered", "%s", answers);
      check(database);
    }
    try (var one = new Load(server.address(), 1, alone(requests, database))) {
      print("alone, one after the other", "%s", one.sendAll(PAGES));
    }
  }

  private static LongFunction<ByteBuffer> alone(Submission requests, ServerDatabase database) {
    var first = database.records("create-group");
    return number -> requests.apply(first + number);
  }

  private static void pages(Api api) {
    var flow = api.get("flows/create-group").path("id").asText();
    page(api, "page of runs, newest", "runs?limit=50");
    page(api, "page of runs of the flow", "runs?limit=50&flow=" + flow);
    page(api, "page of runs, failed", "runs?limit=50&state=FAILED");
    var earlier = Instant.now().minus(Duration.ofDays(40));
    page(api, "page of runs, 40 days ago", "runs?limit=50&to=" + earlier);
    page(api, "text found in no run", "runs?limit=50&q=nothing-has-this-name");
  }

  private static void page(Api api, String what, String path) {
    var times = new Latencies();
    for (var number = -PAGES / 10; number < PAGES; number++) {
      var began = System.nanoTime();
      api.get(path);
      if (number >= 0) {
        times.add(System.nanoTime() - began);
      }
    }
    print(what, "%s", times);
  }

  private static void settle(ServerDatabase database) {
    var unended = "select count(*) from run where state in ('READY', 'RUNNING')";
    if (!Await.until(Duration.ofSeconds(60), () -> database.number(unended) == 0)) {
      throw new IllegalStateException("runs did not end within a minute");
    }
  }

  private static void check(ServerDatabase database) {
    var unsuccessful = "select count(*) from run where error is not null";
    if (database.number(unsuccessful) != 0) {
      throw new IllegalStateException("runs have failed");
    }
  }

  private static long finishedIn(ServerDatabase database) {
    return database.number("select count(*) from run where state = 'DONE'");
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
