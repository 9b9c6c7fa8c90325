package org.convoke.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Fault;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Refusal;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;

/// The calls below `/sandbox`, by which one looks into the sandbox and tells it what to do, and the
/// page.
final class AdminDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Whole whole;
  private final Routes routes = new Routes();

  AdminDesk(Whole whole) {
    this.whole = whole;
    new Doors(whole.platforms(), routes);
    routes
        .on("GET", "/", _ -> page())
        .on("GET", "/sandbox", _ -> overview())
        .on("GET", "/sandbox/state", _ -> Answer.json(whole.state()))
        .on("PUT", "/sandbox/state", this::restore)
        .on("POST", "/sandbox/reset", this::reset)
        .on("GET", "/sandbox/clock", _ -> clock())
        .on("POST", "/sandbox/clock", this::advance)
        .on(
            "GET",
            "/sandbox/{platform}/connections",
            request -> Answer.json(Json.of("open", platform(request).connections())))
        .on("GET", "/sandbox/{platform}/{what}", this::look)
        .on("PUT", "/sandbox/{platform}/app", this::configure)
        .on("PUT", "/sandbox/{platform}/limits", this::limit)
        .on("POST", "/sandbox/{platform}/faults", this::plan)
        .on("DELETE", "/sandbox/{platform}/faults", this::forget)
        .on("POST", "/sandbox/{platform}/reset", this::resetOne)
        .on("POST", "/sandbox/{platform}/actions/{action}", this::act);
  }

  Answer answer(Request request) {
    var match = routes.match(request);
    if (match.isEmpty()) {
      return problem(404, "there is no " + request.method() + " " + request.path());
    }
    try {
      return match.get().handler().answer(match.get().request());
    } catch (Platform.Unknown e) {
      return problem(404, String.valueOf(e.getMessage()));
    } catch (Json.Malformed e) {
      return problem(400, String.valueOf(e.getMessage()));
    } catch (Refusal e) {
      return e.answer();
    }
  }

  @SuppressWarnings("unchecked") // what Jackson makes of an object
  static Map<String, Object> map(JsonNode object) {
    return object.isObject() ? Json.read(object, Map.class) : Map.of();
  }

  private static Answer problem(int status, String detail) {
    return Answer.json(status, Json.of("error", detail));
  }

  private Answer page() {
    try (InputStream page = AdminDesk.class.getResourceAsStream("page.html")) {
      return page == null
          ? overview()
          : Answer.html(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return problem(500, e.toString());
    }
  }

  private Answer overview() {
    var platforms = Json.MAPPER.createArrayNode();
    for (var platform : whole.platforms()) {
      platforms.add(
          Json.of(
              "key", platform.parts().key(),
              "calls", platform.routes().all(),
              "actions", platform.actions()));
    }
    return Answer.json(Json.of("time", whole.clock().instant().toString(), "platforms", platforms));
  }

  private Answer restore(Request request) {
    whole.restore(request.json().node());
    return Answer.json(whole.state());
  }

  private Answer reset(Request request) {
    whole.reset();
    return clock();
  }

  private Answer resetOne(Request request) {
    whole.reset(platform(request));
    return clock();
  }

  private Answer clock() {
    return Answer.json(
        Json.of(
            "now", whole.clock().instant().toString(),
            "aheadSeconds", whole.clock().ahead().toSeconds()));
  }

  private Answer advance(Request request) {
    if (!request.json().has("advanceSeconds")) {
      throw new Json.Malformed("advanceSeconds is missing: how far the clock moves forward");
    }
    whole.clock().advance(Duration.ofSeconds(request.json().number("advanceSeconds", 0)));
    whole.timers().wake();
    settle();
    return clock();
  }

  private Answer look(Request request) {
    var platform = platform(request);
    var parts = platform.parts();
    var items =
        switch (request.variable("what")) {
          case "app", "limits" -> Optional.<Object>empty();
          case "groups" -> Optional.<Object>of(Whole.locked(platform, platform.sights()::groups));
          case "people" -> Optional.<Object>of(Whole.locked(platform, platform.sights()::people));
          case "messages" ->
              Optional.<Object>of(Whole.locked(platform, platform.sights()::messages));
          case "meetings" ->
              Optional.<Object>of(Whole.locked(platform, platform.sights()::meetings));
          case "calls" ->
              Optional.<Object>of(
                  parts.calls().find(request.query("path"), request.number("limit", 200)));
          case "pushes" -> Optional.<Object>of(settledPushes(platform));
          case "faults" -> Optional.<Object>of(parts.faults().all());
          default -> throw new Platform.Unknown("there is no list of " + request.variable("what"));
        };
    if (items.isPresent()) {
      return Answer.json(Json.of("items", items.get()));
    }
    return request.variable("what").equals("limits")
        ? limits(parts.limits())
        : Answer.json(Whole.locked(platform, platform::app));
  }

  private Object settledPushes(Platform platform) {
    settle();
    return platform.parts().pushes().attempts();
  }

  private Answer configure(Request request) {
    var platform = platform(request);
    return Answer.json(
        Whole.locked(
            platform,
            () -> {
              platform.configure(request.json().node());
              return platform.app();
            }));
  }

  private Answer limit(Request request) {
    var limits = platform(request).parts().limits();
    limits.change(map(request.json().node()));
    return limits(limits);
  }

  private static Answer limits(Limits limits) {
    return Answer.json(Json.of("items", limits.all(), "exceeded", limits.exceeded()));
  }

  private Answer plan(Request request) {
    var fault = Json.read(request.json().node(), Fault.class);
    return Answer.json(Json.tree(platform(request).parts().faults().plan(fault)));
  }

  private Answer forget(Request request) {
    platform(request).parts().faults().clear();
    return Answer.json(Json.of("items", java.util.List.of()));
  }

  private Answer act(Request request) {
    var platform = platform(request);
    var action = request.variable("action");
    var result = Whole.locked(platform, () -> platform.act(action, request.json()));
    settle();
    return Answer.json(result);
  }

  /// Lets what follows from a call arrive before the call is answered, so that tests need not wait.
  private void settle() {
    try {
      whole.timers().settle(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Platform platform(Request request) {
    return whole.platforms().stream()
        .filter(platform -> platform.parts().key().equals(request.variable("platform")))
        .findFirst()
        .orElseThrow(
            () -> new Platform.Unknown("there is no platform " + request.variable("platform")));
  }
}
