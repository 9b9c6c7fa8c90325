package org.convoke.server.forms;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.convoke.model.OrgId;
import org.convoke.model.forms.FormDefinition;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Idempotency;
import org.convoke.server.platform.Items;
import org.convoke.server.platform.Versions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Forms: everybody may read them, builders change them.
@Path("/api/v1/forms")
@Tag(name = "Forms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.BUILDER, scope = Scope.FORMS_WRITE)
public class FormResource {

  private static final long FIRST = 1;

  private final Forms forms;
  private final Idempotency idempotency;
  private final Callers callers;

  FormResource(Forms forms, Idempotency idempotency, Callers callers) {
    this.forms = forms;
    this.idempotency = idempotency;
    this.callers = callers;
  }

  /// What a form is saved as.
  public record FormContent(@Nullable String name, @Nullable FormDefinition definition) {}

  /// Every form, or those of an app.
  @GET
  @Operation(operationId = "listForms", summary = "Forms, all or of an app")
  @Requires(scope = Scope.FORMS_READ)
  public Items<FormView> list(@QueryParam("app") @Nullable String app) {
    return new Items<>(
        forms.list(org()).stream()
            .filter(
                form -> app == null || (form.app() != null && app.equals(form.app().toString())))
            .map(FormView::of)
            .toList());
  }

  @POST
  @Operation(operationId = "createForm", summary = "Create a form")
  @APIResponseSchema(value = FormView.class, responseCode = "201")
  public Response create(
      @HeaderParam("Idempotency-Key") @Nullable String key, Forms.@Nullable NewForm body) {
    var wanted = Bodies.required(body);
    var caller = callers.current();
    var outcome =
        idempotency.once(
            key,
            new Idempotency.Call(caller.organization(), caller.person(), "POST /forms", wanted),
            remember ->
                forms.create(
                    org(),
                    wanted,
                    (statements, form) -> remember.in(statements, 201, FormView.of(form))));
    return Response.status(outcome.status())
        .entity(outcome.body())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .tag(Versions.tag(FIRST))
        .build();
  }

  @GET
  @Operation(operationId = "readForm", summary = "A form")
  @Path("{form}")
  @Requires(scope = Scope.FORMS_READ)
  @APIResponseSchema(value = FormView.class, responseCode = "200")
  public Response read(String form) {
    return answer(Response.Status.OK, forms.require(org(), form));
  }

  @PUT
  @Operation(operationId = "saveForm", summary = "Save a form")
  @Path("{form}")
  @APIResponseSchema(value = FormView.class, responseCode = "200")
  public Response save(
      String form,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable FormContent body) {
    var content = Bodies.required(body);
    var definition = Objects.requireNonNullElse(content.definition(), FormDefinition.EMPTY);
    return answer(
        Response.Status.OK,
        forms.update(org(), form, Versions.required(ifMatch), content.name(), definition));
  }

  @DELETE
  @Operation(operationId = "deleteForm", summary = "Delete a form")
  @Path("{form}")
  public void delete(String form) {
    forms.delete(org(), form);
  }

  private OrgId org() {
    return callers.current().organization();
  }

  private static Response answer(Response.Status status, Form form) {
    return Response.status(status)
        .entity(FormView.of(form))
        .tag(Versions.tag(form.version()))
        .build();
  }
}
