package org.convoke.server.chat;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.convoke.server.chat.ChatsResource.References;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The caller's inbox.
@Path("/api/v1/conversations")
@Tag(name = "Chats")
@RunOnVirtualThread
@Requires(scope = Scope.CHATS_READ)
public class ConversationsResource {

  private final Conversations conversations;
  private final Callers callers;

  ConversationsResource(Conversations conversations, Callers callers) {
    this.conversations = conversations;
    this.callers = callers;
  }

  record ConversationPage(
      List<Conversation> items, @Nullable String nextCursor, References references) {}

  record Unread(long unread) {}

  record ReadUpTo(long seq) {}

  @GET
  @Operation(operationId = "listConversations", summary = "One's inbox, newest activity first")
  public ConversationPage list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    var inbox = conversations.page(callers.current(), Paging.of(limit, cursor));
    return new ConversationPage(
        inbox.page().items(), inbox.page().nextCursor(), new References(inbox.people()));
  }

  @GET
  @Operation(operationId = "countUnread", summary = "How many messages are unread")
  @Path("/unread")
  public Unread unread() {
    return new Unread(conversations.unread(callers.current()));
  }

  @POST
  @Operation(operationId = "markRead", summary = "Mark a conversation as read up to a message")
  @Path("/{id}/read")
  @Requires(scope = Scope.CHATS_WRITE)
  public Conversation read(@PathParam("id") String id, ReadUpTo upTo) {
    return conversations.read(callers.current(), id, upTo.seq());
  }
}
