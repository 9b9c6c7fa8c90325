package org.convoke.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Three servers on one database and one NATS, all started at the same moment on a database that is
/// empty.
final class Cluster implements AutoCloseable {

  /// A paused node does not answer; the client asks another one then.
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final int NODES = 3;

  final SharedDatabase database;
  final NatsServer nats = new NatsServer();
  final List<ClusterNode> nodes;
  final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  Cluster(Path folder) throws Exception {
    database = new SharedDatabase();
    var keys = SharedKeys.write(folder.resolve("secrets.keys"));
    nodes =
        IntStream.range(0, NODES)
            .mapToObj(number -> node(folder.resolve("node" + number), keys))
            .toList();
    try {
      startTogether();
      token = Api.signIn(nodes.getFirst().address(), "admin", "convoke").token();
    } catch (ExecutionException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void startTogether() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var starting : nodes.stream().map(node -> threads.submit(node::start)).toList()) {
        starting.get();
      }
    }
  }

  private ClusterNode node(Path data, Path keys) {
    return new ClusterNode(
        data,
        Map.of(
            "CONVOKE_DATABASE_URL",
            database.url(),
            "CONVOKE_DATABASE_CONNECTIONS",
            "8",
            "CONVOKE_HTTP_ALLOWED_HOSTS",
            "localhost,127.0.0.1",
            "CONVOKE_SECRETS_KEYS",
            keys.toString(),
            "CONVOKE_BUS",
            "nats",
            "CONVOKE_NATS_URL",
            nats.url()));
  }

  /// The interface of a node, for the administrator.
  Api api(int node) {
    return api(node, token);
  }

  Api api(int node, String token) {
    return Api.with(token, nodes.get(node).address(), TIMEOUT);
  }

  /// What a node says of its health.
  String health(int node) throws Exception {
    var address = nodes.get(node).address().resolve("/q/health");
    var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
    var answer = client.send(request, BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  /// A browser's socket at a node.
  Ear listen(int node, String token) {
    var http = nodes.get(node).address();
    return new Ear(client, URI.create("ws://" + http.getAuthority() + "/realtime?token=" + token));
  }

  @Override
  public void close() throws Exception {
    client.shutdownNow();
    nodes.forEach(ClusterNode::close);
    nats.close();
    database.close();
  }
}
