package org.convoke.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The REST interface as one person's API token sees it.
///
/// Thread-safe.
public final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String token;
  private final Duration timeout;

  private Api(URI base, String token, Duration timeout) {
    this.base = base;
    this.token = token;
    this.timeout = timeout;
  }

  /// Signs in and makes an API token that may do what the person may; the token outlives the
  /// server's process.
  public static Api signIn(URI server, String username, String password) {
    return new Api(server.resolve("/api/v1/"), newToken(server, username, password), TIMEOUT);
  }

  /// The same token at another server of the same database, or another token at the same server.
  ///
  /// @param timeout after which a call counts as not answered
  public static Api with(String token, URI server, Duration timeout) {
    return new Api(server.resolve("/api/v1/"), token, timeout);
  }

  public String token() {
    return token;
  }

  public JsonNode get(String path) {
    return ok(send(request(path).GET().build()));
  }

  public JsonNode post(String path, Object body) {
    return ok(tryPost(path, body, null));
  }

  /// One attempt; the answer may be a problem.
  ///
  /// @throws UncheckedIOException when no answer came
  public HttpResponse<String> tryPost(String path, Object body, @Nullable String idempotencyKey) {
    var request = request(path).header("Content-Type", "application/json");
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request.POST(BodyPublishers.ofString(text(body))).build());
  }

  /// One attempt to read; the answer may be a problem.
  ///
  /// @throws UncheckedIOException when no answer came
  public HttpResponse<String> tryGet(String path) {
    return send(request(path).GET().build());
  }

  /// The status of a read; the answer may be a problem.
  public int status(String path) {
    return tryGet(path).statusCode();
  }

  /// Deletes a thing.
  public void delete(String path) {
    var answer = send(request(path).DELETE().build());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
  }

  /// All items of a paged list, however many pages it has.
  ///
  /// @param path with at least one query parameter
  public List<JsonNode> all(String path) {
    var items = new ArrayList<JsonNode>();
    var page = get(path + "&limit=200");
    page.path("items").forEach(items::add);
    while (!page.path("nextCursor").isNull()) {
      var cursor = URLEncoder.encode(page.path("nextCursor").asText(), StandardCharsets.UTF_8);
      page = get(path + "&limit=200&cursor=" + cursor);
      page.path("items").forEach(items::add);
    }
    return items;
  }

  /// The person with this user name.
  public JsonNode person(String username) {
    for (var person : get("people?q=" + username).path("items")) {
      if (username.equals(person.path("username").asText())) {
        return person;
      }
    }
    throw new IllegalStateException("no person with the user name " + username);
  }

  private static String newToken(URI server, String username, String password) {
    var client = HttpClient.newHttpClient();
    var credentials = Map.of("username", username, "password", password);
    var signIn = exchange(client, json(server, "/api/v1/auth/login", credentials).build());
    var cookie = signIn.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
    var csrf = ok(signIn).path("csrfToken").asText();
    var scopes = "people:read people:write forms:read forms:write records:read records:write";
    var more = "flows:read flows:write runs:read runs:write chats:read chats:write admin";
    var wanted = Map.of("name", "end to end", "scopes", (scopes + " " + more).split(" "));
    var ask =
        json(server, "/api/v1/api-tokens", wanted)
            .header("Cookie", cookie)
            .header("X-CSRF-Token", csrf);
    return ok(exchange(client, ask.build())).path("token").asText();
  }

  private static HttpRequest.Builder json(URI server, String path, Object body) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(text(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(timeout)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) {
    return exchange(client, request);
  }

  private static HttpResponse<String> exchange(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode ok(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      var call = response.request().method() + " " + response.uri();
      throw new IllegalStateException(
          call + " answered " + response.statusCode() + ": " + response.body());
    }
    return parse(response.body());
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected JSON, got " + body, e);
    }
  }

  private static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
    }
  }
}
