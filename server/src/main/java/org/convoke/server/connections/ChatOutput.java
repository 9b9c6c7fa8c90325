package org.convoke.server.connections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// What flows get of the actions of [org.convoke.connectors.ChatActions].
final class ChatOutput {

  private ChatOutput() {}

  static Value.Fields created(NewChat wanted, CreatedChat made) {
    return created(wanted, made, made.chat());
  }

  /// @param shown what people and flows name the chat by
  static Value.Fields created(NewChat wanted, CreatedChat made, ChatHandle shown) {
    var members = members(wanted, made.members());
    var all = new LinkedHashMap<String, Value>();
    all.put("chatId", Value.of(shown.value()));
    all.put("name", Value.of(wanted.name()));
    all.put("ownerId", Value.of(wanted.owner()));
    all.put("memberCount", Value.of(members.size()));
    all.put("members", Value.texts(members));
    all.put("link", Value.of(made.link()));
    putOutcomes(all, made.members());
    all.put("external", Value.of(made.external()));
    all.put("qrCode", Value.of(made.qrCode()));
    all.put("ids", texts(made.ids()));
    return Value.fields(all);
  }

  /// Those who are in the chat; whom the platform says nothing of is taken to be.
  static List<PersonId> members(NewChat wanted, List<MemberOutcome> outcomes) {
    var out =
        outcomes.stream()
            .filter(it -> it instanceof MemberOutcome.Rejected)
            .map(MemberOutcome::person)
            .toList();
    return wanted.members().stream().filter(it -> !out.contains(it)).toList();
  }

  /// @param facts how the chat is now, when that could be read
  static Value.Fields updated(
      ChatHandle chat, ChatInput input, List<MemberOutcome> outcomes, Optional<ChatFacts> facts) {
    var added = new ArrayList<PersonId>();
    var removed = new ArrayList<PersonId>();
    for (var outcome : outcomes) {
      switch (outcome) {
        case MemberOutcome.Added(var person) -> added.add(person);
        case MemberOutcome.Removed(var person) -> removed.add(person);
        case MemberOutcome.Unchanged _, MemberOutcome.Rejected _ -> {}
      }
    }
    var all = new LinkedHashMap<String, Value>();
    all.put("chatId", Value.of(chat.value()));
    all.put("name", Value.of(facts.map(ChatFacts::name).orElse(input.text("name"))));
    all.put("added", Value.texts(added));
    all.put("removed", Value.texts(removed));
    all.put(
        "memberCount", facts.<Value>map(it -> Value.of(it.members().size())).orElse(Value.EMPTY));
    putOutcomes(all, outcomes);
    return Value.fields(all);
  }

  private static void putOutcomes(Map<String, Value> all, List<MemberOutcome> outcomes) {
    all.put(
        "rejected",
        Value.texts(
            outcomes.stream()
                .filter(it -> it instanceof MemberOutcome.Rejected)
                .map(MemberOutcome::person)
                .toList()));
    all.put(
        "outcomes", new Value.Items(outcomes.stream().<Value>map(ChatOutput::outcome).toList()));
  }

  private static Value outcome(MemberOutcome outcome) {
    var person = Value.of(outcome.person());
    return switch (outcome) {
      case MemberOutcome.Added _ -> fields("person", person, "outcome", Value.of("ADDED"));
      case MemberOutcome.Removed _ -> fields("person", person, "outcome", Value.of("REMOVED"));
      case MemberOutcome.Unchanged _ -> fields("person", person, "outcome", Value.of("UNCHANGED"));
      case MemberOutcome.Rejected(var _, var code, var reason, var remedy) ->
          fields("person", person, "outcome", Value.of("REJECTED"))
              .with(
                  Map.of(
                      "code", Value.of(code), "reason", phrase(reason), "remedy", phrase(remedy)));
    };
  }

  private static Value phrase(Phrase phrase) {
    return fields("zh", Value.of(phrase.zh()), "en", Value.of(phrase.en()));
  }

  private static Value.Fields fields(String one, Value first, String other, Value second) {
    var all = new LinkedHashMap<String, Value>();
    all.put(one, first);
    all.put(other, second);
    return Value.fields(all);
  }

  private static Value.Fields texts(Map<String, String> texts) {
    var all = new LinkedHashMap<String, Value>();
    texts.forEach((name, text) -> all.put(name, Value.of(text)));
    return Value.fields(all);
  }
}
