package org.convoke.bench;

import static org.convoke.bench.Findings.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.convoke.e2e.Api;
import org.convoke.e2e.Await;
import org.convoke.e2e.PackagedServer;

/// A loop over 1,000 items, one after the other and twenty at once: with a call of another system,
/// which takes 20 ms, and with a record added.
final class Loops implements Bench.Benchmark {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ITEMS = 1_000;
  private static final int AT_ONCE = 20; // the most that a loop does
  private static final int MEASURED = 3;
  private static final Duration ANSWER_TAKES = Duration.ofMillis(20);

  private static final String FLOW =
      """
      {"trigger":{"type":"call","inputs":[]},"steps":[
        {"key":"each","type":"forEach","items":{"value":%s},"concurrency":%d,"steps":[%s]}]}
      """;

  private static final String CALL =
      """
      {"key":"call","type":"httpRequest","method":"POST","idempotencyHeader":"Idempotency-Key",
        "url":{"value":"http://localhost:%d/"}}
      """;

  private static final String ADD =
      """
      {"key":"add","type":"addRecord","form":"bench-loop","values":{"name":{"value":"a"}}}
      """;

  private static final String FORM =
      """
      {"fields":[{"key":"name","type":"text","label":"name"}]}
      """;

  @Override
  public void run(Options options) throws Exception {
    var data = Files.createTempDirectory("convoke-bench-");
    var far = farSystem();
    var environment = Map.of("CONVOKE_HTTP_ALLOWED_HOSTS", "localhost");
    try (var server = PackagedServer.start(data, PackagedServer.freePort(), environment);
        var database = ServerDatabase.of(data)) {
      var api = Api.signIn(server.address(), "admin", "convoke");
      api.post("forms", Map.of("key", "bench-loop", "name", "loop", "definition", json(FORM)));
      var call = CALL.formatted(far.getAddress().getPort());
      measure(api, database, "calls, one after the other", call, 1);
      measure(api, database, "calls, twenty at once", call, AT_ONCE);
      measure(api, database, "records, one after the other", ADD, 1);
      measure(api, database, "records, twenty at once", ADD, AT_ONCE);
    } finally {
      far.stop(0);
      Folders.delete(data);
    }
  }

  private static HttpServer farSystem() throws IOException {
    var far = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    far.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    far.createContext("/", Loops::answer);
    far.start();
    return far;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    LockSupport.parkNanos(ANSWER_TAKES.toNanos());
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static void measure(
      Api api, ServerDatabase database, String what, String step, int atOnce) {
    var key = "bench-" + UUID.randomUUID();
    var items = LongStream.range(0, ITEMS).boxed().toList();
    var definition = FLOW.formatted(items, atOnce, step);
    api.post("flows", Map.of("key", key, "name", what, "definition", json(definition)));
    api.post("flows/" + key + "/publish", Map.of());
    api.post("flows/" + key + "/enable", Map.of());
    runMillis(api, database, key); // warms up
    var millis =
        LongStream.range(0, MEASURED).map(_ -> runMillis(api, database, key)).sorted().toArray();
    print(what, "%,d ms (%,d to %,d)", millis[MEASURED / 2], millis[0], millis[MEASURED - 1]);
  }

  /// From the run's beginning to its end, by its own times.
  private static long runMillis(Api api, ServerDatabase database, String flow) {
    var answer = api.post("flows/" + flow + "/runs", Map.of("inputs", Map.of()));
    var run = UUID.fromString(answer.path("run").path("id").asText());
    var ended = "select count(*) from run where id = ? and state = 'DONE'";
    if (!Await.until(Duration.ofMinutes(5), () -> database.number(ended, run) == 1)) {
      throw new IllegalStateException("run " + run + " did not end within five minutes");
    }
    return database.number(
        "select 1000 * extract(epoch from finished_at - created_at) from run where id = ?", run);
  }

  private static Object json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
