package org.convoke.sandbox.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Messages sent over sockets, one after the other, that wait for a client's word, and are sent
/// again by a ladder when it does not come or is a refusal. Thread-safe.
public final class Unacknowledged {

  /// Sends a message once.
  @FunctionalInterface
  public interface Sending {
    /// Whether there was a socket to send it over.
    boolean send();
  }

  /// What the client said.
  ///
  /// @param accepted whether it took the message
  /// @param body what it answered
  public record Word(boolean accepted, String body) {}

  private final Timers timers;
  private final SandboxClock clock;
  private final Timers.Lane lane = new Timers.Lane();
  private final Duration patience;
  private final List<Duration> ladder;
  private final Map<String, CompletableFuture<Word>> waiting = new ConcurrentHashMap<>();

  /// Waits `patience` for each word.
  public Unacknowledged(
      SandboxClock clock, Timers timers, Duration patience, List<Duration> ladder) {
    this.clock = clock;
    this.timers = timers;
    this.patience = patience;
    this.ladder = List.copyOf(ladder);
  }

  /// Sends now, and again by the ladder.
  public void deliver(String id, Sending sending) {
    timers.at(clock.instant(), lane, () -> attempt(id, sending, 0, clock.instant()));
  }

  /// Sends once and waits for the word.
  ///
  /// @return empty answer and not accepted when none came
  public Word ask(String id, Sending sending) {
    var word = new CompletableFuture<Word>();
    waiting.put(id, word);
    try {
      return sending.send()
          ? word.get(patience.toMillis(), TimeUnit.MILLISECONDS)
          : new Word(false, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Word(false, "");
    } catch (ExecutionException | TimeoutException e) {
      return new Word(false, "");
    } finally {
      waiting.remove(id, word);
    }
  }

  /// The client's word about a message.
  public void said(String id, Word word) {
    var waited = waiting.get(id);
    if (waited != null) {
      waited.complete(word);
    }
  }

  private void attempt(String id, Sending sending, int number, Instant due) {
    if (!ask(id, sending).accepted() && number < ladder.size()) {
      var next = due.plus(ladder.get(number));
      timers.at(next, lane, () -> attempt(id, sending, number + 1, next));
    }
  }
}
