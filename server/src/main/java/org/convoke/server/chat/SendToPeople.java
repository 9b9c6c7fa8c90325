package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Action;
import org.convoke.connectors.Action.Input;
import org.convoke.connectors.NewChat;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.LocalActions;
import org.convoke.engine.StepContext;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.server.connections.OwnAction;
import org.jspecify.annotations.Nullable;

/// The step *send message* to people: to each in a chat where he is alone with the application. It
/// is made with the first message; when he has closed it or brought others in, another is made.
/// Thread-safe.
@Singleton
class SendToPeople implements OwnAction, LocalAction {

  /// A guess: whoever writes to more should have a group.
  private static final int MAX_PEOPLE = 200;

  /// A chat has one name, whoever reads it.
  private static final String NAME = "通知 Notifications";

  private static final Phrase STEP = Phrase.of("发送消息", "Send a message");

  private static final Action ACTION =
      new Action(
          LocalActions.SEND_TO_PEOPLE,
          STEP,
          STEP,
          List.of(
              new Input("people", Phrase.of("接收人", "People"), STEP, ValueType.PERSONS, true),
              new Input("text", Phrase.of("消息内容", "Text"), STEP, ValueType.TEXT, true)),
          List.of());

  private final DirectChats directs;
  private final ChatCreation creation;
  private final Messages messages;
  private final Participants participants;

  SendToPeople(
      DirectChats directs, ChatCreation creation, Messages messages, Participants participants) {
    this.directs = directs;
    this.creation = creation;
    this.messages = messages;
    this.participants = participants;
  }

  @Override
  public String key() {
    return LocalActions.SEND_TO_PEOPLE;
  }

  @Override
  public LocalAction carriedOut() {
    return this;
  }

  @Override
  public Change prepare(StepContext context, Value.Fields values) {
    var input = participants.input(context.org(), ACTION, values);
    var people = input.people("people");
    requirePeople(context.org(), people);
    var draft = new Messages.Draft(input.text("text"), List.of(), false);
    var known = directs.find(context.org(), people);
    var unit = new UnitOfWork();
    var announcements = new ArrayList<Runnable>();
    var ids = new ArrayList<Object>();
    for (var person : people) {
      var written = write(occasion(context), person, known.get(person), draft);
      unit.addAll(written.unit());
      announcements.add(written.announce());
      ids.add(written.result().draft().id());
    }
    return new Change(
        Value.fields(Map.of("messageIds", Value.texts(ids))),
        unit,
        () -> announcements.forEach(Runnable::run));
  }

  private void requirePeople(OrgId org, List<PersonId> people) {
    if (people.isEmpty()) {
      throw ChatProblems.of(
          List.of(ChatProblems.required("people", ACTION.inputs().getFirst().label())));
    }
    if (people.size() > MAX_PEOPLE) {
      throw Invalid.field(
          "people",
          "too-many-people",
          Phrase.of(
              "一次最多发给 %1$d 人，这里有 %2$d 人。",
              "A message goes to at most %1$d people; here are %2$d.", MAX_PEOPLE, people.size()));
    }
    var rejected = participants.check(org, people).rejected();
    if (!rejected.isEmpty()) {
      throw ChatProblems.of(rejected.stream().map(it -> ChatProblems.of("people", it)).toList());
    }
  }

  private Prepared<Messages.Written> write(
      Occasion occasion, PersonId person, DirectChats.@Nullable Known known, Messages.Draft draft) {
    return known != null && known.usable()
        ? messages.prepare(occasion, known.chat(), null, draft)
        : inNewChat(occasion, person, known, draft);
  }

  private Prepared<Messages.Written> inNewChat(
      Occasion occasion, PersonId person, DirectChats.@Nullable Known old, Messages.Draft draft) {
    var chat = creation.prepare(occasion, new NewChat(NAME, person, List.of(person)));
    var written = messages.first(occasion, chat.result(), draft);
    var unit = new UnitOfWork().addAll(chat.unit()).addAll(written.unit());
    DirectChats.put(
        unit, occasion.org(), person, chat.result().id(), old == null ? null : old.chat());
    return new Prepared<>(
        written.result(),
        unit,
        () -> {
          chat.announce().run();
          written.announce().run();
        });
  }

  /// The application writes, whoever started the run.
  private static Occasion occasion(StepContext context) {
    var of = Occasion.of(context);
    return new Occasion(of.org(), null, of.origin(), null, of.at());
  }

  @Override
  public boolean readsEarlierChanges() {
    return true;
  }
}
