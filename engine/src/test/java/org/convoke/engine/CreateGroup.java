package org.convoke.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// Makes a group on the [Platform], over HTTP, as a connector would.
final class CreateGroup implements RemoteAction, AutoCloseable {

  /// Where the process may die.
  enum Death {
    BEFORE_SENDING,
    WHILE_WAITING,
    AFTER_THE_ANSWER
  }

  private static final Duration TIMEOUT = Duration.ofMillis(500);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Platform platform;
  private final Repeatability repeatability;
  private volatile Optional<Death> death = Optional.empty();
  private volatile String deathStep = "";
  private volatile Runnable whileCalling = () -> {};

  CreateGroup(Platform platform, Repeatability repeatability) {
    this.platform = platform;
    this.repeatability = repeatability;
  }

  /// The process dies once in the call of a step.
  void diesIn(String step, Death point) {
    deathStep = step;
    death = Optional.of(point);
  }

  /// Something happens elsewhere while the next call is under way.
  void meanwhile(Runnable event) {
    whileCalling = event;
  }

  @Override
  public Repeatability repeatability(Value.Fields input) {
    return repeatability;
  }

  @Override
  public Answer call(StepContext context, EffectKey key, Value.Fields input) {
    dieAt(Death.BEFORE_SENDING, context);
    var event = whileCalling;
    whileCalling = () -> {};
    var request =
        request(key).POST(HttpRequest.BodyPublishers.ofString(input.text("name"))).build();
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      event.run();
      dieAt(Death.WHILE_WAITING, context);
      var answer = read(response);
      dieAt(Death.AFTER_THE_ANSWER, context);
      return answer;
    } catch (ConnectException e) {
      return new Answer.NotDone(busy(Duration.ZERO), Optional.empty());
    } catch (IOException e) {
      event.run();
      return unknown(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown("interrupted");
    }
  }

  private void dieAt(Death point, StepContext context) {
    if (death.filter(point::equals).isPresent() && context.path().equals(deathStep)) {
      death = Optional.empty();
      throw new Crash();
    }
  }

  private HttpRequest.Builder request(EffectKey key) {
    var path = repeatability instanceof Repeatability.Keyed ? "/keyed" : "/plain";
    return HttpRequest.newBuilder(platform.address(path))
        .timeout(TIMEOUT)
        .header("Idempotency-Key", key.value());
  }

  private static Answer read(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 200 -> group(response.body());
      case 429 -> {
        var seconds = Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow());
        var after = Duration.ofSeconds(seconds);
        yield response.body().contains("spent")
            ? new Answer.Later(busy(after), after)
            : new Answer.NotDone(busy(after), Optional.of(after));
      }
      default ->
          new Answer.Refused(new Invalid("refused", Phrase.of("平台拒绝。", "The platform refuses.")));
    };
  }

  private static Answer group(String body) {
    if (body.lastIndexOf('{') > 0) {
      return unknown("more than one answer");
    }
    try {
      return new Answer.Done(Json.read(body, Value.Fields.class));
    } catch (IllegalArgumentException e) {
      return unknown("an answer that is no JSON");
    }
  }

  private static Answer unknown(String reason) {
    return new Answer.Unknown(Phrase.same(reason));
  }

  private static LimitExceeded busy(Duration after) {
    return new LimitExceeded("busy", Phrase.of("平台繁忙。", "The platform is busy."), after);
  }

  @Override
  public Optional<Answer> find(StepContext context, EffectKey key, Value.Fields input) {
    try {
      var response = client.send(request(key).GET().build(), HttpResponse.BodyHandlers.ofString());
      return Optional.of(group(response.body()))
          .filter(
              answer -> !(answer instanceof Answer.Done(var found) && found.values().isEmpty()));
    } catch (IOException e) {
      return Optional.of(unknown(e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(unknown("interrupted"));
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
