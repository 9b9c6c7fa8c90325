package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.connections.AccountStore.Known;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.LikePattern;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Which account of a platform belongs to which person.
@Path("/api/v1/connections/{connection}")
@Tag(name = "Connections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.ADMIN, scope = Scope.ADMIN)
public class AccountsResource {

  private final Connections connections;
  private final AccountStore store;
  private final AccountLinks links;
  private final DirectorySync directory;
  private final People people;
  private final Callers callers;

  AccountsResource(
      Connections connections,
      AccountStore store,
      AccountLinks links,
      DirectorySync directory,
      People people,
      Callers callers) {
    this.connections = connections;
    this.store = store;
    this.links = links;
    this.directory = directory;
    this.people = people;
    this.callers = callers;
  }

  /// An account of a platform.
  ///
  /// @param person whose it is; null: nobody's that is known
  /// @param departments names of its departments on the platform
  /// @param seenAt when the platform last told of it
  /// @param confirmed whether somebody said whose it is; what was found by mobile or e-mail signs
  ///   no administrator or owner in until then
  /// @param nameless why the platform does not tell its name; null: it does, or nobody asked
  @Schema(name = "Account")
  record AccountView(
      String id,
      Map<String, String> otherIds,
      String name,
      @Nullable String mobile,
      @Nullable String email,
      @Nullable String title,
      List<String> departments,
      boolean external,
      AccountStore.Origin origin,
      Instant seenAt,
      boolean confirmed,
      @Nullable String nameless,
      @Nullable Person person) {

    static AccountView of(Known known, @Nullable Person person, Locale language) {
      return new AccountView(
          known.account().id(),
          known.account().otherIds(),
          known.name(),
          known.mobile(),
          known.email(),
          known.title(),
          known.departments(),
          known.external(),
          known.origin(),
          known.seenAt(),
          known.confirmed(),
          known.nameless() == null ? null : known.nameless().in(language),
          person);
    }
  }

  @Schema(name = "AccountCounts")
  record Counts(long linked, long unlinked) {}

  /// Whose an account is to be.
  ///
  /// @param move whether it is taken from whoever has it; false unless given
  @Schema(name = "AccountLink", requiredProperties = "personId")
  public record Link(@Nullable PersonId personId, @Nullable Boolean move) {}

  /// How a directory is read.
  ///
  /// @param createPeople whether people are made for accounts that nobody has; false unless given
  @Schema(name = "DirectorySync")
  public record Sync(@Nullable Boolean createPeople) {}

  /// By name, Chinese ones by pinyin.
  @GET
  @Operation(operationId = "listAccounts", summary = "Accounts of a platform and whose they are")
  @Path("accounts")
  public Page<AccountView> list(
      String connection,
      @QueryParam("state") @Nullable String state,
      @QueryParam("q") @Nullable String text,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var row = require(connection);
    var paging = Paging.of(limit, cursor);
    var found =
        store.page(
            row.org(),
            row.id(),
            linked(state),
            text == null || text.isBlank() ? null : LikePattern.containing(text.strip()),
            paging.isFirst() ? "" : paging.after().getFirst(),
            paging.isFirst() ? "" : paging.after().getLast(),
            paging.rows());
    var owners =
        people.find(row.org(), found.stream().map(Known::person).filter(it -> it != null).toList());
    var language = callers.current().language();
    var views =
        found.stream()
            .map(
                it ->
                    AccountView.of(
                        it, it.person() == null ? null : owners.get(it.person()), language))
            .toList();
    return Page.of(views, paging, it -> Cursor.of(it.name(), it.id()));
  }

  private static @Nullable Boolean linked(@Nullable String state) {
    return switch (state) {
      case null -> null;
      case "" -> null;
      case "LINKED" -> true;
      case "UNLINKED" -> false;
      default ->
          throw Invalid.parameter(
              "state",
              Phrase.of("state 应为 LINKED 或 UNLINKED。", "state expects LINKED or UNLINKED."));
    };
  }

  @GET
  @Operation(operationId = "countAccounts", summary = "How many accounts belong to somebody")
  @Path("accounts/count")
  public Counts count(String connection) {
    var row = require(connection);
    var counts = store.counts(row.org(), row.id());
    return new Counts(counts.linked(), counts.unlinked());
  }

  @PUT
  @Operation(operationId = "linkAccount", summary = "Say whose an account is, or confirm it")
  @Path("accounts/{account}")
  public AccountView link(String connection, String account, @Nullable Link body) {
    var link = Bodies.required(body);
    var row = require(connection);
    var move = Boolean.TRUE.equals(link.move());
    var known = links.link(callers.current(), row, account, link.personId(), move);
    return AccountView.of(
        known,
        known.person() == null ? null : people.require(row.org(), known.person()),
        callers.current().language());
  }

  @DELETE
  @Operation(operationId = "unlinkAccount", summary = "Say that an account is nobody's")
  @Path("accounts/{account}")
  public void unlink(String connection, String account) {
    links.unlink(require(connection), account);
  }

  @POST
  @Operation(operationId = "syncDirectory", summary = "Read the platform's directory")
  @Path("directory/sync")
  public DirectorySync.Result sync(String connection, @Nullable Sync body) {
    var create = body != null && Boolean.TRUE.equals(body.createPeople());
    return directory.sync(require(connection), create);
  }

  private StoredConnection require(String connection) {
    return connections.require(callers.current().organization(), connection);
  }
}
