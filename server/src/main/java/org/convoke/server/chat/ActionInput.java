package org.convoke.server.chat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.convoke.connectors.Action;
import org.convoke.model.ChatId;
import org.convoke.model.FieldProblem;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// Reads the inputs that a flow gives to an action; what is missing or no id is a fault of the
/// input, in its own words.
///
/// @param current who somebody is by now, who may have been merged into another
record ActionInput(Action action, Value.Fields values, UnaryOperator<PersonId> current) {

  /// The text of an input, without white space around it; empty when there is none.
  String text(String key) {
    return values.text(key).strip();
  }

  /// Whether there is a value.
  boolean has(String key) {
    return !values.get(key).isEmpty();
  }

  /// The chat of an input that must be there.
  ///
  /// @throws Invalid when there is none
  ChatId chat(String key) {
    var text = text(key);
    if (text.isEmpty()) {
      throw ChatProblems.of(List.of(ChatProblems.required(key, label(key))));
    }
    if (!Id.isId(text)) {
      throw ChatProblems.notFound(text);
    }
    return ChatId.parse(text);
  }

  /// The person of an input that must be there.
  ///
  /// @throws Invalid when there is none
  PersonId person(String key) {
    var people = people(key);
    if (people.size() != 1) {
      throw ChatProblems.of(List.of(ChatProblems.required(key, label(key))));
    }
    return people.getFirst();
  }

  /// The people of an input, each once; empty when there is none.
  ///
  /// @throws Invalid when a text is no id
  List<PersonId> people(String key) {
    var people = new LinkedHashSet<PersonId>();
    var faults = new ArrayList<FieldProblem>();
    for (var text : values.texts(key)) {
      if (Id.isId(text)) {
        people.add(current.apply(PersonId.parse(text)));
      } else {
        faults.add(new FieldProblem(key, "unknown-person", noPerson(text)));
      }
    }
    if (!faults.isEmpty()) {
      throw ChatProblems.of(faults);
    }
    return List.copyOf(people);
  }

  private static Phrase noPerson(String text) {
    return Phrase.of("找不到人员 %s。", "There is no person %s.", text);
  }

  private Phrase label(String key) {
    return action.input(key).orElseThrow(() -> new IllegalArgumentException(key)).label();
  }
}
