package org.convoke.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// A platform of the sandbox beside the server, from the operator's side (docs/sandbox.md).
final class StandIn {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI root;

  /// @param sandbox where the connection's calls go
  StandIn(String sandbox, String platform) {
    root = URI.create(sandbox + "/sandbox/" + platform + "/");
  }

  JsonNode groups() throws IOException, InterruptedException {
    return ask("GET", "groups", "").path("items");
  }

  /// How often more was asked for than a limit had left.
  long exceeded() throws IOException, InterruptedException {
    return ask("GET", "limits", "").path("exceeded").asLong();
  }

  /// Changes the app in the platform's console.
  void configure(String settings) throws IOException, InterruptedException {
    ask("PUT", "app", settings);
  }

  private JsonNode ask(String method, String what, String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(root.resolve(what));
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              request.method(method, BodyPublishers.ofString(body)).build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(root + what + " answered " + answer.body());
      }
      return JSON.readTree(answer.body());
    }
  }
}
