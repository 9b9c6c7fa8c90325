package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.forms.Options;
import org.convoke.server.access.Caller;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.jspecify.annotations.Nullable;

/// Ledgers, and what a form that is being filled in asks about other forms. Thread-safe.
@Singleton
class Ledger {

  private final Forms forms;
  private final LedgerStore store;
  private final References references;
  private final OtherForms otherForms;
  private final RuleCheck rules;
  private final Clock clock;

  Ledger(
      Forms forms,
      LedgerStore store,
      References references,
      OtherForms otherForms,
      RuleCheck rules,
      Clock clock) {
    this.forms = forms;
    this.store = store;
    this.references = references;
    this.otherForms = otherForms;
    this.rules = rules;
    this.clock = clock;
  }

  /// @param references people and departments that the records name
  record Part(Form form, Page<FormRecord> page, References.Named references) {}

  /// What a reader asks for, as it came with the call.
  record Asked(@Nullable String filter, @Nullable String q, @Nullable String sort) {
    LedgerQuery of(Form form) {
      return LedgerQuery.parse(form, filter, q, sort);
    }
  }

  Part page(Caller caller, String formKey, Asked asked, Paging paging) {
    var form = forms.require(caller.organization(), formKey);
    var page = store.page(form, asked.of(form), paging);
    return new Part(form, page, references.of(form.org(), form.definition(), page.items()));
  }

  LedgerStore.Count count(Caller caller, String formKey, Asked asked) {
    var form = forms.require(caller.organization(), formKey);
    return store.count(form, asked.of(form));
  }

  /// What a field offers to choose from.
  ///
  /// @throws NotFound when the form has no such field
  List<Options.Option> options(
      Caller caller, String formKey, String fieldKey, @Nullable String q, int limit) {
    var form = forms.require(caller.organization(), formKey);
    var field =
        form.definition()
            .field(fieldKey)
            .orElseThrow(() -> NotFound.of(Phrase.of("字段", "field"), fieldKey));
    return otherForms.options(form.org(), field, LedgerQuery.search(q), limit);
  }

  /// What the linkages of a form give for values that are not submitted yet.
  Value.Fields linked(Caller caller, String formKey, Value.Fields values) {
    var form = forms.require(caller.organization(), formKey);
    return rules.linked(new Draft(form, null, values, Author.of(caller), clock.instant()));
  }
}
