package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.convoke.connectors.Budgets.Window;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Unauthenticated;
import org.convoke.model.Unavailable;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Role;
import org.convoke.server.access.Scope;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.Items;
import org.convoke.server.platform.LikePattern;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What passes between a connection and its platform: calls, and how much of the platform's
/// allowances is spent.
@Path("/api/v1/connections/{connection}")
@Tag(name = "Connections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Requires(role = Role.ADMIN, scope = Scope.ADMIN)
public class InspectorResource {

  private final Connections connections;
  private final CallStore calls;
  private final BudgetStore budgets;
  private final PlatformEvents events;
  private final Callers callers;
  private final Clock clock;

  InspectorResource(
      Connections connections,
      CallStore calls,
      BudgetStore budgets,
      PlatformEvents events,
      Callers callers,
      Clock clock) {
    this.connections = connections;
    this.calls = calls;
    this.budgets = budgets;
    this.events = events;
    this.callers = callers;
    this.clock = clock;
  }

  /// A call without its bodies.
  ///
  /// @param status null: there was no answer
  /// @param error null: it did not fail on our side
  @Schema(name = "CallSummary")
  record CallRow(
      String id,
      Call.Direction direction,
      String operation,
      String method,
      String url,
      @Nullable Integer status,
      @Nullable String error,
      int tookMillis,
      Instant at) {

    static CallRow of(Call call, Locale language) {
      return new CallRow(
          call.id().toString(),
          call.direction(),
          call.operation(),
          call.method(),
          call.url(),
          call.status(),
          why(call, language),
          call.tookMillis(),
          call.at());
    }
  }

  /// A call; secrets in it are `***`.
  @Schema(name = "Call")
  record CallView(
      String id,
      Call.Direction direction,
      String operation,
      String method,
      String url,
      Map<String, String> requestHeaders,
      @Nullable String requestBody,
      @Nullable Integer status,
      Map<String, String> responseHeaders,
      @Nullable String responseBody,
      @Nullable String error,
      int tookMillis,
      Instant at) {

    static CallView of(Call call, Locale language) {
      return new CallView(
          call.id().toString(),
          call.direction(),
          call.operation(),
          call.method(),
          call.url(),
          call.requestHeaders(),
          call.requestBody(),
          call.status(),
          call.responseHeaders(),
          call.responseBody(),
          why(call, language),
          call.tookMillis(),
          call.at());
    }
  }

  private static @Nullable String why(Call call, Locale language) {
    return call.error() == null ? null : call.error().in(language);
  }

  /// How much of an allowance is spent in the window that is open now.
  ///
  /// @param freeAt when the window ends
  @Schema(name = "Budget")
  record BudgetView(
      String key, String name, Window window, long allowed, long spent, Instant freeAt) {}

  /// @param events how many happenings are worked on again; 0 for a call of ours, whose new answer
  ///   is in the log
  @Schema(name = "ReplayedCall")
  record Replayed(int events) {}

  /// The newest first.
  @GET
  @Operation(operationId = "listCalls", summary = "Calls to a platform and from it")
  @Path("calls")
  public Page<CallRow> list(
      String connection,
      @QueryParam("direction") @Nullable String direction,
      @QueryParam("failed") boolean failed,
      @QueryParam("q") @Nullable String text,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var caller = callers.current();
    var row = connections.require(caller.organization(), connection);
    var paging = Paging.of(limit, cursor);
    var filter =
        new CallStore.Filter(
            direction(direction), failed, text == null ? null : LikePattern.containing(text));
    var found = calls.page(row.org(), row.id(), filter, before(paging), paging.rows());
    return Page.of(
        found.stream().map(it -> CallRow.of(it, caller.language())).toList(),
        paging,
        it -> Cursor.of(it.id()));
  }

  private static @Nullable UUID before(Paging paging) {
    if (paging.isFirst()) {
      return null;
    }
    if (!Id.isId(paging.after().getFirst())) {
      throw Cursor.invalid();
    }
    return UUID.fromString(paging.after().getFirst());
  }

  private static Call.@Nullable Direction direction(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return Call.Direction.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Invalid.parameter(
          "direction", Phrase.of("direction 应为 IN 或 OUT。", "direction expects IN or OUT."));
    }
  }

  @GET
  @Operation(operationId = "readCall", summary = "A call with its bodies")
  @Path("calls/{call}")
  public CallView read(String connection, String call) {
    var caller = callers.current();
    var row = connections.require(caller.organization(), connection);
    return CallView.of(require(row, call), caller.language());
  }

  private Call require(StoredConnection row, String call) {
    var kind = Phrase.of("调用", "call");
    if (!Id.isId(call)) {
      throw NotFound.of(kind, call);
    }
    return calls
        .find(row.org(), row.id(), UUID.fromString(call))
        .orElseThrow(() -> NotFound.of(kind, call));
  }

  /// Lets what an inbound call told be worked on again, or asks again what a call of ours read.
  @POST
  @Operation(operationId = "replayCall", summary = "Take a call again, or read again")
  @Path("calls/{call}/replay")
  public Replayed replay(String connection, String call) {
    var row = connections.require(callers.current().organization(), connection);
    var made = require(row, call);
    if (made.direction() == Call.Direction.OUT) {
      readAgain(row, made);
      return new Replayed(0);
    }
    return new Replayed(events.again(row, made.id()));
  }

  /// @throws Conflict `not-replayable` with the reason; or what the platform refused, which says
  ///   nothing of the caller's rights
  private void readAgain(StoredConnection row, Call made) {
    if (!made.method().equals("GET")) {
      throw new Conflict(
          "not-replayable",
          Phrase.of(
              "此调用可能改变平台上的数据，再发一次可能做两遍，因此只能重放读取（GET）。要重做，请在运行记录中重试该节点。",
              "This call may have changed something on the platform, and could do it twice: only"
                  + " reading calls (GET) are repeated. To do it again, retry the step of its"
                  + " run."));
    }
    try {
      if (!connections.open(row).readAgain(URI.create(made.url()))) {
        throw new Conflict(
            "not-replayable",
            Phrase.of(
                "此调用不能重放：其中有没有保留的密钥或个人的令牌，或平台地址已改变。",
                "This call cannot be repeated: it had a secret or a person's token, which are not"
                    + " kept, or the platform's address is another now."));
      }
    } catch (Unanswered unanswered) {
      throw new Unavailable("platform-unreachable", unanswered.reason(), null);
    } catch (Forbidden | Invalid | NotFound | Unauthenticated refused) {
      throw new Conflict(refused.code(), refused.detail());
    }
  }

  @GET
  @Operation(operationId = "listBudgets", summary = "What is spent of the platform's allowances")
  @Path("budgets")
  public Items<BudgetView> budgets(String connection) {
    var caller = callers.current();
    var row = connections.require(caller.organization(), connection);
    List<BudgetView> gauges =
        budgets.list(row.org(), row.id()).stream().map(it -> gauge(it, caller.language())).toList();
    return new Items<>(gauges);
  }

  private BudgetView gauge(BudgetStore.Spent spent, Locale language) {
    var now = clock.instant();
    var isOpen = !spent.beganAt().isBefore(Windows.begin(spent.window(), now));
    return new BudgetView(
        spent.key(),
        spent.name().in(language),
        spent.window(),
        spent.allowed(),
        isOpen ? spent.spent() : 0,
        Windows.end(spent.window(), now));
  }
}
