package org.convoke.server.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/// Describes how one signs in, and what `@Requires` and `@Open` ask for. Names them by text,
/// because `platform` knows nothing of `access`.
final class WireAccess {

  private static final DotName REQUIRES =
      DotName.createSimple("org.convoke.server.access.Requires");
  private static final DotName OPEN = DotName.createSimple("org.convoke.server.access.Open");
  private static final DotName GET = DotName.createSimple("jakarta.ws.rs.GET");

  private final IndexView index;

  WireAccess(IndexView index) {
    this.index = index;
  }

  void describe(Components components) {
    components
        .addSecurityScheme(
            "session",
            key(SecurityScheme.In.COOKIE, "convoke_session").description("Of whoever signed in"))
        .addSecurityScheme(
            "csrf",
            key(SecurityScheme.In.HEADER, "X-CSRF-Token")
                .description("The `csrfToken` of the session, with every call that changes"))
        .addSecurityScheme(
            "token",
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API token, `cvk_…`, with the scope that is named"));
  }

  private static SecurityScheme key(SecurityScheme.In in, String name) {
    return OASFactory.createSecurityScheme().type(SecurityScheme.Type.APIKEY).in(in).name(name);
  }

  void describe(Operation operation, @Nullable MethodInfo method) {
    if (method == null) {
      throw new IllegalStateException(
          "%s: a resource method without @Operation".formatted(operation.getSummary()));
    }
    if (find(method, OPEN).isPresent()) {
      operation.setSecurity(List.of());
      return;
    }
    var requires = find(method, REQUIRES).orElseThrow();
    var scope = requires.value("scope").asEnum().toLowerCase(Locale.ROOT).replace('_', ':');
    var session = OASFactory.createSecurityRequirement().addScheme("session");
    if (!method.hasAnnotation(GET)) {
      session.addScheme("csrf");
    }
    operation.setSecurity(
        List.of(session, OASFactory.createSecurityRequirement().addScheme("token", scope)));
    operation.setDescription("Lowest role: " + role(requires));
  }

  private String role(AnnotationInstance requires) {
    return requires.valueWithDefault(index, "role").asEnum();
  }

  /// What stands at the method, or else at its class.
  private static Optional<AnnotationInstance> find(MethodInfo method, DotName name) {
    return Optional.ofNullable(method.annotation(name))
        .or(() -> Optional.ofNullable(method.declaringClass().declaredAnnotation(name)));
  }
}
