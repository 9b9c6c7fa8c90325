package org.convoke.server.people;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.convoke.model.DepartmentId;
import org.convoke.model.Value;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The tree of departments, as a flat list.
@Path("/api/v1/departments")
@Tag(name = "People")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.ADMIN, scope = Scope.PEOPLE_WRITE)
public class DepartmentsResource {

  private final Departments departments;
  private final Callers callers;

  DepartmentsResource(Departments departments, Callers callers) {
    this.departments = departments;
    this.callers = callers;
  }

  record DepartmentList(List<Department> items) {}

  @Schema(requiredProperties = "name")
  record NewDepartment(@Nullable String name, @Nullable DepartmentId parentId) {}

  /// How a change is described; it is read as fields, where absent and null differ.
  record DepartmentChanges(
      @Nullable String name, @Nullable DepartmentId parentId, @Nullable Integer position) {}

  @GET
  @Operation(operationId = "listDepartments", summary = "The whole tree of departments")
  @Requires(scope = Scope.PEOPLE_READ)
  public DepartmentList list() {
    return new DepartmentList(departments.list(callers.current().organization()));
  }

  @POST
  @Operation(operationId = "addDepartment", summary = "Add a department")
  @APIResponseSchema(value = Department.class, responseCode = "201")
  public Response add(NewDepartment wanted) {
    var added = departments.add(callers.current(), wanted.name(), wanted.parentId());
    return Response.status(201).entity(added).build();
  }

  @PATCH
  @Operation(operationId = "changeDepartment", summary = "Rename or move a department")
  @Path("/{id}")
  public Department change(
      @PathParam("id") DepartmentId id,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = DepartmentChanges.class)))
          Value.Fields changes) {
    return departments.change(callers.current(), id, changes);
  }

  @DELETE
  @Operation(operationId = "removeDepartment", summary = "Remove an empty department")
  @Path("/{id}")
  public void remove(@PathParam("id") DepartmentId id) {
    departments.remove(callers.current(), id);
  }
}
