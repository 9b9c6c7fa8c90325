package org.convoke.server.people;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.convoke.model.DepartmentId;
import org.convoke.model.Value;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.jspecify.annotations.Nullable;

/// The tree of departments, as a flat list.
@Path("/api/v1/departments")
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

  record NewDepartment(@Nullable String name, @Nullable DepartmentId parentId) {}

  @GET
  @Requires(scope = Scope.PEOPLE_READ)
  public DepartmentList list() {
    return new DepartmentList(departments.list(callers.current().organization()));
  }

  @POST
  public Response add(NewDepartment wanted) {
    var added = departments.add(callers.current(), wanted.name(), wanted.parentId());
    return Response.status(201).entity(added).build();
  }

  @PATCH
  @Path("/{id}")
  public Department change(@PathParam("id") DepartmentId id, Value.Fields changes) {
    return departments.change(callers.current(), id, changes);
  }

  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("id") DepartmentId id) {
    departments.remove(callers.current(), id);
  }
}
