package org.convoke.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongFunction;

/// Many clients driven by one thread; confined to that thread.
///
/// A request is made by its number, so that whoever reads the results knows what was asked when.
final class Load implements AutoCloseable {

  private static final int CREATED = 201;

  private final Selector selector = Selector.open();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final LongFunction<ByteBuffer> requests;
  private final int clients;
  private long sent;
  private long answered;

  /// @param requests the request of a number, ready to be written
  Load(URI server, int clients, LongFunction<ByteBuffer> requests) throws IOException {
    this.requests = requests;
    this.clients = clients;
    var address = new InetSocketAddress(server.getHost(), server.getPort());
    for (var client = 0; client < clients; client++) {
      idle.add(new Connection(address, selector));
    }
  }

  /// How many requests were acknowledged so far; also the number of the next one when all are.
  long answered() {
    return answered;
  }

  /// Every client sends its next request as soon as the last one is answered.
  ///
  /// @return the times from request to answer
  Latencies saturate(Duration length) throws IOException {
    var latencies = new Latencies();
    var end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      while (!idle.isEmpty()) {
        send(System.nanoTime());
      }
      selector.select(100);
      collect(latencies);
    }
    drain(latencies);
    return latencies;
  }

  /// The same for so many requests, however long they take.
  ///
  /// @return the times from request to answer
  Latencies sendAll(int requests) throws IOException {
    var latencies = new Latencies();
    var end = sent + requests;
    while (sent < end) {
      while (!idle.isEmpty() && sent < end) {
        send(System.nanoTime());
      }
      selector.select(100);
      collect(latencies);
    }
    drain(latencies);
    return latencies;
  }

  /// Requests are due at an even rate, whether or not earlier ones were answered; a request that
  /// finds all clients busy waits, and its waiting counts.
  ///
  /// @param due receives the time each request was due, by its place in this phase
  /// @return the times from due to answer
  Latencies pace(double perSecond, long[] due) throws IOException {
    var latencies = new Latencies();
    var began = System.nanoTime();
    var next = 0;
    while (next < due.length) {
      due[next] = began + (long) (next * 1e9 / perSecond);
      if (!idle.isEmpty() && System.nanoTime() >= due[next]) {
        send(due[next]);
        next++;
        selector.selectNow();
      } else {
        selector.select(1);
      }
      collect(latencies);
    }
    drain(latencies);
    return latencies;
  }

  @Override
  public void close() throws IOException {
    for (var connection : idle) {
      connection.close();
    }
    selector.close();
  }

  private void send(long due) throws IOException {
    idle.remove().send(requests.apply(sent++), due);
  }

  private void drain(Latencies latencies) throws IOException {
    while (idle.size() < clients) {
      selector.select(100);
      collect(latencies);
    }
  }

  private void collect(Latencies latencies) throws IOException {
    for (SelectionKey key : selector.selectedKeys()) {
      var connection = (Connection) key.attachment();
      var status = connection.read();
      if (status == CREATED) {
        latencies.add(System.nanoTime() - connection.dueAt());
        answered++;
        idle.add(connection);
      } else if (status != 0) {
        throw new IllegalStateException("expected 201: " + connection.lastAnswer());
      }
    }
    selector.selectedKeys().clear();
  }
}
