package org.convoke.engine;

import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.convoke.database.UnitOfWork;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.model.Value;

/// What steps of the tests do: they write notes, or fail.
final class NoteActions {

  private NoteActions() {}

  /// @param busy whether `writeWhenFree` fails for now
  static StepAction find(String action, BooleanSupplier busy) {
    return switch (action) {
      case "write" -> new Write(false);
      case "writeAfterLooking" -> new Write(true);
      case "writeWhenFree" -> new WriteWhenFree(busy);
      case "break" -> new Break();
      default -> throw new AssertionError(action);
    };
  }

  private record Write(boolean readsEarlierChanges) implements LocalAction {
    @Override
    public Change prepare(StepContext context, Value.Fields input) {
      var text = input.text("text");
      if (text.startsWith("refused")) {
        throw Invalid.field("text", "refused", Phrase.of("不接受 %s。", "%s is refused.", text));
      }
      var note = new Note(UUID.randomUUID(), context.run().value(), text);
      var output = Value.fields(Map.of("text", Value.of(text)));
      return new Change(output, new UnitOfWork().add(Note.INSERT, note), () -> {});
    }
  }

  private record WriteWhenFree(BooleanSupplier busy) implements LocalAction {
    @Override
    public Change prepare(StepContext context, Value.Fields input) {
      if (busy.getAsBoolean()) {
        throw new Unavailable("busy", Phrase.of("忙。", "Busy."), null);
      }
      return new Write(false).prepare(context, input);
    }

    @Override
    public boolean readsEarlierChanges() {
      return false;
    }
  }

  private record Break() implements LocalAction {
    @Override
    public Change prepare(StepContext context, Value.Fields input) {
      throw new IllegalArgumentException("an error in the action");
    }

    @Override
    public boolean readsEarlierChanges() {
      return false;
    }
  }
}
