package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.server.forms.FormChange;
import org.convoke.server.forms.FormGuard;

/// Speaks for the records of a form that is saved: their values must not come to mean something
/// else, and a field becomes unique only when its values are. Thread-safe.
@Singleton
class RecordGuard implements FormGuard {

  private final Database database;

  RecordGuard(Database database) {
    this.database = database;
  }

  @Override
  public List<FieldProblem> objections(FormChange change) {
    var held = new HeldValues(database, change.before());
    var objections = otherMeanings(change, held);
    for (var field : becomingUnique(change)) {
      if (held.hasDuplicates(field.key())) {
        objections.add(duplicates(field));
      }
    }
    return objections;
  }

  /// From now on the key of `record_unique` guards a field that becomes unique, so the values that
  /// are there are written to it. Records of all forms wait meanwhile, as they are committed
  /// together: a few seconds for a million of them.
  @Override
  public List<FieldProblem> objectionsWhileSaving(Transaction transaction, FormChange change) {
    var held = new HeldValues(transaction, change.before());
    var objections = otherMeanings(change, held);
    for (var field : becomingUnique(change)) {
      if (!held.register(field.key())) {
        objections.add(duplicates(field));
      }
    }
    return objections;
  }

  private static List<FieldProblem> otherMeanings(FormChange change, HeldValues held) {
    var objections = new ArrayList<FieldProblem>();
    for (var field : change.lostFields()) {
      change
          .successor(field)
          .filter(_ -> held.any(field.key()))
          .ifPresent(next -> objections.add(otherMeaning(next)));
    }
    for (var field : change.newFields()) {
      if (held.anyThatMisfits(field)) {
        objections.add(otherMeaning(field));
      }
    }
    return objections;
  }

  private static List<Field> becomingUnique(FormChange change) {
    var after = change.after();
    return after == null
        ? List.of()
        : after.fields().stream()
            .filter(UniqueValue::isUnique)
            .filter(
                field ->
                    change
                        .before()
                        .definition()
                        .field(field.key())
                        .filter(UniqueValue::isUnique)
                        .isEmpty())
            .toList();
  }

  private static FieldProblem otherMeaning(Field field) {
    return new FieldProblem(
        "definition.fields." + field.key(),
        "field-has-values",
        Phrase.of(
            "已有数据在字段 %s 中存有另一种类型的值。请保留原类型，或为“%s”使用新的标识。",
            "Records hold values of another type in the field %s. Keep its type, or give \"%s\" a new key.",
            field.key(),
            field.label()));
  }

  private static FieldProblem duplicates(Field field) {
    return new FieldProblem(
        "definition.fields." + field.key(),
        "field-has-duplicates",
        Phrase.of(
            "“%s”已有重复的值，不能设为唯一。请先修改这些数据。",
            "\"%s\" has values that occur twice, so it cannot be made unique. Change those records first.",
            field.label()));
  }

  /// The type in JSON of the values of a kind.
  static String jsonType(FieldKind kind) {
    return switch (kind) {
      case FieldKind.Text _, FieldKind.Textarea _, FieldKind.Select _, FieldKind.Serial _ ->
          "string";
      case FieldKind.Number _ -> "number";
      case FieldKind.MultiSelect _ -> "array";
      // What such a text means cannot be told from it.
      case FieldKind.Date _,
          FieldKind.Datetime _,
          FieldKind.Member _,
          FieldKind.Members _,
          FieldKind.Department _ ->
          "";
    };
  }
}
