package org.convoke.server.connections;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.convoke.connectors.Accounts.Known;
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
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// Group chats of the test platform.
record TestGroupChats(TestPlatformConnection platform) implements GroupChats {

  @Override
  public Plan plan(NewChat chat) {
    return new Plan(chat.members(), List.of(), List.of(), List.of());
  }

  @Override
  public Repeatability repeatability(Call call) {
    return switch (platform.context().setting("repeat").orElse("keyed")) {
      case "findable" -> new Repeatability.Findable(Duration.ZERO);
      case "uncertain" -> new Repeatability.Uncertain();
      default -> new Repeatability.Keyed(Duration.ofHours(1));
    };
  }

  @Override
  public CreatedChat create(NewChat chat, EffectKey key) {
    var known = platform.context().accounts().of(chat.members());
    var owner = known.get(chat.owner());
    if (owner == null || owner.account() == null) {
      throw Invalid.field(
          "owner", "no-account", Phrase.of("群主没有平台账号。", "The owner has no account."));
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("uuid", key.value());
    body.put("keyed", repeatability(Call.CREATE) instanceof Repeatability.Keyed);
    body.put("name", chat.name());
    body.put("owner", owner.account().id());
    body.put("members", accounts(known.values()));
    return created(platform.ask("/groups/create", body), known);
  }

  private static List<String> accounts(Iterable<Known> known) {
    return StreamSupport.stream(known.spliterator(), false)
        .filter(it -> it.account() != null)
        .map(it -> it.account().id())
        .toList();
  }

  private static CreatedChat created(JsonNode group, Map<PersonId, Known> known) {
    var outcomes = new ArrayList<MemberOutcome>();
    known
        .values()
        .forEach(
            it ->
                outcomes.add(
                    it.account() == null
                        ? new MemberOutcome.Rejected(
                            it.person(),
                            "no-account",
                            Phrase.of("%s 没有平台账号。", "%s has no account.", it.name()),
                            Phrase.of("请管理员关联账号。", "Ask an administrator to link one."))
                        : new MemberOutcome.Added(it.person())));
    var id = group.path("id").asText();
    return new CreatedChat(
        new ChatHandle(id),
        Map.of("group_id", id),
        "https://chat.example.com/" + id,
        false,
        outcomes);
  }

  @Override
  public Optional<CreatedChat> find(NewChat chat, EffectKey key) {
    try {
      var found = platform.ask("/groups/find", Map.of("uuid", key.value()));
      return Optional.of(created(found, platform.context().accounts().of(chat.members())));
    } catch (NotFound none) {
      return Optional.empty();
    }
  }

  @Override
  public List<MemberOutcome> update(ChatHandle chat, List<ChatChange> changes, EffectKey key) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", chat.value());
    var members = new ArrayList<>(look(chat).orElseThrow().members());
    var outcomes = new ArrayList<MemberOutcome>();
    for (var change : changes) {
      switch (change) {
        case ChatChange.Rename(var name) -> body.put("name", name);
        case ChatChange.Transfer(var owner) -> body.put("owner", account(owner));
        case ChatChange.AddMembers(var people) ->
            people.forEach(
                it -> {
                  members.add(account(it));
                  outcomes.add(new MemberOutcome.Added(it));
                });
        case ChatChange.RemoveMembers(var people) ->
            people.forEach(
                it -> {
                  members.remove(account(it));
                  outcomes.add(new MemberOutcome.Removed(it));
                });
      }
    }
    body.put("members", members);
    platform.ask("/groups/update", body);
    return outcomes;
  }

  private String account(PersonId person) {
    return platform.context().accounts().of(List.of(person)).get(person).account().id();
  }

  @Override
  public Optional<ChatFacts> look(ChatHandle chat) {
    try {
      var group = platform.ask("/groups/look", Map.of("id", chat.value()));
      return Optional.of(
          new ChatFacts(
              group.path("name").asText(),
              Optional.of(group.path("owner").asText()),
              StreamSupport.stream(group.path("members").spliterator(), false)
                  .map(JsonNode::asText)
                  .toList(),
              false,
              group.path("closed").asBoolean()));
    } catch (NotFound none) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> link(ChatHandle chat) {
    return Optional.of("https://chat.example.com/join/" + chat.value());
  }

  @Override
  public List<PersonId> members(ChatHandle chat) {
    return List.copyOf(
        platform.context().accounts().people(look(chat).orElseThrow().members()).values());
  }

  @Override
  public void send(ChatHandle chat, String text, List<PersonId> mentions, EffectKey key) {
    platform.ask("/groups/send", Map.of("id", chat.value(), "text", text));
  }

  @Override
  public void send(ChatHandle chat, Card card, EffectKey key) {
    platform.ask("/groups/send", Map.of("id", chat.value(), "title", card.title()));
  }

  @Override
  public void close(ChatHandle chat, EffectKey key) {
    platform.ask("/groups/close", Map.of("id", chat.value()));
  }
}
