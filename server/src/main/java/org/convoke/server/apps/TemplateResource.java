package org.convoke.server.apps;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.apps.Apps.AppView;
import org.convoke.server.platform.Items;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Templates that builders may install.
@Path("/api/v1/templates")
@Tag(name = "Apps")
@RunOnVirtualThread
@Requires(role = Role.BUILDER, scope = Scope.FORMS_WRITE)
public class TemplateResource {

  private final Templates templates;
  private final Installation installation;
  private final Apps apps;
  private final Callers callers;

  TemplateResource(Templates templates, Installation installation, Apps apps, Callers callers) {
    this.templates = templates;
    this.installation = installation;
    this.apps = apps;
    this.callers = callers;
  }

  /// A template in the reader's language.
  @Schema(name = "Template")
  public record TemplateView(
      String name,
      String title,
      String description,
      List<String> forms,
      List<String> flows,
      boolean installed) {}

  /// @param locale `zh` or `en`; null: the reader's
  public record InstallOptions(@Nullable String locale) {}

  @GET
  @Operation(operationId = "listTemplates", summary = "Every template")
  @Requires(scope = Scope.FORMS_READ)
  public Items<TemplateView> list() {
    var caller = callers.current();
    return new Items<>(
        templates.all(caller.language()).stream()
            .map(template -> view(caller.organization(), template))
            .toList());
  }

  @POST
  @Operation(operationId = "installTemplate", summary = "Install a template as an app")
  @Path("{template}/install")
  public AppView install(
      String template, @RequestBody(required = false) @Nullable InstallOptions options) {
    var caller = callers.current();
    var language = options == null ? null : options.locale();
    return apps.view(
        installation.install(
            caller, template, language == null ? caller.language() : language(language)));
  }

  private TemplateView view(OrgId org, Template template) {
    return new TemplateView(
        template.name(),
        template.title(),
        template.description(),
        template.forms().stream().map(Template.TemplateForm::name).toList(),
        template.flows().stream().map(Template.TemplateFlow::name).toList(),
        installation.isInstalled(org, template.name()));
  }

  private static Locale language(String locale) {
    return switch (locale) {
      case "zh" -> Locale.CHINESE;
      case "en" -> Locale.ENGLISH;
      default ->
          throw Invalid.field(
              "locale", "not-an-option", Phrase.of("locale 应为 zh 或 en。", "locale is zh or en."));
    };
  }
}
