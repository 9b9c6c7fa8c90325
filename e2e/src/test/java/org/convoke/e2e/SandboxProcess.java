package org.convoke.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The stand-ins of the platforms as a process of their own, which outlives every node
/// (docs/sandbox.md). Thread-safe.
final class SandboxProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Process process;
  private final int port = PackagedServer.freePort();
  private final HttpClient client = HttpClient.newHttpClient();

  /// Returns when it answers.
  ///
  /// @param folder for what it prints
  SandboxProcess(Path folder) throws IOException {
    var launcher = System.getProperty("convoke.launcher", "./convoke");
    var output = folder.resolve("sandbox.log").toFile();
    process = launch(output, launcher, "sandbox", "--port", "" + port);
    if (!Await.until(PATIENCE, this::answers)) {
      close();
      throw new IllegalStateException("the sandbox did not start: see " + output);
    }
  }

  private static Process launch(File output, String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  /// As nodes call it.
  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  JsonNode get(String path) {
    return ask("GET", path, BodyPublishers.noBody());
  }

  JsonNode send(String method, String path, Map<String, Object> body) {
    return ask(method, path, BodyPublishers.ofString(JSON.valueToTree(body).toString()));
  }

  private JsonNode ask(String method, String path, HttpRequest.BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(address().resolve("/sandbox/" + path))
            .timeout(TIMEOUT)
            .method(method, body)
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(path + " answered " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private boolean answers() {
    try {
      return get("clock").isObject();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
