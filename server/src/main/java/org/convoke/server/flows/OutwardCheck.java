package org.convoke.server.flows;

import java.util.Set;
import org.convoke.model.Phrase;
import org.convoke.model.ValueType;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Recipients;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;

/// Checks steps that tell others something. Confined to one check.
final class OutwardCheck {

  private static final Phrase PEOPLE = Phrase.of("接收人", "people");
  private static final Phrase CHAT = Phrase.of("群聊", "chat");
  private static final Phrase TEXT = Phrase.of("消息内容", "text");

  private final ValueCheck values;

  OutwardCheck(ValueCheck values) {
    this.values = values;
  }

  void message(String path, Step.SendMessage step, Set<String> before) {
    switch (step.to()) {
      case null ->
          values.add(path + ".to", "required", Phrase.of("请选择发给谁。", "Say whom it is for."));
      case Recipients.People(var people) ->
          required(path + ".to.people", people, ValueType.PERSONS, PEOPLE, before);
      case Recipients.Chat(var chat) ->
          required(path + ".to.chat", chat, ValueType.CHAT, CHAT, before);
    }
    required(path + ".text", step.text(), ValueType.TEXT, TEXT, before);
  }

  private void required(
      String path, @Nullable Mapping mapping, ValueType type, Phrase label, Set<String> before) {
    if (mapping == null || ValueCheck.isBlank(mapping)) {
      values.add(path, "required", FlowCheck.required(label));
    } else {
      values.mapping(path, mapping, type, label, before);
    }
  }
}
