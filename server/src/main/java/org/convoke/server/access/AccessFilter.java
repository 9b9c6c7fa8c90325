package org.convoke.server.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;
import org.convoke.server.platform.Languages;
import org.convoke.server.platform.Origins;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Stands before every resource method: finds the caller, and lets him in when he has what the
/// method [Requires]. Thread-safe.
@Singleton
public class AccessFilter {

  private static final String BEARER = "Bearer ";

  private final Authentication authentication;
  private final Callers callers;
  private final Origins origins;
  private final ConcurrentHashMap<Method, Rule> rules = new ConcurrentHashMap<>();

  AccessFilter(Authentication authentication, Callers callers, Origins origins) {
    this.authentication = authentication;
    this.callers = callers;
    this.origins = origins;
  }

  /// What a method asks for.
  private sealed interface Rule {
    record Anybody() implements Rule {}

    record Nobody() implements Rule {}

    record Those(Role role, Scope scope) implements Rule {}
  }

  @ServerRequestFilter
  public void admit(ContainerRequestContext request, ResourceInfo resource) {
    var rule = rules.computeIfAbsent(resource.getResourceMethod(), AccessFilter::rule);
    switch (rule) {
      case Rule.Anybody _ -> requireOwnOrigin(request);
      case Rule.Nobody _ ->
          throw new Forbidden(
              "forbidden", Phrase.of("此接口未开放。", "This call is not open to anybody."));
      case Rule.Those(var role, var scope) -> {
        var caller = authenticate(request);
        Permissions.require(caller, role);
        Permissions.require(caller, scope);
        callers.is(caller);
      }
    }
  }

  private Caller authenticate(ContainerRequestContext request) {
    var language = Languages.of(request.getHeaderString("Accept-Language"));
    var authorization = request.getHeaderString("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return authentication
          .ofToken(authorization.substring(BEARER.length()).strip(), language)
          .orElseThrow(
              () ->
                  new org.convoke.model.Unauthenticated(
                      "unauthenticated",
                      Phrase.of("访问令牌无效或已过期。", "The API token is not valid, or over.")));
    }
    var session =
        cookie(request).flatMap(authentication::session).orElseThrow(Callers::unauthenticated);
    requireCsrfToken(request, session);
    return authentication.caller(session, language).orElseThrow(Callers::unauthenticated);
  }

  /// The cookie alone proves nothing about who made a browser send it.
  private void requireCsrfToken(ContainerRequestContext request, Session session) {
    if (isReading(request)) {
      return;
    }
    requireOwnOrigin(request);
    var token = request.getHeaderString("X-CSRF-Token");
    if (token == null || !isSame(token, session.csrfToken())) {
      throw new Forbidden(
          "csrf",
          Phrase.of(
              "请求缺少有效的 X-CSRF-Token；请刷新页面后重试。",
              "The call carries no valid X-CSRF-Token; reload the page and try again."));
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private void requireOwnOrigin(ContainerRequestContext request) {
    if (isReading(request)) {
      return;
    }
    var origin = request.getHeaderString("Origin");
    if (!origins.isOwn(origin, request.getHeaderString("Host"))) {
      throw new Forbidden(
          "csrf", Phrase.of("请求来自另一个网站（%s）。", "The call comes from another site (%s).", origin));
    }
  }

  private static boolean isReading(ContainerRequestContext request) {
    return switch (request.getMethod()) {
      case "GET", "HEAD", "OPTIONS" -> true;
      default -> false;
    };
  }

  static Optional<String> cookie(ContainerRequestContext request) {
    return cookie(request.getHeaderString("Cookie"));
  }

  /// The session's value in a `Cookie` header.
  static Optional<String> cookie(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    for (var pair : header.split(";")) {
      var equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equals(Authentication.COOKIE)) {
        return Optional.of(pair.substring(equals + 1).strip());
      }
    }
    return Optional.empty();
  }

  private static Rule rule(Method method) {
    if (method.isAnnotationPresent(Open.class)) {
      return new Rule.Anybody();
    }
    var requires = method.getAnnotation(Requires.class);
    var type = method.getDeclaringClass();
    if (requires == null) {
      if (type.isAnnotationPresent(Open.class)) {
        return new Rule.Anybody();
      }
      requires = type.getAnnotation(Requires.class);
    }
    return requires == null ? new Rule.Nobody() : new Rule.Those(requires.role(), requires.scope());
  }
}
