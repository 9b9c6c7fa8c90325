package org.convoke.server.people;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Bodies;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// People who turned out to be one.
@Path("/api/v1")
@Tag(name = "People")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.ADMIN, scope = Scope.PEOPLE_WRITE)
public class MergesResource {

  private final Merges merges;
  private final People people;
  private final Callers callers;

  MergesResource(Merges merges, People people, Callers callers) {
    this.merges = merges;
    this.people = people;
    this.callers = callers;
  }

  /// Who somebody turned out to be.
  @Schema(name = "MergeInto", requiredProperties = "personId")
  record Into(@Nullable PersonId personId) {}

  /// Somebody who was merged.
  ///
  /// @param name of his own
  /// @param by who said so
  @Schema(name = "PersonMerge")
  record MergeView(PersonId personId, String name, @Nullable Person by, Instant at) {}

  @Schema(name = "PersonMerges")
  record MergeList(List<MergeView> items) {}

  @PUT
  @Operation(operationId = "mergePerson", summary = "Say that a person is another one")
  @Path("/people/{id}/merge")
  public Person merge(@PathParam("id") PersonId id, @Nullable Into body) {
    var into = Bodies.required(body).personId();
    if (into == null) {
      throw Invalid.field("personId", "required", Phrase.of("请选择人员。", "Choose a person."));
    }
    merges.merge(callers.current(), id, into);
    return people.require(callers.current().organization(), into);
  }

  @DELETE
  @Operation(operationId = "unmergePerson", summary = "Undo the merge of a person")
  @Path("/people/{id}/merge")
  public Person undo(@PathParam("id") PersonId id) {
    return merges.undo(callers.current(), id);
  }

  @GET
  @Operation(operationId = "listMerges", summary = "Who was merged into a person")
  @Path("/people/{id}/merges")
  public MergeList list(@PathParam("id") PersonId id) {
    var org = callers.current().organization();
    var found = merges.into(org, people.require(org, id).id());
    var by = people.find(org, found.stream().map(Merge::by).toList());
    return new MergeList(
        found.stream()
            .map(it -> new MergeView(it.person(), it.name(), by.get(it.by()), it.at()))
            .toList());
  }
}
