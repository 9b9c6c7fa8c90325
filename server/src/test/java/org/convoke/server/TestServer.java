package org.convoke.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.util.Map;
import org.convoke.database.TestDatabase;

/// The settings of the server that all tests share: a database of its own, demo mode.
public final class TestServer implements QuarkusTestResourceLifecycleManager {

  /// Makes it the server of every `@QuarkusTest`.
  @WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
  private static final class Everywhere {}

  private TestDatabase database;

  @Override
  public Map<String, String> start() {
    database = TestDatabase.create();
    return Map.of(
        "convoke.database.url",
        database.url(),
        "convoke.data",
        Path.of("target", "test-data").toAbsolutePath().toString(),
        "convoke.http.allowed-hosts",
        "localhost",
        "convoke.demo",
        "true",
        "convoke.sandbox",
        "false",
        "quarkus.http.port",
        "0");
  }

  @Override
  public void stop() {
    database.close();
  }
}
