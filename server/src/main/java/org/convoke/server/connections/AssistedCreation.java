package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.AssistedChats;
import org.convoke.connectors.AssistedChats.Made;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Unanswered;
import org.convoke.engine.Answer;
import org.convoke.engine.Effects;
import org.convoke.engine.RunHistory;
import org.convoke.engine.StepContext;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.RunId;
import org.convoke.model.Unavailable;
import org.convoke.server.connections.AssistedChat.Place;
import org.convoke.server.connections.PlatformAction.Asked;
import org.convoke.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/// Brings about a group chat that a person has to create: asks him, waits outside of memory, finds
/// what he created, takes it for this step and no other, and makes the way by which others join.
/// Called again and again with the same key until it is there. Thread-safe.
///
/// Exactly once: a chat is taken by one row, and a way to join is written down before it is made.
/// When nobody knows whether it was made, nor can ask, a person decides. A message to him may be
/// lost in a crash, and is not sent twice; the next reminder is.
@Singleton
class AssistedCreation {

  /// How often it is looked for without an event. A guess: 288 looks a day, each of two calls.
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  /// Of two clocks.
  private static final Duration SKEW = Duration.ofMinutes(5);

  /// Chats of other names that a person is told of.
  private static final int MOST_NAMED = 3;

  private static final Phrase UNKNOWN_WAY =
      Phrase.of("群二维码可能已经生成", "the group's QR code may have been made");

  private final AssistedChatStore store;
  private final RunHistory runs;
  private final Effects effects;
  private final Clock clock;
  private final URI address;

  AssistedCreation(
      AssistedChatStore store, RunHistory runs, Effects effects, Clock clock, Settings settings) {
    this.store = store;
    this.runs = runs;
    this.effects = effects;
    this.clock = clock;
    this.address = settings.web().address();
  }

  /// What is wanted of whom.
  private record Wish(Asked asked, NewChat chat, AssistedChats chats, AssistedChat row) {
    Place place() {
      return row.place();
    }
  }

  /// Whether a chat is brought about so, or was begun to be.
  boolean concerns(Asked asked, NewChat chat) {
    return asked
        .groups()
        .assisted()
        .filter(
            it ->
                it.isNeeded(chat) || store.find(asked.connection().org(), asked.key()).isPresent())
        .isPresent();
  }

  /// Goes on as far as it can.
  ///
  /// @return [Answer.Waits] while the person has not created it
  Answer advance(Asked asked, NewChat chat) {
    var chats = asked.groups().assisted().orElseThrow();
    var wish = new Wish(asked, chat, chats, begin(asked, chat, chats));
    try {
      return advance(wish);
    } catch (LimitExceeded | Unavailable away) { // a few minutes do not count in a wait of days
      return waits(wish, Phrase.of("现在无法查看：%s", "It cannot be looked for now: %s", away.detail()));
    }
  }

  private Answer advance(Wish wish) {
    var known = wish.row().handle();
    if (known != null) {
      return finish(wish, known);
    }
    var free = free(wish);
    var taken = take(wish, free);
    return taken.isPresent() ? finish(wish, taken.get()) : await(wish, free);
  }

  private AssistedChat begin(Asked asked, NewChat chat, AssistedChats chats) {
    var plan = asked.groups().plan(chat);
    if (!plan.isPossible()) {
      throw Invalid.input(plan.problems());
    }
    var context = asked.context();
    var row = asked.connection();
    return store.begin(
        new AssistedChatStore.Begun(
            new Place(row.org(), row.id(), asked.key()),
            chats.company(),
            context.run(),
            context.path(),
            attempt(context),
            chat.name(),
            now(),
            now().plus(chats.patience())));
  }

  private int attempt(StepContext context) {
    return runs.find(context.org(), context.run())
        .orElseThrow(() -> NotFound.of(RunId.KIND, context.run()))
        .attempt();
  }

  /// The oldest chat of the right name that nobody has taken.
  private Optional<ChatHandle> take(Wish wish, List<Made> free) {
    return free.stream()
        .filter(it -> it.name().equals(wish.chat().name()))
        .map(Made::chat)
        .filter(it -> store.take(wish.place(), it))
        .findFirst();
  }

  private List<Made> free(Wish wish) {
    var made = wish.chats().made(wish.chat(), wish.row().begunAt().minus(SKEW));
    var handles = made.stream().map(it -> it.chat().value()).toList();
    var free =
        store.free(wish.place().org(), wish.place().connection(), wish.chats().company(), handles);
    return made.stream().filter(it -> free.contains(it.chat().value())).toList();
  }

