package org.convoke.sandbox.shared;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Delivers what a platform pushes to its client, one after the other, again and again by the
/// platform's ladder until it is accepted. Thread-safe.
public final class Pushes implements AutoCloseable {

  private static final int KEPT = 2_000;

  /// What is to be delivered.
  ///
  /// @param type the event's name
  /// @param request built anew for each attempt
  /// @param accepted whether the answer ends the deliveries
  /// @param ladder pauses before the second, third … attempt
  /// @param givenUp what follows when the last attempt failed
  public record Push(
      String type,
      Supplier<HttpRequest> request,
      Predicate<HttpResponse<String>> accepted,
      List<Duration> ladder,
      Runnable givenUp) {

    /// One after whose last attempt nothing follows.
    public Push(
        String type,
        Supplier<HttpRequest> request,
        Predicate<HttpResponse<String>> accepted,
        List<Duration> ladder) {
      this(type, request, accepted, ladder, () -> {});
    }
  }

  /// One attempt.
  ///
  /// @param push counts pushes from 1
  /// @param type the event's name
  /// @param attempt from 1
  /// @param at ISO-8601
  /// @param url where it went
  /// @param status HTTP status; 0 when nobody answered
  /// @param answer body or failure
  /// @param accepted whether the receiver took it
  public record Attempt(
      long push,
      String type,
      int attempt,
      String at,
      String url,
      int status,
      String answer,
      boolean accepted) {}

  private final SandboxClock clock;
  private final Timers timers;
  private final Faults faults;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final AtomicLong number = new AtomicLong();
  private final Timers.Lane lane = new Timers.Lane();
  private final ArrayDeque<Attempt> attempts = new ArrayDeque<>();

  /// Pushes that stop with the timers.
  public Pushes(SandboxClock clock, Timers timers, Faults faults) {
    this.clock = clock;
    this.timers = timers;
    this.faults = faults;
  }

  /// Delivers soon.
  public void send(Push push) {
    var id = number.incrementAndGet();
    var fault = faults.takeOfPush(push.type());
    var now = clock.instant();
    if (fault.isEmpty()) {
      attempt(push, id, 1, now);
      return;
    }
    switch (fault.get().kind()) {
      case LATE_PUSH -> attempt(push, id, 1, now.plusSeconds(fault.get().seconds()));
      case DUPLICATE_PUSH -> {
        attempt(push, id, 1, now);
        attempt(push, id, 1, now);
      }
      default -> {}
    }
  }

  /// The attempts so far, oldest first.
  public List<Attempt> attempts() {
    synchronized (attempts) {
      return List.copyOf(attempts);
    }
  }

  /// Forgets the attempts.
  public void clear() {
    synchronized (attempts) {
      attempts.clear();
    }
  }

  /// Sends one request at once and gives what came back, for callbacks that a person waits for.
  ///
  /// @throws IOException when nobody answers
  public HttpResponse<String> ask(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// A request for a push.
  public static HttpRequest.Builder request(String url, Duration timeout) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(timeout);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private void attempt(Push push, long id, int attempt, Instant due) {
    timers.at(due, lane, () -> deliver(push, id, attempt, due));
  }

  private void deliver(Push push, long id, int attempt, Instant due) {
    try {
      if (deliver(push, id, attempt)) {
        return;
      }
      if (attempt <= push.ladder().size()) {
        attempt(push, id, attempt + 1, due.plus(push.ladder().get(attempt - 1)));
      } else {
        push.givenUp().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean deliver(Push push, long id, int attempt) throws InterruptedException {
    var at = clock.instant().toString();
    var url = "";
    try {
      var request = push.request().get();
      url = request.uri().toString();
      var response = ask(request);
      var taken = push.accepted().test(response);
      keep(
          new Attempt(
              id, push.type(), attempt, at, url, response.statusCode(), response.body(), taken));
      return taken;
    } catch (IOException | IllegalArgumentException e) {
      keep(new Attempt(id, push.type(), attempt, at, url, 0, e.toString(), false));
      return false;
    }
  }

  private void keep(Attempt attempt) {
    synchronized (attempts) {
      if (attempts.size() == KEPT) {
        attempts.removeFirst();
      }
      attempts.add(attempt);
    }
  }
}
