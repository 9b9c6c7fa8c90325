package org.convoke.bench;

import static org.convoke.bench.Findings.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.convoke.e2e.Api;
import org.convoke.e2e.Await;
import org.convoke.e2e.PackagedServer;

/// What runs cost that wait for a time and an event: processor and memory of a server that does
/// nothing else, with them and without, and how soon one of them goes on.
///
/// Each run waits for a record with its name, and for ninety days at most.
final class Waiting implements Bench.Benchmark {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final int WOKEN = 50;

  private static final String FORM =
      """
      {"fields":[{"key":"name","type":"text","label":"name"},
        {"key":"seconds","type":"number","label":"seconds"}]}
      """;

  private static final String FLOW =
      """
      {"trigger":{"type":"recordCreated","form":"bench-question"},"steps":[
        {"key":"pause","type":"wait","until":{"type":"event","event":"recordCreated",
          "form":"bench-answer",
          "where":{"all":[{"field":"name","op":"equals","cel":"trigger.record.name"}]},
          "timeout":{"amount":{"cel":"trigger.record.seconds"},"unit":"SECONDS"}}},
        {"key":"after","type":"addRecord","form":"bench-end",
          "values":{"name":{"cel":"trigger.record.name"}}}]}
      """;

  private static final int NINETY_DAYS = 90 * 24 * 60 * 60;

  @Override
  public void run(Options options) throws Exception {
    var data = Files.createTempDirectory("convoke-bench-");
    try {
      try (var server = PackagedServer.start(data, PackagedServer.freePort());
          var database = ServerDatabase.of(data)) {
        publish(Api.signIn(server.address(), "admin", "convoke"));
        submit(server, database, options.clients(), "warm", options.waiting() / 10);
        database.execute("delete from run_subscription");
        database.execute("delete from run where state = 'WAITING'");
        database.execute("delete from run_step");
      }
      try (var server = PackagedServer.start(data, PackagedServer.freePort());
          var database = ServerDatabase.of(data)) {
        idle(server, database, options, "without");
      }
      try (var server = PackagedServer.start(data, PackagedServer.freePort());
          var database = ServerDatabase.of(data)) {
        submit(server, database, options.clients(), "wait", options.waiting());
        database.execute("vacuum (analyze) run, run_step, run_subscription, record");
      }
      try (var server = PackagedServer.start(data, PackagedServer.freePort());
          var database = ServerDatabase.of(data)) {
        idle(server, database, options, "with");
        wake(server, database);
        print("resident after it", "%d MiB", Machine.residentMebibytes(server.pid()));
      }
    } finally {
      Folders.delete(data);
    }
  }

  private static void publish(Api api) {
    for (var key : new String[] {"bench-question", "bench-answer", "bench-end"}) {
      api.post("forms", Map.of("key", key, "name", key, "definition", json(FORM)));
    }
    var flow = Map.of("key", "bench-wait", "name", "bench-wait", "definition", json(FLOW));
    api.post("flows", flow);
    api.post("flows/bench-wait/publish", Map.of());
    api.post("flows/bench-wait/enable", Map.of());
  }

  /// Submits records whose runs wait, and returns when they do.
  private static void submit(
      PackagedServer server, ServerDatabase database, int clients, String name, int runs)
      throws IOException {
    var api = Api.signIn(server.address(), "admin", "convoke");
    var post = new Post(server.address(), api, "forms/bench-question/records");
    var began = System.nanoTime();
    try (var load =
        new Load(
            server.address(),
            clients,
            number -> post.of(values(name + " " + number, NINETY_DAYS)))) {
      load.sendAll(runs);
    }
    awaitWaiting(database, runs);
    print("began to wait", "%,d runs in %.1f s", runs, (System.nanoTime() - began) / 1e9);
  }

  private static String values(String name, int seconds) {
    return "{\"values\":{\"name\":\"" + name + "\",\"seconds\":" + seconds + "}}";
  }

