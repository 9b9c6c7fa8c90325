package org.convoke.sandbox.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls that a platform answers. Filled once at start, then only read: thread-safe.
public final class Routes {

  /// Answers one call.
  @FunctionalInterface
  public interface Handler {
    /// The answer; a [Refusal] may be thrown instead.
    Answer answer(Request request);
  }

  /// A route that fits.
  ///
  /// @param pattern as it was registered
  /// @param request with its variables
  /// @param handler who answers
  public record Match(String pattern, Request request, Handler handler) {}

  private record Route(String method, String pattern, String[] segments, Handler handler) {}

  private final Map<String, Route> exact = new HashMap<>();
  private final List<Route> patterns = new ArrayList<>();

  /// Registers a call; `{name}` in the pattern stands for one segment.
  public Routes on(String method, String pattern, Handler handler) {
    var route = new Route(method, pattern, pattern.split("/"), handler);
    if (pattern.contains("{")) {
      patterns.add(route);
    } else {
      exact.put(method + " " + pattern, route);
    }
    return this;
  }

  /// Registers a call that is made with GET or POST.
  public Routes onBoth(String pattern, Handler handler) {
    return on("GET", pattern, handler).on("POST", pattern, handler);
  }

  /// The route of a request.
  public Optional<Match> match(Request request) {
    var route = exact.get(request.method() + " " + request.path());
    if (route != null) {
      return Optional.of(new Match(route.pattern(), request, route.handler()));
    }
    var segments = request.path().split("/");
    return patterns.stream().flatMap(each -> fit(each, segments, request).stream()).findFirst();
  }

  /// Every call as `METHOD pattern`, sorted.
  public List<String> all() {
    var all = new ArrayList<>(exact.keySet());
    patterns.forEach(route -> all.add(route.method() + " " + route.pattern()));
    return all.stream().sorted().toList();
  }

  private static Optional<Match> fit(Route route, String[] segments, Request request) {
    if (!route.method().equals(request.method()) || route.segments().length != segments.length) {
      return Optional.empty();
    }
    var variables = new HashMap<String, String>();
    for (var index = 0; index < segments.length; index++) {
      var expected = route.segments()[index];
      if (expected.startsWith("{")) {
        variables.put(expected.substring(1, expected.length() - 1), segments[index]);
      } else if (!expected.equals(segments[index])) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(route.pattern(), request.with(variables), route.handler()));
  }
}