  /// The chat is remembered before the way is made, which may end in doubt.
  private Answer finish(Wish wish, ChatHandle handle) {
    var way = wish.row().way();
    if (way == null) {
      remember(wish, new CreatedChat(handle, Map.of(), "", true, List.of()));
      var made = open(wish, handle);
      if (made.isEmpty()) {
        return new Answer.Unknown(UNKNOWN_WAY);
      }
      way = made.get();
    }
    var taken = taken(wish, handle, way);
    remember(wish, taken);
    return new Answer.Done(ChatOutput.created(wish.chat(), taken));
  }

  /// A group that was disbanded meanwhile is given back, so that a retry waits for another.
  private CreatedChat taken(Wish wish, ChatHandle handle, String way) {
    try {
      return wish.chats().taken(wish.chat(), handle, way);
    } catch (NotFound gone) {
      store.giveBack(wish.place());
      throw gone;
    }
  }

  private static void remember(Wish wish, CreatedChat chat) {
    var asked = wish.asked();
    asked.chats().created(asked.connection(), asked.context(), wish.chat(), chat);
  }

  /// @return empty: nobody knows whether there is one
  private Optional<String> open(Wish wish, ChatHandle handle) {
    var context = wish.asked().context();
    var intendedAt =
        Optional.ofNullable(
                effects
                    .of(context.org(), context.run(), List.of(context.path()))
                    .get(context.path()))
            .map(Effects.Effect::intendedAt)
            .orElse(Instant.EPOCH);
    if (!store.askingForWay(wish.place(), intendedAt, now())) {
      return Optional.empty();
    }
    try {
      var way = wish.chats().open(handle, wish.place().key());
      store.way(wish.place(), way);
      return Optional.of(way);
    } catch (Problem refused) { // surely not made
      store.way(wish.place(), null);
      throw refused;
    }
  }

  private Answer await(Wish wish, List<Made> others) {
    var row = wish.row();
    if (!now().isBefore(row.giveUpAt())) {
      store.end(wish.place(), now());
      return new Answer.Refused(tooLate(wish));
    }
    return waits(wish, hints(others, ask(wish)));
  }

  /// @param hint what else he should know; may be empty
  private Answer waits(Wish wish, Phrase hint) {
    var errand = wish.chats().errand(wish.chat());
    var todo = Phrase.of("%s%s", "%s %s", errand.what(), hint);
    return new Answer.Waits(
        errand.person(),
        errand.title(),
        new Phrase(todo.zh().strip(), todo.en().strip()),
        Duration.between(now(), next(wish)),
        wish.row().giveUpAt());
  }

  private static Conflict tooLate(Wish wish) {
    return new Conflict(
        "waited-too-long",
        Phrase.of(
            "%s：等了 %d 天，没有等到。重试此节点会再次请其建群并重新等待。",
            "%s: nothing came of it in %d days. Retry the step to ask and wait once more.",
            wish.chats().errand(wish.chat()).title(),
            wish.chats().patience().toDays()));
  }

  /// @return why he could not be asked; null: he was, or it is not time yet
  private @Nullable Phrase ask(Wish wish) {
    var before = wish.row().askedAt();
    if (!isTimeToAsk(wish, before) || !store.asking(wish.place(), before, now())) {
      return wish.row().problem();
    }
    try {
      wish.chats().ask(wish.chat(), page(wish), before != null);
      return null;
    } catch (LimitExceeded | Unavailable later) {
      store.notAsked(wish.place(), before, later.detail());
      return later.detail();
    } catch (Unanswered perhaps) { // it may have come; he is not asked twice
      return null;
    } catch (Problem refused) {
      store.notAsked(wish.place(), now(), refused.detail());
      return refused.detail();
    }
  }

  private boolean isTimeToAsk(Wish wish, @Nullable Instant before) {
    return before == null
        || wish.chats().reminder().filter(it -> !now().isBefore(before.plus(it))).isPresent();
  }

  /// Where he reads what is wanted.
  private URI page(Wish wish) {
    return address.resolve("/runs/" + wish.row().run());
  }

  private static Phrase hints(List<Made> others, @Nullable Phrase problem) {
    var named = others.stream().limit(MOST_NAMED).map(it -> "“" + it.name() + "”").toList();
    var renaming =
        named.isEmpty()
            ? Phrase.same("")
            : Phrase.of(
                "已有新建的其他群 %s：若其中一个就是，请在平台中改成上面的名称。",
                "There are new groups of other names, %s: if it is one of those, rename it there. ",
                Phrase.list(named));
    var unasked =
        problem == null
            ? Phrase.same("")
            : Phrase.of("消息没有送达：%s", "The message did not get through: %s", problem);
    return Phrase.of("%s%s", "%s%s", renaming, unasked);
  }

  private Instant next(Wish wish) {
    var next = now().plus(LOOK_AGAIN);
    var end = wish.row().giveUpAt();
    return end.isAfter(now()) && end.isBefore(next) ? end : next;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
