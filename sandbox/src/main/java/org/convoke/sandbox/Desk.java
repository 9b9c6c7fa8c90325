package org.convoke.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.CallLog.Call;
import org.convoke.sandbox.shared.Fault;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Platform.Failure;
import org.convoke.sandbox.shared.Refusal;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;
import org.convoke.sandbox.shared.SandboxClock;
import org.convoke.sandbox.shared.Socket;

/// Takes each request to its platform and lets the planned faults happen. Thread-safe.
final class Desk {

  /// What the client sees.
  sealed interface Outcome {}

  /// The answer.
  record Now(Answer answer) implements Outcome {}

  /// The answer after a silence.
  record Late(Duration delay, Answer answer) implements Outcome {}

  /// The connection ends.
  record Cut() implements Outcome {}

  private static final Answer PAGE =
      Answer.of(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");

  private final SandboxClock clock;
  private final List<Platform> platforms;
  private final AdminDesk admin;
  private final Runnable changed;

  Desk(SandboxClock clock, List<Platform> platforms, AdminDesk admin, Runnable changed) {
    this.clock = clock;
    this.platforms = platforms;
    this.admin = admin;
    this.changed = changed;
  }

  Outcome handle(Request request) {
    if (request.path().equals("/") || request.path().startsWith("/sandbox")) {
      var answer = admin.answer(request);
      if (!request.method().equals("GET") || !request.query("person").isEmpty()) {
        changed.run();
      }
      return new Now(answer);
    }
    for (var platform : platforms) {
      var match = platform.routes().match(request);
      if (match.isPresent() || platform.owns(request.path())) {
        return call(platform, request, match);
      }
    }
    return new Now(
        Answer.json(
            404, Json.of("error", "no platform has " + request.method() + " " + request.path())));
  }

  /// The other side of a WebSocket.
  Optional<Socket.Opening> open(Request request) {
    return platforms.stream().flatMap(platform -> platform.socket(request).stream()).findFirst();
  }

  private Outcome call(Platform platform, Request request, Optional<Routes.Match> match) {
    var began = System.nanoTime();
    var at = clock.instant().toString();
    var fault = platform.parts().faults().take(request);
    var outcome =
        fault.isPresent()
            ? withFault(platform, request, match, fault.get())
            : new Now(answer(platform, request, match));
    var micros = (System.nanoTime() - began) / 1_000;
    var seen = fault.map(f -> f.kind().name()).orElse("");
    platform.parts().calls().add(line(request, at, outcome, seen, micros));
    changed.run();
    return outcome;
  }

  private Outcome withFault(
      Platform platform, Request request, Optional<Routes.Match> match, Fault fault) {
    var hit = request.with(fault);
    if (fault.kind() == Fault.Kind.TOKEN_REVOKED) {
      locked(platform, platform::revokeTokens);
    }
    var goesThrough =
        fault.isDone()
            || fault.kind() == Fault.Kind.TOKEN_REVOKED
            || fault.kind() == Fault.Kind.PARTIAL_MEMBERS;
    var answer =
        goesThrough
            ? answer(platform, hit, match.map(m -> with(m, fault)))
            : platform.failure(failure(fault.kind()), hit);
    return switch (fault.kind()) {
      case LOST_ANSWER -> new Cut();
      case HANG -> new Late(Duration.ofSeconds(fault.seconds()), answer);
      case GARBAGE -> new Now(PAGE);
      case SERVER_ERROR -> new Now(platform.failure(Failure.SERVER_ERROR, hit));
      default -> new Now(answer);
    };
  }

  private static Routes.Match with(Routes.Match match, Fault fault) {
    return new Routes.Match(match.pattern(), match.request().with(fault), match.handler());
  }

  private static Failure failure(Fault.Kind kind) {
    return switch (kind) {
      case THROTTLE -> Failure.THROTTLED;
      case QUOTA_USED_UP -> Failure.QUOTA_USED_UP;
      default -> Failure.SERVER_ERROR;
    };
  }

  private static Answer answer(Platform platform, Request request, Optional<Routes.Match> match) {
    if (match.isEmpty()) {
      return platform.failure(Failure.NOT_FOUND, request);
    }
    var lock = platform.parts().lock();
    lock.lock();
    try {
      return match.get().handler().answer(match.get().request());
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (Json.Malformed _) {
      return platform.failure(Failure.MALFORMED, request);
    } finally {
      lock.unlock();
    }
  }

  private static void locked(Platform platform, Runnable work) {
    platform.parts().lock().lock();
    try {
      work.run();
    } finally {
      platform.parts().lock().unlock();
    }
  }

  private static Call line(Request request, String at, Outcome outcome, String fault, long micros) {
    var answer =
        switch (outcome) {
          case Now(var now) -> Optional.of(now);
          case Late(var _, var late) -> Optional.of(late);
          case Cut _ -> Optional.<Answer>empty();
        };
    var query = new StringBuilder();
    request
        .query()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> query.append(query.isEmpty() ? "?" : "&").append(name + "=" + value)));
    return new Call(
        0,
        at,
        request.method(),
        request.path() + query,
        request.text(),
        answer.map(Answer::status).orElse(0),
        answer.map(Answer::text).orElse(""),
        fault,
        micros);
  }
}
