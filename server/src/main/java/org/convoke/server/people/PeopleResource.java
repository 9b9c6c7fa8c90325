package org.convoke.server.people;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.convoke.model.DepartmentId;
import org.convoke.model.Id;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.people.Person.Kind;
import org.convoke.server.people.Person.State;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// People, and among them the contacts: those from outside.
@Path("/api/v1")
@Tag(name = "People")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(scope = Scope.PEOPLE_READ)
public class PeopleResource {

  private static final int MAX_IDS = 500;

  private final People people;
  private final Staff staff;
  private final Callers callers;

  PeopleResource(People people, Staff staff, Callers callers) {
    this.people = people;
    this.staff = staff;
    this.callers = callers;
  }

  @Schema(requiredProperties = "name")
  record NewPerson(
      @Nullable String name,
      @Nullable String username,
      @Nullable String password,
      @Nullable Kind kind,
      @Nullable String title,
      @Nullable String mobile,
      @Nullable String email,
      @Nullable List<DepartmentId> departmentIds,
      @Nullable Role role) {

    PersonDraft draft() {
      return new PersonDraft(
          name, username, kind, State.ACTIVE, title, mobile, email, departmentIds, role);
    }
  }

  @Schema(requiredProperties = "password")
  record NewPassword(@Nullable String password) {}

  @GET
  @Operation(operationId = "listPeople", summary = "People")
  @Path("/people")
  public Page<Person> list(
      @QueryParam("q") @Nullable String text,
      @QueryParam("department") @Nullable DepartmentId department,
      @QueryParam("kind") @Nullable Kind kind,
      @QueryParam("state") @Nullable State state,
      @QueryParam("ids") @Nullable String ids,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var organization = callers.current().organization();
    return ids == null
        ? staff.page(
            organization, new PeopleFilter(text, department, kind, state), Paging.of(limit, cursor))
        : new Page<>(new ArrayList<>(people.find(organization, ids(ids)).values()), null);
  }

  /// What is no id names nobody.
  private static List<PersonId> ids(String text) {
    return java.util.Arrays.stream(text.split(",", MAX_IDS + 1))
        .map(String::strip)
        .filter(Id::isId)
        .limit(MAX_IDS)
        .map(PersonId::parse)
        .toList();
  }

  @GET
  @Operation(operationId = "listContacts", summary = "People from outside")
  @Path("/contacts")
  public Page<Person> contacts(
      @QueryParam("q") @Nullable String text,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return staff.page(
        callers.current().organization(),
        new PeopleFilter(text, null, Kind.EXTERNAL, null),
        Paging.of(limit, cursor));
  }

  @POST
  @Operation(operationId = "addPerson", summary = "Add a person")
  @Path("/people")
  @Requires(role = Role.ADMIN, scope = Scope.PEOPLE_WRITE)
  @APIResponseSchema(value = Person.class, responseCode = "201")
  public Response add(NewPerson person) {
    var added = staff.add(callers.current(), person.draft(), person.password());
    return Response.status(201).entity(added).build();
  }

  @GET
  @Operation(operationId = "readPerson", summary = "A person")
  @Path("/people/{id}")
  public Person get(@PathParam("id") PersonId id) {
    return people.require(callers.current().organization(), id);
  }

  @PATCH
  @Operation(operationId = "changePerson", summary = "Change a person")
  @Path("/people/{id}")
  @Requires(role = Role.ADMIN, scope = Scope.PEOPLE_WRITE)
  public Person change(
      @PathParam("id") PersonId id,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = PersonDraft.class)))
          Value.Fields changes) {
    return staff.change(callers.current(), id, new PersonChanges(changes));
  }

  @PUT
  @Operation(operationId = "changePassword", summary = "Give a person another password")
  @Path("/people/{id}/password")
  @Requires(role = Role.ADMIN, scope = Scope.PEOPLE_WRITE)
  public void changePassword(@PathParam("id") PersonId id, NewPassword password) {
    staff.changePassword(callers.current(), id, password.password());
  }
}
