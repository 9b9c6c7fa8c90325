package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Unanswered;
import org.convoke.connectors.feishu.Roster.Usable;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Unavailable;

/// Creates groups, each once.
///
/// The effect's key is Feishu's `uuid`: with the same owner it makes at most one group within 10
/// hours. What the second call answers is not documented. If it is the group, the rest goes on from
/// there; if it is not, the group is looked for among the bot's own by a number in its description.
///
/// A creation names nobody whom it cannot take: it fails as a whole. It is then tried again with
/// fewer people, still under the same `uuid`, and the others are added afterwards by a call that
/// answers for each of them. Outsiders come first, because a group without any stays internal.
///
/// Sources: im-v1/chat/create and list (2024-10 to 2025-05). Thread-safe.
final class Creation {

  /// Of one call, without the owner.
  private static final int MAX_FOUNDERS = 50;

  /// How many outsiders are tried one by one when they were refused together.
  private static final int MAX_TRIED_ALONE = 10;

  /// The newest of the bot's groups are the most active ones, so they stand on the first pages.
  private static final int PAGES = 3;

  private static final int PAGE = 100;
  private static final int MAX_NUMBER = 16;

  private final Client client;
  private final Members members;
  private final Turns turns;

  Creation(Client client, Members members, Turns turns) {
    this.client = client;
    this.members = members;
    this.turns = turns;
  }

  /// @throws Invalid when it is not possible; nothing was created
  CreatedChat create(NewChat chat, Roster roster, EffectKey key) {
    var faults = Planning.faults(chat, roster);
    if (!faults.isEmpty()) {
      throw Invalid.input(faults);
    }
    var group = found(chat, roster, key);
    var id = group.path("chat_id").asText();
    return new CreatedChat(
        new ChatHandle(id),
        Map.of("chat_id", id),
        "https://applink.feishu.cn/client/chat/open?openChatId=" + id,
        group.path("external").asBoolean(),
        outcomes(chat, roster, turns.take(id, () -> join(id, roster))));
  }

  private JsonNode found(NewChat chat, Roster roster, EffectKey key) {
    Answer refused = null;
    for (var founders : attempts(chat, roster)) {
      var answer = client.call(ask(chat, roster, founders, key));
      if (answer.isDone() || answer.code() == Codes.CREATION_UNDER_WAY) {
        return repeated(answer, key);
      }
      if (!answer.isOneOf(Codes.SOMEBODY_UNUSABLE)) {
        throw Codes.failure(answer);
      }
      refused = answer;
    }
    var last = Objects.requireNonNull(refused);
    return find(key).orElseThrow(() -> refused(chat, roster, last));
  }

  /// The group of an answer, which may be the second one to the same `uuid`.
  private JsonNode repeated(Answer answer, EffectKey key) {
    if (answer.isDone() && answer.body().path("data").has("chat_id")) {
      return answer.data();
    }
    var underWay = new Answer(Codes.CREATION_UNDER_WAY, answer.words(), answer.body());
    return find(key).orElseThrow(() -> Codes.failure(underWay));
  }

  /// Whom to ask for, one list after the other, until one is taken.
  private static List<List<Usable>> attempts(NewChat chat, Roster roster) {
    var outsiders = roster.outsiders().stream().limit(MAX_FOUNDERS).toList();
    var all =
        Stream.concat(outsiders.stream(), roster.insiders().stream())
            .filter(it -> !it.person().equals(chat.owner()))
            .limit(MAX_FOUNDERS)
            .toList();
    var attempts = new LinkedHashSet<List<Usable>>();
    attempts.add(all);
    attempts.add(outsiders);
    outsiders.stream().limit(MAX_TRIED_ALONE).forEach(it -> attempts.add(List.of(it)));
    return List.copyOf(attempts);
  }

  private static Ask ask(NewChat chat, Roster roster, List<Usable> founders, EffectKey key) {
    var owner = Objects.requireNonNull(roster.usable().get(chat.owner()));
    return Ask.of(Api.CREATE_CHAT)
        .query("user_id_type", "open_id")
        .query("set_bot_manager", "true")
        .query("uuid", key.value())
        .body(
            "name",
            chat.name(),
            "description",
            description(key),
            "owner_id",
            owner.account(),
            "user_id_list",
            founders.stream().map(Usable::account).toList());
  }

  /// What people see in the group's details, and what a lost group is found by.
  private static String description(EffectKey key) {
    var number = key.value();
    return "由召集创建，编号 " + (number.length() > MAX_NUMBER ? number.substring(0, MAX_NUMBER) : number);
  }

  private Optional<JsonNode> find(EffectKey key) {
    var wanted = description(key);
    var ask = Ask.of(Api.LIST_CHATS).query("sort_type", "ByActiveTimeDesc");
    return Pages.first(client, ask, PAGE, PAGES).stream()
        .filter(it -> it.path("description").asText().equals(wanted))
        .findFirst();
  }

  private static Invalid refused(NewChat chat, Roster roster, Answer answer) {
    var why = Phrase.of("%s。%s", "%s. %s", Codes.reason(answer), Codes.remedy(answer));
    var outsiders = roster.outsiders();
    if (outsiders.isEmpty()) {
      return new Invalid(
          "owner-not-addable", why, List.of(new FieldProblem("owner", "owner-not-addable", why)));
    }
    var faults = new ArrayList<FieldProblem>();
    for (var each : outsiders) {
      var rejected = each.rejected(Why.NO_FRIEND);
      faults.add(
          new FieldProblem(
              "members",
              rejected.code(),
              Phrase.of("%s%s", "%s %s", rejected.reason(), rejected.remedy())));
    }
    var first = faults.getFirst().detail();
    return new Invalid(
        faults.getFirst().code(),
        Phrase.of("%s（飞书 %d：%s）", "%s (Feishu %d: %s)", first, answer.code(), answer.words()),
        faults);
  }

  /// Adds whom the creation did not take. From here on the group exists, so that nothing may look
  /// as if it did not: what may pass is asked again under the same key, what may not is a result.
  ///
  /// @return who is not in the group, and why, by account
  private Map<String, Why> join(String id, Roster roster) {
    var missing = roster.byAccount();
    try {
      missing.keySet().removeAll(members.list(id));
      return members.add(id, List.copyOf(missing.keySet()), outsiders(missing));
    } catch (LimitExceeded | Unavailable later) {
      throw new Unanswered(
          Phrase.of(
              "群 %s 已创建，但还没有确认谁在群里：%s",
              "group %s was created, but who is in it is not known yet: %s", id, later.detail()));
    } catch (Problem refused) {
      var whys = new HashMap<String, Why>();
      missing.keySet().forEach(account -> whys.put(account, Why.because(refused)));
      return whys;
    }
  }

  private static Set<String> outsiders(Map<String, Usable> people) {
    return people.values().stream()
        .filter(Usable::external)
        .map(Usable::account)
        .collect(Collectors.toSet());
  }

  /// What became of everybody, in the order wanted.
  private static List<MemberOutcome> outcomes(NewChat chat, Roster roster, Map<String, Why> whys) {
    var outcomes = new ArrayList<MemberOutcome>();
    for (var person : chat.members()) {
      var usable = roster.usable().get(person);
      var rejected = roster.rejected().get(person);
      if (usable != null) {
        outcomes.add(outcome(usable, whys));
      } else if (rejected != null) {
        outcomes.add(rejected);
      }
    }
    return outcomes;
  }

  private static MemberOutcome outcome(Usable person, Map<String, Why> whys) {
    var why = whys.get(person.account());
    return why == null ? new MemberOutcome.Added(person.person()) : person.rejected(why);
  }
}
