package org.convoke.server.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;
import org.convoke.engine.Answer;
import org.convoke.engine.LocalActions;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Unavailable;
import org.convoke.model.Value;
import org.convoke.server.connections.OwnAction;
import org.convoke.server.outside.HttpCalls.Result;
import org.convoke.server.platform.StorableText;
import org.convoke.server.platform.WireJson;
import org.convoke.server.secrets.Secrets;

/// The step *HTTP request*. Reading may be asked again; what the flow calls safe too; with a key in
/// a header the other side tells a repetition. Otherwise nobody can know what became of a request
/// without an answer, and a person decides. Thread-safe.
@Singleton
class HttpRequest implements OwnAction, RemoteAction {

  /// A guess at how long others remember keys: Stripe does for 24 hours.
  private static final Duration KEY_WINDOW = Duration.ofHours(24);

  private static final Duration ALWAYS = Duration.ofDays(3650);

  /// Of an answer that says why it refuses.
  private static final int EXCERPT = 300;

  private static final int MAX_HEADERS = 100;

  private final Secrets secrets;
  private final Egress egress;
  private final HttpCalls calls;

  HttpRequest(Secrets secrets, Egress egress, HttpCalls calls) {
    this.secrets = secrets;
    this.egress = egress;
    this.calls = calls;
  }

  @Override
  public String key() {
    return LocalActions.HTTP_REQUEST;
  }

  @Override
  public RemoteAction carriedOut() {
    return this;
  }

  @Override
  public Repeatability repeatability(Value.Fields input) {
    if (isSafe(input)) {
      return new Repeatability.Keyed(ALWAYS);
    }
    return input.text("idempotencyHeader").isEmpty()
        ? new Repeatability.Uncertain()
        : new Repeatability.Keyed(KEY_WINDOW);
  }

  private static boolean isSafe(Value.Fields input) {
    return switch (input.text("method")) {
      case "GET", "HEAD" -> true;
      default -> input.text("repeat").equals("SAFE");
    };
  }

  @Override
  public Answer call(StepContext context, EffectKey key, Value.Fields input) {
    Result result;
    try {
      var outbound = Outbound.of(input, key, name -> secrets.reveal(context.org(), name));
      var address = egress.resolve(outbound.host(), outbound.port());
      result = calls.send(outbound, address);
    } catch (Problem problem) { // before anything was sent
      return problem.mayRetry()
          ? new Answer.NotDone(problem, Optional.empty())
          : new Answer.Refused(problem);
    }
    return switch (result) {
      case Result.Answered answered -> answered(input, answered);
      case Result.NotSent(var reason) -> new Answer.NotDone(unreachable(reason), Optional.empty());
      case Result.NoAnswer(var reason) ->
          isSafe(input)
              ? new Answer.NotDone(unreachable(reason), Optional.empty())
              : new Answer.Unknown(reason);
    };
  }

  @Override
  public Optional<Answer> find(StepContext context, EffectKey key, Value.Fields input) {
    return Optional.empty(); // no request is findable
  }

  private Answer answered(Value.Fields input, Result.Answered answered) {
    var status = answered.status();
    if (status < 400) {
      return answered.tooLarge() && isSafe(input)
          ? new Answer.Refused(tooLarge())
          : new Answer.Done(output(answered));
    }
    return switch (status) {
      case 429 -> new Answer.NotDone(limited(answered), retryAfter(answered));
      case 502, 503, 504 ->
          repeatability(input) instanceof Repeatability.Uncertain
              ? new Answer.Refused(refused(answered))
              : new Answer.NotDone(refused(answered), retryAfter(answered));
      default -> new Answer.Refused(refused(answered));
    };
  }

  private static Value.Fields output(Result.Answered answered) {
    var headers = new LinkedHashMap<String, Value>();
    for (var name : answered.headers().names()) {
      if (headers.size() < MAX_HEADERS) {
        headers.put(
            name.toLowerCase(Locale.ROOT),
            Value.of(storable(String.join(", ", answered.headers().getAll(name)))));
      }
    }
    var output = new LinkedHashMap<String, Value>();
    output.put("status", Value.of(answered.status()));
    output.put("headers", Value.fields(headers));
    output.put("body", body(answered));
    return Value.fields(output);
  }

  /// JSON when it is, else text; nothing when there is none or it was too large.
  private static Value body(Result.Answered answered) {
    var bytes = answered.body().getBytes();
    if (bytes.length == 0) {
      return Value.EMPTY;
    }
    try {
      return WireJson.MAPPER.readValue(bytes, Value.class);
    } catch (JsonProcessingException | Problem e) {
      return Value.of(text(answered));
    } catch (IOException e) {
      throw new UncheckedIOException("the body is in memory", e);
    }
  }

  private static String text(Result.Answered answered) {
    return storable(answered.body().toString(StandardCharsets.UTF_8));
  }

  private static String storable(String text) {
    return StorableText.is(text) ? text : text.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
  }

  private static Optional<Duration> retryAfter(Result.Answered answered) {
    var given = answered.headers().get("Retry-After");
    return given != null && given.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(given)))
        : Optional.empty();
  }

  private static Problem refused(Result.Answered answered) {
    return new Invalid("http-status", said(answered));
  }

  private static Problem limited(Result.Answered answered) {
    return new LimitExceeded(
        "http-status", said(answered), retryAfter(answered).orElse(Duration.ZERO));
  }

  private static Phrase said(Result.Answered answered) {
    var text = text(answered).strip();
    var excerpt = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text;
    return Phrase.of(
        "对方返回状态 %1$d。%2$s", "The other side answered %1$d. %2$s", answered.status(), excerpt);
  }

  private static Problem tooLarge() {
    return new Invalid(
        "response-too-large",
        Phrase.of("对方返回的内容超过 1 MB。", "The other side answered with more than 1 MB."));
  }

  private static Problem unreachable(Phrase reason) {
    return new Unavailable(
        "http-unreachable",
        Phrase.of("无法完成请求：%s。", "The request could not be made: %s.", reason),
        null);
  }
}
