package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.convoke.database.Transaction;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.server.forms.FormChange;
import org.convoke.server.forms.FormGuard;
import org.convoke.server.forms.Moment;

/// Speaks for the records of a form that is saved: their values must not come to mean something
/// else, and a field becomes unique only when its values are. Thread-safe.
@Singleton
class RecordGuard implements FormGuard {

  /// Reading whole forms is for [#objectionsBeforeSaving].
  @Override
  public List<FieldProblem> objections(FormChange change) {
    return List.of();
  }

  /// The values of a field that becomes unique are written to `record_unique` beforehand: its key
  /// guards them once the form is saved, and means nothing until then.
  @Override
  public List<FieldProblem> objectionsBeforeSaving(Transaction transaction, FormChange change) {
    var held = new HeldValues(transaction, change.before());
    var objections = otherMeanings(change, held);
    for (var field : becomingUnique(change)) {
      if (!held.register(field.key())) {
        objections.add(duplicates(field));
      }
    }
    return objections;
  }

  /// Only what was written meanwhile: a few records, found by one look at each of the form. To a
  /// field that is new to the form nothing was written, since every record that is says which
  /// version of the form it knows.
  @Override
  public List<FieldProblem> objectionsWhileSaving(
      Transaction transaction, FormChange change, Moment since) {
    var held = new HeldValues(transaction, change.before());
    var objections = new ArrayList<FieldProblem>();
    for (var field : changingMeaning(change)) {
      if (held.anySince(field.key(), since)) {
        objections.add(otherMeaning(field));
      }
    }
    for (var field : becomingUnique(change)) {
      if (!held.registerSince(field.key(), since)) {
        objections.add(duplicates(field));
      }
    }
    return objections;
  }

  private static List<FieldProblem> otherMeanings(FormChange change, HeldValues held) {
    var objections = new ArrayList<FieldProblem>();
    for (var field : changingMeaning(change)) {
      if (held.any(field.key())) {
        objections.add(otherMeaning(field));
      }
    }
    for (var field : change.newFields()) {
      if (held.anyThatMisfits(field)) {
        objections.add(otherMeaning(field));
      }
    }
    return objections;
  }

  /// The fields as they will be whose values are of another type now.
  private static List<Field> changingMeaning(FormChange change) {
    return change.lostFields().stream().flatMap(field -> change.successor(field).stream()).toList();
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
