package org.convoke.server.records;

import org.convoke.model.Invalid;
import org.convoke.model.forms.FormDefinition;
import org.jspecify.annotations.Nullable;

/// The order of a ledger: by a column, and by id where that is equal. Records without a value come
/// last in either direction.
///
/// @param column null: by id alone, which is the order of creation
record Sort(@Nullable Column column, boolean descending) {

  static final Sort NEWEST_FIRST = new Sort(null, true);

  /// Reads the parameter `sort`: `-createdAt` (the default), `name`, `-amount`.
  ///
  /// @throws Invalid `invalid-parameter` when the form has no such field
  static Sort parse(@Nullable String text, FormDefinition definition) {
    if (text == null || text.isBlank()) {
      return NEWEST_FIRST;
    }
    var descending = text.startsWith("-");
    return of(descending ? text.substring(1) : text, descending, definition);
  }

  /// The order by a field.
  ///
  /// @throws Invalid `invalid-parameter` when the form has no such field
  static Sort of(String key, boolean descending, FormDefinition definition) {
    return key.equals("createdAt")
        ? new Sort(null, descending)
        : new Sort(ConditionSql.column(definition, "sort", key), descending);
  }

  /// As it is written in the parameter.
  String text() {
    return (descending ? "-" : "") + (column == null ? "createdAt" : column.key());
  }

  /// Whether a text out of a cursor can be a value of the column.
  boolean isKey(String text) {
    return text.isEmpty() || column == null || column.type().isText(text);
  }

  String direction() {
    return descending ? "desc" : "asc";
  }

  /// What is behind a place in this order.
  String behind() {
    return descending ? "<" : ">";
  }
}
