package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Returned;
import org.convoke.database.RowsMissing;
import org.convoke.database.UniqueViolation;
import org.convoke.database.UnitOfWork;
import org.convoke.model.ChatId;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.server.access.Caller;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.Idempotency;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.jspecify.annotations.Nullable;

/// Messages of chats. Writing one asks the database nothing beforehand: who is in a chat comes from
/// memory, and the statement that writes checks it again. Thread-safe.
@Singleton
public class Messages {

  private static final Phrase TEXT = Phrase.of("消息内容", "text of the message");

  /// Which way a cursor goes on.
  private static final String OLDER = "older";

  private static final String NEWER = "newer";

  private final MessageStore store;
  private final ChatStore chats;
  private final Memberships memberships;
  private final Participants participants;
  private final Announcements announcements;
  private final CommitPipeline pipeline;
  private final Clock clock;

  Messages(
      MessageStore store,
      ChatStore chats,
      Memberships memberships,
      Participants participants,
      Announcements announcements,
      CommitPipeline pipeline,
      Clock clock) {
    this.store = store;
    this.chats = chats;
    this.memberships = memberships;
    this.participants = participants;
    this.announcements = announcements;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /// What somebody wants to write.
  ///
  /// @param text 1..5,000 characters
  /// @param mentions members whose attention it wants, each once
  record Draft(String text, List<PersonId> mentions, boolean mentionAll) {
    Draft {
      mentions = List.copyOf(new LinkedHashSet<>(mentions));
    }
  }

  /// A message that gets its number with the commit.
  record Written(Message draft, Returned<MessageStore.Place> place) {

    /// The message; only after the commit.
    Message message() {
      return draft.numbered(place.value().seq());
    }
  }

  /// Writes a message as the caller.
  ///
  /// @param idempotencyKey null: none; the same key of the same caller answers with the first
  ///   message
  /// @throws NotFound when he is no member of the chat
  /// @throws Invalid when the text is too long or empty
  /// @throws Conflict when the key was used for another message
  Message post(Caller caller, ChatId chat, Draft draft, @Nullable String idempotencyKey) {
    var occasion = Occasion.of(caller, clock.instant());
    if (idempotencyKey == null) {
      return commit(occasion, chat, caller.person(), draft);
    }
    // Not by the stored answer, as other calls: the answer holds the number, which is known only
    // after the commit. The key is unique among messages instead.
    var key = "post/" + caller.person() + "/" + idempotencyKey;
    try {
      return commit(occasion.keyed(key), chat, caller.person(), draft);
    } catch (UniqueViolation e) {
      return store
          .ofEffect(caller.organization(), key)
          .filter(it -> it.chatId().equals(chat) && it.text().equals(draft.text()))
          .orElseThrow(Messages::otherMessage);
    }
  }

  /// Prepares a message.
  ///
  /// @param sender null: the application
  Prepared<Written> prepare(
      Occasion occasion, ChatId chat, @Nullable PersonId sender, Draft draft) {
    var text = problem(draft.text());
    if (text.isPresent()) {
      throw ChatProblems.of(List.of(text.get()));
    }
    requireAccepted(occasion.org(), chat, sender, draft);
    return append(occasion, chat, sender, draft);
  }

  /// Prepares the first message of the application in a chat that the same unit of work creates.
  Prepared<Written> first(Occasion occasion, Chat chat, Draft draft) {
    var text = problem(draft.text());
    if (text.isPresent()) {
      throw ChatProblems.of(List.of(text.get()));
    }
    return append(occasion, chat.id(), null, draft);
  }

  private Prepared<Written> append(
      Occasion occasion, ChatId chat, @Nullable PersonId sender, Draft draft) {
    var message =
        Message.text(
            chat, sender, draft.text(), draft.mentions(), draft.mentionAll(), occasion.at());
    var unit = new UnitOfWork().whenRefused(() -> memberships.forget(occasion.org(), chat));
    var row = new MessageStore.NewRow(occasion.org(), message, occasion.effectKey());
    var written =
        new Written(message, unit.addReturning(MessageStore.APPEND, row, MessageStore.Place::of));
    return new Prepared<>(written, unit, () -> announce(occasion.org(), written));
  }

  /// Messages with the people they name.
  record History(Page<Message> page, Collection<Person> people) {}

  /// Messages before a place, newest first; or, with a cursor of [#newer], after it.
  ///
  /// @throws NotFound when the caller is no member
  History older(Caller caller, ChatId chat, Paging paging) {
    requireMember(caller, chat);
    var place = Places.number(paging, Long.MAX_VALUE);
    var goesOn = !paging.isFirst() && paging.after().getFirst().equals(NEWER);
    return goesOn ? newer(caller, chat, paging, place) : older(caller, chat, paging, place);
  }

  /// Messages after a number, oldest first.
  ///
  /// @throws NotFound when the caller is no member
  History newer(Caller caller, ChatId chat, long after, Paging paging) {
    requireMember(caller, chat);
    return newer(caller, chat, paging, after);
  }

  private History older(Caller caller, ChatId chat, Paging paging, long before) {
    var found = store.before(caller.organization(), chat, before, paging.rows());
    return history(caller, Page.of(found, paging, it -> Cursor.of(OLDER, it.seq())));
  }

  private History newer(Caller caller, ChatId chat, Paging paging, long after) {
    var found = store.after(caller.organization(), chat, after, paging.rows());
    return history(caller, Page.of(found, paging, it -> Cursor.of(NEWER, it.seq())));
  }

  private History history(Caller caller, Page<Message> page) {
    return new History(page, named(caller.organization(), page.items()));
  }

  /// The people whom messages name: authors, those mentioned, those of notices.
  Collection<Person> named(OrgId org, List<Message> messages) {
    var ids = new LinkedHashSet<PersonId>();
    for (var message : messages) {
      add(ids, message.senderId());
      ids.addAll(message.mentions());
      var notice = message.notice();
      if (notice != null) {
        add(ids, notice.actorId());
        ids.addAll(notice.personIds() == null ? List.of() : notice.personIds());
      }
    }
    return participants.find(org, ids).values();
  }

  private Message commit(Occasion occasion, ChatId chat, PersonId sender, Draft draft) {
    try {
      return prepare(occasion, chat, sender, draft).commit(pipeline).message();
    } catch (RowsMissing e) {
      // Closed, or the sender removed, since it was remembered, here or by another node. What was
      // remembered is forgotten, so that this time the database says why, or takes it.
      return prepare(occasion, chat, sender, draft).commit(pipeline).message();
    }
  }

  private void announce(OrgId org, Written written) {
    announcements.written(org, written.message(), written.place().value().memberVersion());
  }

  /// What memory objects to may be over by now: then the database is asked.
  private void requireAccepted(OrgId org, ChatId chat, @Nullable PersonId sender, Draft draft) {
    var remembered = memberships.remembered(org, chat);
    if (remembered.isPresent() && objection(remembered.get(), chat, sender, draft).isEmpty()) {
      return;
    }
    var current = memberships.current(org, chat).orElseThrow(() -> ChatProblems.notFound(chat));
    var objection = objection(current, chat, sender, draft);
    if (objection.isPresent()) {
      throw objection.get();
    }
  }

  private Optional<Problem> objection(
      ChatStore.Members members, ChatId chat, @Nullable PersonId sender, Draft draft) {
    if (sender != null && !members.people().contains(sender)) {
      return Optional.of(ChatProblems.notFound(chat));
    }
    if (!members.open()) {
      return Optional.of(ChatProblems.closed(chat));
    }
    var strangers =
        draft.mentions().stream()
            .filter(it -> !members.people().contains(it))
            .map(it -> ChatProblems.notMember("mentions", it.toString()))
            .toList();
    return strangers.isEmpty() ? Optional.empty() : Optional.of(ChatProblems.of(strangers));
  }

  private void requireMember(Caller caller, ChatId chat) {
    var known = chats.find(caller.organization(), chat, List.of(caller.person()));
    if (known.isEmpty() || known.get().members().isEmpty()) {
      throw ChatProblems.notFound(chat);
    }
  }

  private static Optional<FieldProblem> problem(String text) {
    if (text.isBlank()) {
      return Optional.of(ChatProblems.required("text", TEXT));
    }
    var length = text.codePointCount(0, text.length());
    return length > Message.MAX_TEXT
        ? Optional.of(ChatProblems.textTooLong(length))
        : Optional.empty();
  }

  private static void add(Collection<PersonId> ids, @Nullable PersonId person) {
    if (person != null) {
      ids.add(person);
    }
  }

  private static Conflict otherMessage() {
    return new Conflict(
        Idempotency.REUSED,
        Phrase.of(
            "此 Idempotency-Key 已用于另一条消息，请换一个。",
            "This Idempotency-Key was used for another message; take a new one."));
  }
}
