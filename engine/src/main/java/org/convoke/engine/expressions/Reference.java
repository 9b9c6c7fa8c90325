package org.convoke.engine.expressions;

import org.convoke.model.Value;

/// Where a path finds its value.
sealed interface Reference {

  Value in(Variables variables);

  /// `trigger.at`
  record OfTrigger(String name) implements Reference {
    @Override
    public Value in(Variables variables) {
      return variables.trigger().get(name);
    }
  }

  /// `trigger.record.name`
  record OfRecord(String part, String name) implements Reference {
    @Override
    public Value in(Variables variables) {
      return variables.trigger().get(part) instanceof Value.Fields fields
          ? fields.get(name)
          : Value.EMPTY;
    }
  }

  /// `steps.createChat.chatId`, and within an output `steps.pause.record.name`
  ///
  /// @param within empty: the whole output
  record OfStep(String key, String name, String within) implements Reference {
    @Override
    public Value in(Variables variables) {
      var output = variables.step(key).get(name);
      if (within.isEmpty()) {
        return output;
      }
      return output instanceof Value.Fields fields ? fields.get(within) : Value.EMPTY;
    }
  }

  /// `loop.each.index`, `loop.each.item`, and within an item `loop.each.item.name`
  record OfLoop(String key, String part, String name) implements Reference {
    @Override
    public Value in(Variables variables) {
      var value = variables.loop(key).get(part);
      if (name.isEmpty()) {
        return value;
      }
      return value instanceof Value.Fields fields ? fields.get(name) : Value.EMPTY;
    }
  }

  /// Reads a path of a [Scope].
  static Reference parse(String path) {
    var parts = path.split("\\.", 3);
    if (parts[0].equals("steps")) {
      var within = parts[2].split("\\.", 2);
      return new OfStep(parts[1], within[0], within.length == 1 ? "" : within[1]);
    }
    if (parts[0].equals("loop")) {
      var within = parts[2].split("\\.", 2);
      return new OfLoop(parts[1], within[0], within.length == 1 ? "" : within[1]);
    }
    return parts.length == 2 ? new OfTrigger(parts[1]) : new OfRecord(parts[1], parts[2]);
  }
}
