package org.convoke.model.forms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// Where the options of a select come from.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Options.Static.class, name = "static"),
  @JsonSubTypes.Type(value = Options.FromForm.class, name = "form")
})
public sealed interface Options {

  /// Options written into the form.
  record Static(List<Option> items) implements Options {
    public Static {
      items = List.copyOf(items);
    }
  }

  /// The different values of one field of another form's records.
  ///
  /// @param form key of the other form
  /// @param field key of its field
  record FromForm(String form, String field) implements Options {}

  /// @param value stored
  /// @param label shown
  record Option(String value, String label) {}
}
