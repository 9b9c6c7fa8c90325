package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.convoke.connectors.Accounts;
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
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// Groups on Feishu, made and changed by the app's bot. A handle is the `chat_id`. Thread-safe.
///
/// The owner is always an employee, never the bot: a group with outsiders cannot have another.
final class FeishuChats implements GroupChats {

  /// im-v1/chat/create, 2024-10: "at most one group within 10 hours".
  private static final Duration CREATE_WINDOW = Duration.ofHours(10);

  /// im-v1/message/create, 2026-04.
  private static final Duration SEND_WINDOW = Duration.ofHours(1);

  /// What is asked again finds that it is so already.
  private static final Duration ALWAYS = Duration.ofDays(365);

  private static final Pattern CHAT_ID = Pattern.compile("oc_[0-9A-Za-z_]{1,100}");

  private final Client client;
  private final Settings settings;
  private final Accounts accounts;
  private final Members members;
  private final Messages messages;
  private final Turns turns = new Turns();
  private final Creation creation;

  FeishuChats(Client client, Settings settings, Accounts accounts) {
    this.client = client;
    this.settings = settings;
    this.accounts = accounts;
    this.members = new Members(client);
    this.messages = new Messages(client);
    this.creation = new Creation(client, members, turns);
  }

  @Override
  public Plan plan(NewChat chat) {
    return Planning.plan(chat, roster(chat));
  }

  private Roster roster(NewChat chat) {
    var people = new LinkedHashSet<>(chat.members());
    people.add(chat.owner());
    return Roster.of(people, accounts, settings);
  }

  @Override
  public Repeatability repeatability(Call call) {
    return new Repeatability.Keyed(
        switch (call) {
          case CREATE -> CREATE_WINDOW;
          case SEND -> SEND_WINDOW;
          case UPDATE, CLOSE -> ALWAYS;
        });
  }

  @Override
  public CreatedChat create(NewChat chat, EffectKey key) {
    return creation.create(chat, roster(chat), key);
  }

  @Override
  public Optional<CreatedChat> find(NewChat chat, EffectKey key) {
    throw new UnsupportedOperationException("creating is keyed, not findable");
  }

  @Override
  public List<MemberOutcome> update(ChatHandle chat, List<ChatChange> changes, EffectKey key) {
    var id = id(chat);
    var named = Change.Named.in(changes, accounts, settings);
    return turns.take(
        id,
        () -> {
          var before = open(id);
          var in = Change.isAboutPeople(changes) ? members.list(id) : Set.<String>of();
          var subject = new Change.Subject(id, before, new HashSet<>(in));
          var change = new Change(client, members, subject, named);
          change.require(changes, settings.appId());
          return change.make(changes);
        });
  }

  private Glimpse open(String id) {
    var glimpse = Glimpse.of(read(id).data());
    if (glimpse.closed()) {
      throw new Conflict(
          "chat-closed", Phrase.of("群“%s”已解散。", "The group \"%s\" was dissolved.", glimpse.name()));
    }
    return glimpse;
  }

  private Answer read(String id) {
    return client.call(Ask.of(Api.READ_CHAT, id).query("user_id_type", "open_id"));
  }

  @Override
  public Optional<ChatFacts> look(ChatHandle chat) {
    if (!CHAT_ID.matcher(chat.value()).matches()) {
      return Optional.empty();
    }
    var answer = read(chat.value());
    if (answer.code() == Codes.NO_SUCH_CHAT) {
      return Optional.empty();
    }
    if (answer.code() == Codes.DISSOLVED) {
      return Optional.of(new ChatFacts("", Optional.empty(), List.of(), false, true));
    }
    return Optional.of(facts(chat.value(), answer.data()));
  }

  private ChatFacts facts(String id, JsonNode data) {
    var glimpse = Glimpse.of(data);
    var in = glimpse.closed() ? Set.<String>of() : members.list(id);
    return new ChatFacts(
        glimpse.name(), glimpse.owner(), List.copyOf(in), glimpse.external(), glimpse.closed());
  }

  @Override
  public Optional<String> link(ChatHandle chat) {
    var data = client.call(Ask.of(Api.LINK_CHAT, id(chat)).body("validity_period", "year")).data();
    return Optional.of(data.path("share_link").asText()).filter(it -> !it.isEmpty());
  }

  @Override
  public List<PersonId> members(ChatHandle chat) {
    var id = id(chat);
    var owner = Glimpse.of(read(id).data()).owner();
    var in = new LinkedHashSet<String>();
    owner.ifPresent(in::add);
    in.addAll(members.list(id));
    var people = accounts.people(in);
    var known = new ArrayList<PersonId>();
    for (var account : in) {
      Optional.ofNullable(people.get(account)).ifPresent(known::add);
    }
    return known;
  }

  @Override
  public void send(ChatHandle chat, String text, List<PersonId> mentions, EffectKey key) {
    var id = id(chat);
    var mentioned = Roster.of(mentions, accounts, settings);
    if (!mentions.isEmpty()) {
      requireMembers(id, mentions, mentioned);
    }
    messages.text(id, text, mentioned.of(mentions), key);
  }

  private void requireMembers(String id, List<PersonId> mentions, Roster mentioned) {
    var in = members.list(id);
    for (var person : mentions) {
      var usable = mentioned.usable().get(person);
      var rejected = mentioned.rejected().get(person);
      if (rejected != null) {
        throw notMember(rejected.reason());
      }
      if (usable == null || !in.contains(usable.account())) {
        var name = usable == null ? person.toString() : usable.name();
        throw notMember(Phrase.of("%s 不在群里。", "%s is not in the group.", name));
      }
    }
  }

  private static Invalid notMember(Phrase reason) {
    return Invalid.field(
        "mentions",
        "not-a-member",
        Phrase.of("%s只能提醒群成员。", "%s Only members can be mentioned.", reason));
  }

  @Override
  public void send(ChatHandle chat, Card card, EffectKey key) {
    messages.card(id(chat), card, key);
  }

  @Override
  public void close(ChatHandle chat, EffectKey key) {
    new Closing(client, messages).close(id(chat), key);
  }

  private static String id(ChatHandle chat) {
    if (!CHAT_ID.matcher(chat.value()).matches()) {
      throw NotFound.of(Phrase.of("飞书群", "Feishu group"), chat.value());
    }
    return chat.value();
  }
}
