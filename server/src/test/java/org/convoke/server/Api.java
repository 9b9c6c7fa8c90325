package org.convoke.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.convoke.model.Json;
import org.convoke.model.PersonId;
import org.eclipse.microprofile.config.ConfigProvider;

/// Calls the server as a certain person. Immutable.
///
/// ```java
/// var zhangwei = Api.signIn("zhangwei");
/// var form = zhangwei.post("/forms", Map.of("name", "报修")).expect(201).text("id");
/// zhangwei.get("/forms/%s", form).expect(200);
/// Api.signIn("otherbuilder").get("/forms/%s", form).expect(404);
/// ```
///
/// Paths are below `/api/v1` unless they begin with `//`.
public final class Api {

  public static final String PASSWORD = "convoke";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Map<String, Api> SIGNED_IN = new ConcurrentHashMap<>();

  private final Map<String, String> headers;
  private final String person;

  private Api(Map<String, String> headers, String person) {
    this.headers = Map.copyOf(headers);
    this.person = person;
  }

  /// Nobody.
  public static Api anonymous() {
    return new Api(Map.of(), "");
  }

  /// A person by user name, of the demo organization or of [OtherOrganization]. Keeps the session
  /// for all tests while it lasts: whoever ends or revokes sessions uses [#freshSignIn].
  public static Api signIn(String username) {
    return SIGNED_IN.compute(
        username,
        (name, known) ->
            known != null && known.get("/me").status() == 200 ? known : freshSignIn(name));
  }

  /// A session of its own.
  public static Api freshSignIn(String username) {
    return freshSignIn(username, PASSWORD);
  }

  public static Api freshSignIn(String username, String password) {
    var answer =
        anonymous()
            .post("/auth/login", Map.of("username", username, "password", password))
            .expect(200);
    return ofSignIn(answer);
  }

  /// Whoever this answer signs in.
  public static Api ofSignIn(Answer answer) {
    var headers =
        Map.of("Cookie", answer.cookie(), "X-CSRF-Token", answer.body().at("/csrfToken").asText());
    return new Api(headers, answer.body().at("/person/id").asText());
  }

  /// A program with an API token.
  public static Api withToken(String token) {
    return new Api(Map.of("Authorization", "Bearer " + token), "");
  }

  /// The same with another header.
  public Api with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Api(all, person);
  }

  /// The same without a header.
  public Api without(String header) {
    var all = new LinkedHashMap<>(headers);
    all.remove(header);
    return new Api(all, person);
  }

  /// The same, reading English.
  public Api english() {
    return with("Accept-Language", "en");
  }

  /// Who this is.
  public PersonId person() {
    return PersonId.parse(person);
  }

  /// The headers that sign him in, for sockets.
  public Map<String, String> headers() {
    return headers;
  }

  /// The address of the server, without a slash at the end.
  public static URI address() {
    var url = ConfigProvider.getConfig().getValue("test.url", String.class);
    return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  public Answer get(String path, Object... arguments) {
    return send("GET", path.formatted(arguments), null);
  }

  /// @param body becomes JSON; a text is sent as it is
  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  public Answer delete(String path, Object... arguments) {
    return send("DELETE", path.formatted(arguments), null);
  }

  /// Any method; `null` sends no body.
  public Answer send(String method, String path, Object body) {
    var uri = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
    var request =
        HttpRequest.newBuilder(URI.create(address() + uri))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    try {
      return new Answer(method + " " + path, CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Object body) {
    return body instanceof String text ? text : Json.write(body);
  }

  /// What the server answered.
  public record Answer(String call, HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    /// Fails, showing the answer, unless it has this status.
    public Answer expect(int status) {
      assertThat(status()).as("%s answered %s", call, response.body()).isEqualTo(status);
      return this;
    }

    /// Fails unless it is this problem.
    public Answer expectProblem(int status, String code) {
      expect(status);
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      assertThat(text("code")).as("%s answered %s", call, response.body()).isEqualTo(code);
      assertThat(text("detail")).isNotBlank();
      return this;
    }

    public JsonNode body() {
      try {
        return Json.MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(response.body(), e);
      }
    }

    /// The text at a path: `name`, `person.id`, `items.0.name`; empty when there is none.
    public String text(String path) {
      return body().at("/" + path.replace('.', '/')).asText("");
    }

    public <T> T as(Class<T> type) {
      return Json.read(response.body(), type);
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// The first cookie it sets, `name=value`.
    public String cookie() {
      return header("Set-Cookie").split(";")[0];
    }
  }
}
