package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.Linkage;
import org.convoke.model.forms.Options;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.convoke.server.forms.Reading;
import org.convoke.server.forms.ValueCheck;
import org.convoke.server.records.SourceStore.Chosen;

/// Rules that look at the records of another form: options and linkage. A rule whose form or field
/// is gone offers nothing and fills nothing. Thread-safe.
@Singleton
class OtherForms {

  private final Forms forms;
  private final SourceStore store;

  OtherForms(Forms forms, SourceStore store) {
    this.forms = forms;
    this.store = store;
  }

  /// Where a field's options come from, when that is another form.
  static Optional<Options.FromForm> source(Field field) {
    return switch (field.kind()) {
      case FieldKind.Select(Options.FromForm source) -> Optional.of(source);
      case FieldKind.MultiSelect(Options.FromForm source) -> Optional.of(source);
      default -> Optional.empty();
    };
  }

  /// Refuses choices that the other forms do not offer; one query for all of them.
  void checkOptions(OrgId org, List<Field> fields, RuleCheck.Changes values, Faults faults) {
    var chosen = new ArrayList<Chosen>();
    var by = new ArrayList<Field>();
    for (var field : fields) {
      var source = source(field);
      if (source.isPresent()) {
        for (var value : values.get(field.key()).asTexts()) {
          chosen.add(new Chosen(form(org, source.get().form()), source.get().field(), value));
          by.add(field);
        }
      }
    }
    if (chosen.isEmpty()) {
      return;
    }
    for (var position : store.notOffered(org, chosen)) {
      var field = by.get(position);
      if (ValueCheck.notAnOption(field.label(), chosen.get(position).value())
          instanceof Reading.Refused refused) {
        faults.add(field, refused);
      }
    }
  }

  /// What a linkage gives: the value of the newest record that matches; empty when none does, or
  /// when something it compares with is empty.
  Value linked(OrgId org, Linkage linkage, RuleCheck.Changes values) {
    var form = form(org, linkage.form());
    var match = new LinkedHashMap<String, Value>();
    for (var each : linkage.when()) {
      match.put(each.field(), values.get(each.equals()));
    }
    if (form.isEmpty() || match.values().stream().anyMatch(Value::isEmpty)) {
      return Value.EMPTY;
    }
    return store
        .newest(org, form.get().id(), Json.write(match), linkage.take())
        .orElse(Value.EMPTY);
  }

  /// What a field offers, newest first.
  ///
  /// @param search a part of the value; empty: all
  List<Options.Option> options(OrgId org, Field field, String search, int limit) {
    return switch (field.kind()) {
      case FieldKind.Select(var options) -> options(org, options, search, limit);
      case FieldKind.MultiSelect(var options) -> options(org, options, search, limit);
      default -> List.of();
    };
  }

  private List<Options.Option> options(OrgId org, Options options, String search, int limit) {
    return switch (options) {
      case Options.Static(var items) ->
          items.stream()
              .filter(item -> item.label().toLowerCase().contains(search.toLowerCase()))
              .limit(limit)
              .toList();
      case Options.FromForm source ->
          form(org, source.form())
              .map(form -> store.distinct(org, form.id(), source.field(), search, limit))
              .orElse(List.of())
              .stream()
              .map(value -> new Options.Option(value, value))
              .toList();
    };
  }

  private Optional<Form> form(OrgId org, String key) {
    return forms.find(org, key);
  }
}
