package org.convoke.server.connections;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.Repeatability;
import org.convoke.connectors.Unanswered;
import org.convoke.engine.Answer;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Unauthenticated;
import org.convoke.model.Unavailable;
import org.convoke.model.Value;
import org.convoke.server.people.People;
import org.jspecify.annotations.Nullable;

/// An action of a connection to a platform: turns the inputs of a step into a call of [GroupChats],
/// and what came of that into an [Answer]. Thread-safe.
///
/// What a platform refuses with a delay (a limit) is asked for again when the delay is over and
/// does not use up an attempt; what it could not receive is asked for again like any other call.
class PlatformAction implements RemoteAction {

  /// Reading may be repeated for ever.
  private static final Repeatability READING = new Repeatability.Keyed(Duration.ofDays(3650));

  private final StoredConnection connection;
  private final Action action;
  private final GroupChats.@Nullable Call call;
  private final Parts parts;
  private final Work work;

  /// @param call what it is for the platform; null: it changes nothing
  PlatformAction(
      StoredConnection connection,
      Action action,
      GroupChats.@Nullable Call call,
      Parts parts,
      Work work) {
    this.connection = connection;
    this.action = action;
    this.call = call;
    this.parts = parts;
    this.work = work;
  }

  /// What every action needs.
  record Parts(
      Connections connections, RemoteChats chats, AssistedCreation assisted, People people) {}

  /// One call, with all that it is made of.
  record Asked(
      StoredConnection connection,
      GroupChats groups,
      RemoteChats chats,
      StepContext context,
      ChatInput input,
      EffectKey key) {

    /// The chat that the step names.
    ChatHandle chat() {
      return chats.whole(connection, input.chat());
    }

    /// What people and flows name a chat by.
    ChatHandle shown(ChatHandle chat) {
      return groups.shown(chat);
    }
  }

  /// What an action does; answers its outputs.
  @FunctionalInterface
  interface Work {
    Value.Fields carryOut(Asked asked);
  }

  @Override
  public Repeatability repeatability(Value.Fields input) {
    if (call == null) {
      return READING;
    }
    try {
      return groups().repeatability(call);
    } catch (Problem closed) { // its secrets cannot be opened: nothing can be asked
      return new Repeatability.Uncertain();
    }
  }

  @Override
  public Answer call(StepContext context, EffectKey key, Value.Fields input) {
    return answered(() -> new Answer.Done(work.carryOut(asked(context, key, input))));
  }

  /// Nothing but a chat that is created can be looked for.
  @Override
  public Optional<Answer> find(StepContext context, EffectKey key, Value.Fields input) {
    return Optional.of(
        new Answer.Unknown(Phrase.of("平台没有办法查找此操作的结果", "the platform has no way to look for it")));
  }

  GroupChats groups() {
    return parts.connections().open(connection()).groupChats();
  }

  /// As it is now: a run may wait for days while somebody mends its connection.
  private StoredConnection connection() {
    return parts.connections().find(connection.org(), connection.key()).orElse(connection);
  }

  Asked asked(StepContext context, EffectKey key, Value.Fields input) {
    var read = new ChatInput(action, input, it -> parts.people().current(connection.org(), it));
    return new Asked(connection(), groups(), parts.chats(), context, read, key);
  }

  /// What came of asking, problems too.
  Answer answered(Supplier<Answer> asked) {
    try {
      requireUsable();
      return asked.get();
    } catch (Unanswered unanswered) {
      parts.connections().failed(connection(), unanswered.reason());
      return new Answer.Unknown(unanswered.reason());
    } catch (Problem problem) {
      note(problem);
      return answer(problem);
    }
  }

  private void requireUsable() {
    requireUsable(connection());
  }

  /// @throws Conflict `connection-not-ready`
  static void requireUsable(StoredConnection row) {
    var now = row.connection();
    if (!now.isUsable()) {
      throw new Conflict(
          "connection-not-ready",
          Phrase.of(
              "连接“%s”已停用或尚未配置完成。请管理员在“管理 → 连接”中处理，然后重试此节点。",
              "The connection \"%s\" is disabled or not set up. An administrator sees to it under"
                  + " Administration → Connections; then retry this step.",
              now.name()));
    }
  }

  /// What speaks of the connection rather than of this call is shown where connections are kept.
  private void note(Problem problem) {
    if (problem instanceof Unavailable
        || problem instanceof Unauthenticated
        || problem instanceof Forbidden) {
      parts.connections().failed(connection(), problem.detail());
    }
  }

  private static Answer answer(Problem problem) {
    return switch (problem) {
      case LimitExceeded limit when limit.retryAfter().isPositive() ->
          new Answer.Later(limit, limit.retryAfter());
      case Unavailable unavailable -> new Answer.NotDone(unavailable, Optional.empty());
      default -> new Answer.Refused(problem);
    };
  }

  static Value.Fields update(Asked asked) {
    var chat = asked.chat();
    var changes = asked.input().changes();
    var outcomes = asked.groups().update(chat, changes, asked.key());
    var facts = facts(asked, chat);
    asked.chats().updated(asked.connection(), chat, asked.input(), outcomes, facts);
    return ChatOutput.updated(asked.shown(chat), asked.input(), outcomes, facts);
  }

  /// Only for the output: what was changed is changed, whether it can be looked at or not.
  private static Optional<ChatFacts> facts(Asked asked, ChatHandle chat) {
    try {
      return asked.groups().look(chat);
    } catch (Problem | Unanswered e) {
      return Optional.empty();
    }
  }

  static Value.Fields close(Asked asked) {
    var chat = asked.chat();
    asked.groups().close(chat, asked.key());
    asked.chats().closed(asked.connection(), chat);
    return Value.fields(Map.of("chatId", Value.of(asked.shown(chat).value())));
  }

  static Value.Fields send(Asked asked) {
    asked
        .groups()
        .send(
            asked.chat(),
            asked.input().required("text"),
            asked.input().people("mentions"),
            asked.key());
    return message(asked);
  }

  static Value.Fields sendCard(Asked asked) {
    asked.groups().send(asked.chat(), asked.input().card(), asked.key());
    return message(asked);
  }

  /// Platforms name their messages each in another way, some not at all: ours is the effect's key.
  private static Value.Fields message(Asked asked) {
    return Value.fields(Map.of("messageId", Value.of(asked.key().value())));
  }

  static Value.Fields link(Asked asked) {
    var chat = asked.chat();
    return Value.fields(
        Map.of(
            "chatId",
            Value.of(asked.shown(chat).value()),
            "link",
            Value.of(asked.groups().link(chat).orElse(""))));
  }
}
