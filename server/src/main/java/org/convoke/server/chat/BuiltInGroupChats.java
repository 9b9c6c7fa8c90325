package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.connectors.Repeatability;
import org.convoke.database.CommitPipeline;
import org.convoke.database.UniqueViolation;
import org.convoke.model.ChatId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;

/// Group chats of one organization, for whoever asks a capability instead of a platform. What an
/// intention wrote carries its key, which is unique: asking again finds it. Thread-safe.
final class BuiltInGroupChats implements GroupChats {

  /// Keys are unique in the database, for ever.
  private static final Duration ALWAYS = Duration.ofDays(36_500);

  private final OrgId org;
  private final Parts parts;

  BuiltInGroupChats(OrgId org, Parts parts) {
    this.org = org;
    this.parts = parts;
  }

  /// What every organization's group chats are made of.
  @Singleton
  record Parts(
      ChatCreation creation,
      ChatChanges changes,
      Messages messages,
      ChatStore chats,
      MessageStore written,
      CommitPipeline pipeline,
      Clock clock) {}

  @Override
  public Plan plan(NewChat chat) {
    return parts.creation().plan(org, chat);
  }

  @Override
  public Repeatability repeatability(Call call) {
    return new Repeatability.Keyed(ALWAYS);
  }

  @Override
  public Optional<CreatedChat> find(NewChat chat, EffectKey key) {
    return parts.written().ofEffect(org, key.value()).map(it -> created(it.chatId(), chat));
  }

  @Override
  public CreatedChat create(NewChat chat, EffectKey key) {
    try {
      return created(commit(parts.creation().prepare(occasion(key), chat)).id(), chat);
    } catch (UniqueViolation e) {
      return created(
          parts.written().ofEffect(org, key.value()).orElseThrow(() -> e).chatId(), chat);
    }
  }

  @Override
  public List<MemberOutcome> update(ChatHandle chat, List<ChatChange> changes, EffectKey key) {
    var known = parts.changes().look(org, id(chat), changes, Set.of());
    var prepared = parts.changes().prepare(occasion(key), known, changes);
    try {
      return commit(prepared).members();
    } catch (UniqueViolation e) {
      return prepared.result().members();
    }
  }

  @Override
  public Optional<ChatFacts> look(ChatHandle chat) {
    var members = parts.chats().members(org, id(chat));
    return parts.chats().find(org, id(chat), List.of()).map(it -> facts(it.chat(), members));
  }

  private static ChatFacts facts(Chat chat, Optional<ChatStore.Members> members) {
    return new ChatFacts(
        chat.name(),
        Optional.of(chat.ownerId().toString()),
        members.stream().flatMap(it -> it.people().stream()).map(PersonId::toString).toList(),
        chat.external(),
        !chat.isOpen());
  }

  @Override
  public Optional<String> link(ChatHandle chat) {
    return Optional.of(Links.to(id(chat)));
  }

  @Override
  public List<PersonId> members(ChatHandle chat) {
    var members =
        parts.chats().members(org, id(chat)).orElseThrow(() -> ChatProblems.notFound(chat.value()));
    var ownerFirst = new ArrayList<PersonId>();
    ownerFirst.add(members.owner());
    members.people().stream().filter(it -> !it.equals(members.owner())).forEach(ownerFirst::add);
    return List.copyOf(ownerFirst);
  }

  @Override
  public void send(ChatHandle chat, String text, List<PersonId> mentions, EffectKey key) {
    var draft = new Messages.Draft(text, mentions, false);
    commitOnce(parts.messages().prepare(occasion(key), id(chat), null, draft));
  }

  /// Without buttons that send something back: chats of our own have no such cards.
  @Override
  public void send(ChatHandle chat, Card card, EffectKey key) {
    var lines = new ArrayList<>(List.of(card.title(), card.text()));
    for (var button : card.buttons()) {
      switch (button) {
        case Card.Button.Link(var label, var url) -> lines.add(label + " " + url);
        case Card.Button.Reply(var label, _) -> throw ChatProblems.noReplyButtons(label);
      }
    }
    send(chat, String.join("\n", lines), List.of(), key);
  }

  @Override
  public void close(ChatHandle chat, EffectKey key) {
    var known = parts.changes().look(org, id(chat), List.of(), Set.of());
    commitOnce(parts.changes().prepareClose(occasion(key), known.chat()));
  }

  private Occasion occasion(EffectKey key) {
    return Occasion.of(org, key, parts.clock().instant());
  }

  private <T> T commit(Prepared<T> prepared) {
    return prepared.commit(parts.pipeline());
  }

  private void commitOnce(Prepared<?> prepared) {
    try {
      commit(prepared);
    } catch (UniqueViolation e) {
      // The same intention was carried out before.
    }
  }

  private static CreatedChat created(ChatId id, NewChat wanted) {
    return new CreatedChat(
        new ChatHandle(id.toString()),
        Map.of(),
        Links.to(id),
        false,
        wanted.members().stream().<MemberOutcome>map(MemberOutcome.Added::new).toList());
  }

  private static ChatId id(ChatHandle chat) {
    return ChatId.parse(chat.value());
  }
}
