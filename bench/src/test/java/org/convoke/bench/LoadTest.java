package org.convoke.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final int CLIENTS = 4;

  private final AtomicInteger received = new AtomicInteger();
  private volatile int status = 201;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          received.incrementAndGet();
          var answer = "{\"name\":\"报价组\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void every_request_sent_is_answered_and_measured_once() throws IOException {
    try (var load = load()) {
      var latencies = load.saturate(Duration.ofMillis(200));
      assertThat(latencies.size()).isGreaterThan(CLIENTS).isEqualTo(received.get());
      assertThat(load.answered()).isEqualTo(received.get());
    }
  }

  @Test
  void as_many_are_sent_as_were_asked_for() throws IOException {
    try (var load = load()) {
      assertThat(load.sendAll(7).size()).isEqualTo(7);
      assertThat(load.sendAll(2).size()).isEqualTo(2);
    }
    assertThat(received.get()).isEqualTo(9);
  }

  @Test
  void paced_requests_are_due_at_an_even_rate() throws IOException {
    var due = new long[50];
    try (var load = load()) {
      assertThat(load.pace(500, due).size()).isEqualTo(due.length);
    }
    assertThat(due[49] - due[0]).isEqualTo(49 * 2_000_000L);
  }

  @Test
  void a_refused_request_ends_the_measurement() throws IOException {
    status = 422;
    try (var load = load()) {
      assertThatThrownBy(() -> load.saturate(Duration.ofMillis(50))).hasMessageContaining("422");
    }
  }

  private Load load() throws IOException {
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Load(address, CLIENTS, LoadTest::request);
  }

  private static ByteBuffer request(long number) {
    var text = "POST /" + number + " HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n";
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
