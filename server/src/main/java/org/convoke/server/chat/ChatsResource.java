package org.convoke.server.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.convoke.connectors.ChatChange;
import org.convoke.model.ChatId;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Bodies;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Group chats, their members and messages.
@Path("/api/v1/chats")
@Tag(name = "Chats")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(scope = Scope.CHATS_READ)
public class ChatsResource {

  /// As many as one page of records names at most.
  private static final int MAX_IDS = 200;

  private final Chats chats;
  private final Messages messages;
  private final Callers callers;

  ChatsResource(Chats chats, Messages messages, Callers callers) {
    this.chats = chats;
    this.messages = messages;
    this.callers = callers;
  }

  @Schema(requiredProperties = "name")
  record NewChat(
      @Nullable String name, @Nullable PersonId ownerId, @Nullable List<PersonId> memberIds) {}

  record ChatChanges(@Nullable String name, @Nullable PersonId ownerId) {

    List<ChatChange> list() {
      var list = new ArrayList<ChatChange>();
      if (name != null) {
        list.add(new ChatChange.Rename(name));
      }
      if (ownerId != null) {
        list.add(new ChatChange.Transfer(ownerId));
      }
      return list;
    }
  }

  @Schema(requiredProperties = "personIds")
  record PersonIds(@Nullable List<PersonId> personIds) {}

  @Schema(requiredProperties = "text")
  record NewMessage(
      @Nullable String text, @Nullable List<PersonId> mentions, @Nullable Boolean mentionAll) {

    Messages.Draft draft() {
      return new Messages.Draft(
          text == null ? "" : text, orEmpty(mentions), Boolean.TRUE.equals(mentionAll));
    }
  }

  @Schema(name = "PeopleReferences")
  record References(Collection<Person> people) {}

  record MessagePage(List<Message> items, @Nullable String nextCursor, References references) {

    static MessagePage of(Messages.History history) {
      var page = history.page();
      return new MessagePage(page.items(), page.nextCursor(), new References(history.people()));
    }
  }

  @GET
  @Operation(operationId = "listChats", summary = "Chats, one's own or everybody's")
  public Page<Chat> list(
      @QueryParam("q") @Nullable String text,
      @QueryParam("all") boolean all,
      @QueryParam("ids") @Nullable String ids,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (ids != null) {
      return new Page<>(chats.visible(callers.current(), chatIds(ids)), null);
    }
    var paging = Paging.of(limit, cursor);
    var part = text == null ? "" : text;
    return all
        ? chats.all(callers.current(), part, paging)
        : chats.mine(callers.current(), part, paging);
  }

  @POST
  @Operation(operationId = "createChat", summary = "Create a chat")
  @Requires(scope = Scope.CHATS_WRITE)
  @APIResponseSchema(value = Chat.class, responseCode = "201")
  public Response create(NewChat chat, @HeaderParam("Idempotency-Key") @Nullable String key) {
    var created =
        chats.create(
            callers.current(),
            chat.name() == null ? "" : chat.name(),
            chat.ownerId(),
            orEmpty(chat.memberIds()),
            key);
    return Response.status(created.status()).entity(created.body()).build();
  }

  @GET
  @Operation(operationId = "readChat", summary = "A chat")
  @Path("/{id}")
  public Chat get(@PathParam("id") ChatId id) {
    return chats.find(callers.current(), id);
  }

  @PATCH
  @Operation(operationId = "changeChat", summary = "Rename a chat or give it another owner")
  @Path("/{id}")
  @Requires(scope = Scope.CHATS_WRITE)
  public Chat change(@PathParam("id") ChatId id, ChatChanges changes) {
    return chats.update(callers.current(), id, changes.list());
  }

  /// Closes the chat; its history stays.
  @DELETE
  @Operation(operationId = "closeChat", summary = "Close a chat")
  @Path("/{id}")
  @Requires(scope = Scope.CHATS_WRITE)
  public void close(@PathParam("id") ChatId id) {
    chats.close(callers.current(), id);
  }

  @GET
  @Operation(operationId = "listChatMembers", summary = "Members of a chat")
  @Path("/{id}/members")
  public Page<ChatMember> members(
      @PathParam("id") ChatId id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return chats.members(callers.current(), id, Paging.of(limit, cursor));
  }

  @POST
  @Operation(operationId = "addChatMembers", summary = "Add members to a chat")
  @Path("/{id}/members")
  @Requires(scope = Scope.CHATS_WRITE)
  public Chat add(@PathParam("id") ChatId id, PersonIds people) {
    return chats.update(
        callers.current(), id, List.of(new ChatChange.AddMembers(orEmpty(people.personIds()))));
  }

  /// Names people in the body or, for clients that send none with DELETE, in the address.
  @DELETE
  @Operation(operationId = "removeChatMembers", summary = "Remove members from a chat")
  @Path("/{id}/members")
  @Consumes(MediaType.WILDCARD)
  @Requires(scope = Scope.CHATS_WRITE)
  public Chat remove(
      @PathParam("id") ChatId id,
      @QueryParam("personIds") @Nullable String personIds,
      @RequestBody(
              required = false,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = PersonIds.class)))
          @Nullable String body)
      throws JsonProcessingException {
    var people =
        Bodies.optional(body, PersonIds.class)
            .map(named -> orEmpty(named.personIds()))
            .orElseGet(() -> ids(personIds == null ? "" : personIds));
    return chats.update(callers.current(), id, List.of(new ChatChange.RemoveMembers(people)));
  }

  /// History, newest first; with `after` what is newer than a message, oldest first.
  @GET
  @Operation(operationId = "listMessages", summary = "Messages of a chat")
  @Path("/{id}/messages")
  public MessagePage messages(
      @PathParam("id") ChatId id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var paging = Paging.of(limit, cursor);
    return MessagePage.of(
        after != null && cursor == null
            ? messages.newer(callers.current(), id, after, paging)
            : messages.older(callers.current(), id, paging));
  }

  @POST
  @Operation(operationId = "postMessage", summary = "Post a message")
  @Path("/{id}/messages")
  @Requires(scope = Scope.CHATS_WRITE)
  @APIResponseSchema(value = Message.class, responseCode = "201")
  public Response post(
      @PathParam("id") ChatId id,
      NewMessage message,
      @HeaderParam("Idempotency-Key") @Nullable String key) {
    var posted = messages.post(callers.current(), id, message.draft(), key);
    return Response.status(201).entity(posted).build();
  }

  /// What is no id names no chat.
  private static List<ChatId> chatIds(String text) {
    return Arrays.stream(text.split(",", MAX_IDS + 1))
        .map(String::strip)
        .filter(Id::isId)
        .limit(MAX_IDS)
        .map(ChatId::parse)
        .toList();
  }

  private static List<PersonId> ids(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .map(ChatsResource::id)
        .toList();
  }

  private static PersonId id(String text) {
    if (Id.isId(text)) {
      return PersonId.parse(text);
    }
    throw Invalid.parameter(
        "personIds",
        Phrase.of("personIds 含有无效的编号 %s。", "personIds holds %s, which is no id.", text));
  }

  private static List<PersonId> orEmpty(@Nullable List<PersonId> people) {
    return people == null ? List.of() : people;
  }
}
