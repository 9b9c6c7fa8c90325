package org.convoke.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.convoke.sandbox.shared.Json;

/// Calls a sandbox as any client would.
final class Client {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI address;

  Client(Sandbox sandbox) {
    address = sandbox.address();
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode json(String method, String path, Object body, String... headers) {
    try {
      var text = body instanceof String string ? string : Json.text(body);
      return Json.parse(send(method, path, text, headers).body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  JsonNode get(String path, String... headers) {
    return json("GET", path, "", headers);
  }

  JsonNode post(String path, Object body, String... headers) {
    return json("POST", path, body, headers);
  }

  JsonNode put(String path, Object body, String... headers) {
    return json("PUT", path, body, headers);
  }

  /// Calls of the admin API.
  JsonNode act(String platform, String action, Object... input) {
    return post("/sandbox/" + platform + "/actions/" + action, Json.of(input));
  }

  /// Asks until a client of the platform has connected; the SDKs do so whenever they please and do
  /// not say when.
  void awaitConnection(String platform) {
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (get("/sandbox/" + platform + "/connections").path("open").asInt() == 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("nobody connected to " + platform);
      }
      Thread.onSpinWait();
    }
  }

  void fault(String platform, Object... fault) {
    post("/sandbox/" + platform + "/faults", Json.of(fault));
  }
}