  private static void awaitWaiting(ServerDatabase database, long runs) {
    var sql = "select count(*) from run where state = 'WAITING'";
    if (!Await.until(Duration.ofMinutes(2), () -> database.number(sql) >= runs)) {
      throw new IllegalStateException("runs did not begin to wait within two minutes");
    }
  }

  private static void idle(
      PackagedServer server, ServerDatabase database, Options options, String with) {
    awaitCaughtUp(database);
    LockSupport.parkNanos(QUIET.toNanos());
    var waiting = database.number("select count(*) from run where state = 'WAITING'");
    print(
        with + " waiting runs",
        "%,d, ready after %.2f s",
        waiting,
        server.timeToReady().toMillis() / 1e3);
    var serverBefore = Machine.processorTime(server.pid());
    var databaseBefore = Machine.processorTimeOfAll(database.pid());
    var began = System.nanoTime();
    LockSupport.parkNanos(options.measured().toNanos());
    var seconds = (System.nanoTime() - began) / 1e9;
    print(
        "processor of the server",
        "%.2f %% of a core",
        share(Machine.processorTime(server.pid()).minus(serverBefore), seconds));
    print(
        "processor of the database",
        "%.2f %% of a core",
        share(Machine.processorTimeOfAll(database.pid()).minus(databaseBefore), seconds));
    print("resident when idle", "%d MiB", Machine.residentMebibytes(server.pid()));
  }

  /// Once, somebody looks whether a run has missed its event; thousands that began to wait together
  /// are looked at in pages. That is no cost of waiting.
  private static void awaitCaughtUp(ServerDatabase database) {
    var began = System.nanoTime();
    var fresh = "select count(*) from run_subscription where fresh";
    var left = database.number(fresh);
    if (!Await.until(Duration.ofMinutes(30), () -> database.number(fresh) == 0)) {
      throw new IllegalStateException("waiting runs are not looked at");
    }
    print("looked for missed events", "%,d in %.1f s", left, (System.nanoTime() - began) / 1e9);
  }

  private static double share(Duration used, double seconds) {
    return used.toMillis() / 10.0 / seconds;
  }

  /// One after the other by their events, then those whose time comes while nothing else happens.
  private static void wake(PackagedServer server, ServerDatabase database) throws IOException {
    var api = Api.signIn(server.address(), "admin", "convoke");
    var answer = new Post(server.address(), api, "forms/bench-answer/records");
    var byEvent = new Latencies();
    for (var number = 0; number < WOKEN; number++) {
      var name = "wait " + number;
      var began = System.nanoTime();
      try (var one = new Load(server.address(), 1, _ -> answer.of(values(name, 0)))) {
        one.sendAll(1);
      }
      awaitEnds(database, number + 1);
      if (number >= WOKEN / 5) {
        byEvent.add(System.nanoTime() - began);
      }
    }
    print("woken by its event", "%s, until its end is committed", byEvent);
    byTime(server, database, api);
  }

  private static void byTime(PackagedServer server, ServerDatabase database, Api api)
      throws IOException {
    var question = new Post(server.address(), api, "forms/bench-question/records");
    var due = new long[WOKEN];
    try (var load =
        new Load(server.address(), 1, number -> question.of(values("time " + number, 3)))) {
      load.pace(5, due);
    }
    awaitEnds(database, 2 * WOKEN);
    // By the times of the server: three seconds after the wait began the run was due.
    var late =
        """
        select round(1000 * percentile_cont(?) within group (order by extract(epoch from
          run.finished_at - run_step.started_at) - 3))
        from run join run_step on run_step.org_id = run.org_id and run_step.run_id = run.id
        where run.state = 'DONE' and run_step.path = 'pause'
          and (run_step.output ->> 'timedOut')::boolean
        """;
    print(
        "woken at its time",
        "p50 %d ms, max %d ms late",
        database.number(late, 0.5),
        database.number(late, 1.0));
  }

  private static void awaitEnds(ServerDatabase database, long ends) {
    var sql =
        """
        select count(*)
        from record join form on form.org_id = record.org_id and form.id = record.form_id
        where form.key = 'bench-end'
        """;
    var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (database.number(sql) < ends) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("a run that waited did not go on within a minute");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
