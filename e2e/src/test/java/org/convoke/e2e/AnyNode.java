package org.convoke.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Asks the nodes in turn until one answers, as a client behind a load balancer does that may
/// repeat what it asks. Thread-safe.
final class AnyNode {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Api> nodes;
  private final AtomicInteger next = new AtomicInteger();

  AnyNode(Cluster cluster) {
    nodes = IntStream.range(0, cluster.nodes.size()).mapToObj(cluster::api).toList();
  }

  /// Submits a record, which is acknowledged when this returns.
  ///
  /// @param key whatever carries the same is the same submission
  /// @return the answer
  JsonNode submit(String form, Map<String, Object> values, String key) {
    var answer = post("forms/" + form + "/records", Map.of("values", values), key);
    if (answer.statusCode() != 201) {
      throw new AssertionError("submission " + key + " was refused: " + answer.body());
    }
    return parse(answer.body());
  }

  /// @param key null: none
  /// @return an answer, which may be a refusal
  HttpResponse<String> post(String path, Object body, @Nullable String key) {
    return insist(path, node -> node.tryPost(path, body, key));
  }

  JsonNode get(String path) {
    var answer = insist(path, node -> node.tryGet(path));
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.body());
    }
    return parse(answer.body());
  }

  /// All items of a paged list.
  ///
  /// @param path with at least one query parameter
  List<JsonNode> all(String path) {
    return nodes.getFirst().all(path);
  }

  private interface Question {
    HttpResponse<String> ask(Api node);
  }

  private HttpResponse<String> insist(String what, Question question) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        var node = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
        var answer = question.ask(node);
        if (answer.statusCode() != UNAVAILABLE) {
          return answer;
        }
      } catch (UncheckedIOException e) {
        // What became of it is unknown, so another node is asked.
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError(what + " was not answered in " + PATIENCE);
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected JSON, got " + body, e);
    }
  }
}
