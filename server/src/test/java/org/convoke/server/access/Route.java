package org.convoke.server.access;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An address that the server answers, with its method.
record Route(String method, String path) {

  private static final Map<Class<? extends Annotation>, String> METHODS =
      Map.of(
          GET.class, "GET",
          POST.class, "POST",
          PUT.class, "PUT",
          PATCH.class, "PATCH",
          DELETE.class, "DELETE");

  /// Every route of these classes.
  static List<Route> of(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .flatMap(type -> type.getMethods().stream())
        .flatMap(Route::of)
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  private static Stream<Route> of(JavaMethod method) {
    return METHODS.entrySet().stream()
        .filter(entry -> method.isAnnotatedWith(entry.getKey()))
        .map(entry -> new Route(entry.getValue(), path(method)));
  }

  private static String path(JavaMethod method) {
    var base = method.getOwner().getAnnotationOfType(Path.class).value();
    var rest =
        method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
    var path =
        ("/" + base + "/" + rest)
            .replaceAll("/+", "/")
            .replaceAll("\\{(\\w+):[^/]*}", "{$1}"); // what a parameter must look like
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  @Override
  public String toString() {
    return "%-7s %s".formatted(method, path);
  }
}
