package org.convoke.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A sandbox from the operator's side (docs/sandbox.md). Thread-safe.
record SandboxDesk(URI sandbox) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /// Something a person does in a platform's client; answers when its events were delivered.
  void act(String platform, String action, Map<String, ?> input) {
    post(platform + "/actions/" + action, input);
  }

  JsonNode post(String path, Map<String, ?> body) {
    return send(request(path).POST(BodyPublishers.ofString(text(body))));
  }

  JsonNode put(String path, Map<String, ?> body) {
    return send(request(path).PUT(BodyPublishers.ofString(text(body))));
  }

  void delete(String path) {
    send(request(path).DELETE());
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  List<JsonNode> items(String path) {
    var items = new ArrayList<JsonNode>();
    get(path).path("items").forEach(items::add);
    return items;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(sandbox.resolve("/sandbox/" + path));
  }

  private static JsonNode send(HttpRequest.Builder request) {
    try {
      var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.request().uri() + " answered " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String text(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
    }
  }
}
