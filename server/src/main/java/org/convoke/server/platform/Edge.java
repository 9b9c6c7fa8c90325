package org.convoke.server.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What happens to every call before anything else: it is counted and refused when too many are
/// under way, gets an id, and its answer gets the headers that make browsers careful. Addresses
/// that belong to the web app's own navigation are answered with its page.
///
/// Runs on the event loops for each call: it allocates little, and waits for nothing. Thread-safe.
@ApplicationScoped
class Edge {

  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(RequestIds.HEADER);
  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence REVALIDATE = HttpHeaders.createOptimized("no-cache");
  private static final CharSequence IMMUTABLE =
      HttpHeaders.createOptimized("public, max-age=31536000, immutable");

  /// Styles inline: Ant Design writes its styles into the page. Images as data: Ant Design's empty
  /// states and QR codes. The socket is of the same origin, which older Safari does not count.
  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none';"
          + " base-uri 'self'; form-action 'self'; object-src 'none'";

  private static final int FIRST = 1_000_000;

  /// The same as `quarkus.http.limits.max-body-size`; far above any form or message.
  private static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

  /// A stop waits this long for calls that are under way.
  private static final int STOP_SECONDS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

  private final int limit;
  private final AtomicInteger underWay = new AtomicInteger();
  private final CountDownLatch idle = new CountDownLatch(1);
  private volatile boolean stopping;
  private final Counter refused;

  Edge(Settings settings, MeterRegistry metrics) {
    this.limit = settings.web().concurrentRequests();
    this.refused = Counter.builder("convoke.requests.refused").register(metrics);
    Gauge.builder("convoke.requests", underWay, AtomicInteger::get).register(metrics);
  }

  /// Calls that are under way.
  int underWay() {
    return underWay.get();
  }

  void stand(@Observes Filters filters) {
    filters.register(this::receive, FIRST);
  }

  private void receive(RoutingContext call) {
    var id = RequestIds.choose(call.request().getHeader(REQUEST_ID));
    call.response().headers().set(REQUEST_ID, id).set(CONTENT_TYPE_OPTIONS, NOSNIFF);
    MDC.put("requestId", id);
    var path = call.normalizedPath();
    if (isTooLarge(call.request())) {
      refuse(call, 413, WebProblem.of(413, path), id);
    } else if (hasNul(call.request().uri())) {
      refuse(call, 400, WebProblem.NUL, id);
    } else if (path.startsWith("/api/") || path.startsWith("/hooks/")) {
      admit(call, id);
    } else {
      pass(call, path);
    }
  }

  /// The bound is on what is under way, so that a burst is answered at once instead of slowly.
  private void admit(RoutingContext call, String id) {
    if (underWay.incrementAndGet() > limit || stopping) {
      ended();
      refused.increment();
      refuse(call, 503, WebProblem.BUSY, id);
      return;
    }
    endOnce(call);
    call.response().headers().set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    call.next();
  }

  /// By whichever end is told: cutting off a body that is too large, Quarkus puts its own handler
  /// in the place of the end's; a connection that breaks has no end of a body.
  private void endOnce(RoutingContext call) {
    var isOver = new AtomicBoolean();
    Handler<Object> end =
        _ -> {
          if (isOver.compareAndSet(false, true)) {
            ended();
          }
        };
    call.addBodyEndHandler(end::handle);
    call.addEndHandler(end::handle);
  }

  private void ended() {
    if (underWay.decrementAndGet() == 0 && stopping) {
      idle.countDown();
    }
  }

  /// Before the port is closed: takes no more calls and waits for those that are under way. Quarkus
  /// can do that too, but counts every socket that was ever opened as a call under way.
  void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    stopping = true;
    if (underWay.get() > 0 && !idle.await(STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("stops although {} calls are still under way", underWay.get());
    }
  }

  /// Here, because Quarkus answers such a call without a body, and in a way that never ends it for
  /// those who wait for its end. A body that does not say its length is Quarkus' to cut off.
  private static boolean isTooLarge(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && (length.length() > 7 || Integer.parseInt(length) > MAX_BODY_BYTES);
  }

  /// No name and no text has one, and no database takes it. What else cannot be kept does not
  /// survive the decoding of addresses.
  private static boolean hasNul(String uri) {
    return uri.contains("%00") || uri.indexOf('\0') >= 0;
  }

  private static void refuse(RoutingContext call, int status, WebProblem problem, String id) {
    var language = Languages.of(call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    var response = call.response();
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close"); // the body is not read
    if (status == 503) {
      response.putHeader("Retry-After", "1");
    }
    response.end(problem.json(status, language, id));
  }

  private static void pass(RoutingContext call, String path) {
    if (path.startsWith("/assets/")) { // their names carry a hash of their content
      call.addHeadersEndHandler(_ -> keep(call));
    } else if (!path.startsWith("/q/")) {
      call.addHeadersEndHandler(_ -> protect(call));
    }
    if (isNavigation(call.request(), path)) {
      call.reroute("/index.html");
    } else {
      call.next();
    }
  }

  /// Not that a file is missing: a newer version of the app may bring it.
  private static void keep(RoutingContext call) {
    var isThere = call.response().getStatusCode() < 400;
    call.response().headers().set(HttpHeaders.CACHE_CONTROL, isThere ? IMMUTABLE : NO_STORE);
  }

  private static void protect(RoutingContext call) {
    call.response()
        .headers()
        .set(HttpHeaders.CACHE_CONTROL, REVALIDATE)
        .set("Content-Security-Policy", CONTENT_POLICY)
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "same-origin");
  }

  /// An address inside the web app, such as `/forms/create-group`: a person who reloads it gets the
  /// app's page, which knows what to show. Addresses with a dot are files; some beginnings are
  /// other people's interfaces.
  private static boolean isNavigation(HttpServerRequest request, String path) {
    return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
        && path.length() > 1
        && path.indexOf('.') < 0
        && !path.startsWith("/q/")
        && !path.equals("/realtime")
        && !path.startsWith("/hooks/")
        && !path.startsWith("/callbacks/")
        && !path.startsWith("/router/")
        && !path.startsWith("/v4/");
  }
}
