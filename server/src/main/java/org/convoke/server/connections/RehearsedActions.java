package org.convoke.server.connections;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.connectors.Action;
import org.convoke.connectors.ChatActions;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.connectors.Unanswered;
import org.convoke.engine.LocalAction;
import org.convoke.engine.LocalActions;
import org.convoke.engine.Rehearsal.Act;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.StepContext;
import org.convoke.model.ChatId;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.model.Value;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;

/// What actions would do in one dry run. A chat that would be created is planned with its platform;
/// what changes only our own database is prepared and not committed; anything else on a platform is
/// checked for its inputs and not asked for. Confined to one thread.
final class RehearsedActions {

  private static final Phrase ACTION = Phrase.of("动作", "action");

  private final Connectors connectors;
  private final Connections connections;
  private final People people;

  /// Whether platforms are asked who could be in a chat.
  private final boolean asks;

  /// Chats that are made up: nobody can be asked about them.
  private final Set<String> imagined = new HashSet<>();

  RehearsedActions(Connectors connectors, Connections connections, People people, boolean asks) {
    this.connectors = connectors;
    this.connections = connections;
    this.people = people;
    this.asks = asks;
  }

  Act act(StepContext context, String connection, String action, Value.Fields input) {
    if (connection.equals(LocalActions.OWN)) {
      return own(context, action, input);
    }
    var found = connectors.find(context.org(), connection, action);
    connections.find(context.org(), connection).ifPresent(PlatformAction::requireUsable);
    var described =
        connectors
            .action(context.org(), connection, action)
            .orElseThrow(() -> NotFound.of(ACTION, action));
    if (action.equals(ChatActions.CREATE.key())) {
      var read = new ChatInput(described, input, it -> people.current(context.org(), it));
      return asks ? created(context.org(), connection, read) : notAskedFor(described, input);
    }
    if (found instanceof LocalAction local && !isImagined(input.text("chatId"))) {
      return new Act(local.prepare(context, input).output());
    }
    return notCarriedOut(described, input);
  }

  private boolean isImagined(String chat) {
    return imagined.contains(chat.strip());
  }

  /// What flows do of their own.
  private Act own(StepContext context, String action, Value.Fields input) {
    return switch (connectors.find(context.org(), LocalActions.OWN, action)) {
      case LocalAction _ when isImagined(input.text("chat")) ->
          new Act(Value.fields(Map.of("messageIds", new Value.Items(List.of()))));
      case LocalAction local -> new Act(local.prepare(context, input).output());
      case RemoteAction _ ->
          new Act(
              Value.fields(
                  Map.of(
                      "status", Value.of(200),
                      "headers", Value.NO_FIELDS,
                      "body", Value.NO_FIELDS)));
    };
  }

  private Act notCarriedOut(Action described, Value.Fields input) {
    var missing =
        described.inputs().stream()
            .filter(Action.Input::required)
            .filter(it -> input.get(it.key()).isEmpty())
            .map(it -> missing(it.key(), it.label()))
            .toList();
    if (!missing.isEmpty()) {
      throw Invalid.input(missing);
    }
    return new Act(MadeUp.output(described, input));
  }

  private Act notAskedFor(Action described, Value.Fields input) {
    var chat = ChatId.create().toString();
    imagined.add(chat);
    var act = notCarriedOut(described, input);
    return new Act(act.output().with(Map.of("chatId", Value.of(chat))));
  }

  private static FieldProblem missing(String key, Phrase label) {
    return new FieldProblem(key, "required", Phrase.of("请填写 %s。", "%s is missing.", label));
  }

  private Act created(OrgId org, String connection, ChatInput input) {
    var wanted = input.newChat();
    var plan = plan(org, connection, wanted);
    if (!plan.isPossible()) {
      return new Act(Value.NO_FIELDS, plan, Invalid.input(plan.problems()));
    }
    var chat = ChatId.create().toString();
    imagined.add(chat);
    var output = ChatOutput.created(wanted, made(org, chat, plan));
    return new Act(MadeUp.declared(input.action(), output), plan, null);
  }

  private Plan plan(OrgId org, String connection, NewChat wanted) {
    var chats =
        connectors
            .groupChats(org, connection)
            .orElseThrow(() -> NotFound.of(ACTION, ChatActions.CREATE.key()));
    try {
      return chats.plan(wanted);
    } catch (Unanswered unanswered) {
      throw new Unavailable("platform-silent", unanswered.reason(), unanswered);
    }
  }

  private CreatedChat made(OrgId org, String chat, Plan plan) {
    var outcomes = new ArrayList<MemberOutcome>();
    plan.accepted().forEach(it -> outcomes.add(new MemberOutcome.Added(it)));
    outcomes.addAll(plan.rejected());
    return new CreatedChat(
        new ChatHandle(chat), Map.of(), "", hasExternals(org, plan.accepted()), outcomes);
  }

  private boolean hasExternals(OrgId org, List<PersonId> members) {
    return people.find(org, members).values().stream()
        .anyMatch(it -> it.kind() == Person.Kind.EXTERNAL);
  }
}
