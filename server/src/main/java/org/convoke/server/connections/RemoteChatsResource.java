package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convoke.connectors.ChatHandle;
import org.convoke.model.FormId;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Group chats that flows made on a platform, and what became different there.
@Path("/api/v1/connections/{connection}/chats")
@Tag(name = "Connections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.ADMIN, scope = Scope.ADMIN)
public class RemoteChatsResource {

  private final Connections connections;
  private final RemoteChatStore store;
  private final ChatDrift drift;
  private final People people;
  private final Callers callers;

  RemoteChatsResource(
      Connections connections,
      RemoteChatStore store,
      ChatDrift drift,
      People people,
      Callers callers) {
    this.connections = connections;
    this.store = store;
    this.drift = drift;
    this.people = people;
    this.callers = callers;
  }

  /// @param name as it is wanted
  /// @param drift what the platform has otherwise: `name`, `owner`, `members`, `closed`
  /// @param missing who is wanted in it and is not there
  /// @param actualName as the platform has it; null: never looked
  /// @param owner null: an app owns it
  @Schema(name = "RemoteChat")
  record RemoteChatView(
      String handle,
      String name,
      @Nullable Person owner,
      boolean external,
      RemoteChat.State state,
      int memberCount,
      String link,
      Map<String, String> ids,
      @Nullable RunId runId,
      @Nullable FormId formId,
      @Nullable RecordId recordId,
      List<String> drift,
      List<Person> missing,
      @Nullable String actualName,
      @Nullable Instant seenAt,
      Instant createdAt) {

    static RemoteChatView of(RemoteChat chat, Map<PersonId, Person> people) {
      var facts = chat.facts();
      return new RemoteChatView(
          chat.handle().value(),
          chat.name(),
          chat.owner() == null ? null : people.get(chat.owner()),
          chat.external(),
          chat.state(),
          chat.memberCount(),
          chat.link(),
          chat.ids(),
          chat.run(),
          chat.form(),
          chat.record(),
          chat.drift(),
          chat.missing().stream().flatMap(it -> Stream.ofNullable(people.get(it))).toList(),
          facts == null ? null : facts.name(),
          chat.seenAt(),
          chat.createdAt());
    }
  }

  /// Which of the two counts.
  @Schema(name = "ChatRepairWay")
  public enum Way {
    /// the platform is made as it is wanted
    WANTED,
    /// what the platform has is wanted from now on
    ACTUAL
  }

  @Schema(name = "ChatRepair", requiredProperties = "use")
  public record Repair(@Nullable Way use) {}

  /// The newest first.
  @GET
  @Operation(operationId = "listRemoteChats", summary = "Group chats made on a platform")
  public Page<RemoteChatView> list(
      String connection,
      @QueryParam("drifted") boolean drifted,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var row = require(connection);
    var paging = Paging.of(limit, cursor);
    var found =
        store.page(
            row.org(),
            row.id(),
            drifted,
            paging.isFirst() ? Instant.parse("9999-01-01T00:00:00Z") : instant(paging),
            paging.isFirst() ? "" : paging.after().getLast(),
            paging.rows());
    var named = named(row, found);
    return Page.of(
        found.stream().map(it -> RemoteChatView.of(it, named)).toList(),
        paging,
        it -> Cursor.of(it.createdAt(), it.handle()));
  }

  private Map<PersonId, Person> named(StoredConnection row, List<RemoteChat> chats) {
    var owners = chats.stream().flatMap(it -> Stream.ofNullable(it.owner()));
    var missing = chats.stream().flatMap(it -> it.missing().stream());
    return people.find(row.org(), Stream.concat(owners, missing).toList());
  }

  private static Instant instant(Paging paging) {
    try {
      return Instant.parse(paging.after().getFirst());
    } catch (DateTimeParseException e) {
      throw Cursor.invalid();
    }
  }

  @POST
  @Operation(operationId = "repairRemoteChat", summary = "Mend what became different")
  @Path("{handle}/repair")
  public RemoteChatView repair(String connection, String handle, @Nullable Repair body) {
    var use = Bodies.required(body).use();
    if (use == null) {
      throw Invalid.field(
          "use", "required", Phrase.of("应为 WANTED 或 ACTUAL。", "Expects WANTED or ACTUAL."));
    }
    var row = require(connection);
    var chat =
        switch (use) {
          case WANTED -> drift.restore(row, new ChatHandle(handle));
          case ACTUAL -> drift.accept(row, new ChatHandle(handle));
        };
    return RemoteChatView.of(chat, named(row, List.of(chat)));
  }

  private StoredConnection require(String connection) {
    return connections.require(callers.current().organization(), connection);
  }
}
