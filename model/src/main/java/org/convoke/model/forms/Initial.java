package org.convoke.model.forms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Where the first value of a field comes from (`default` in JSON); it counts when the submission
/// does not mention the field.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Initial.Value.class, name = "value"),
  @JsonSubTypes.Type(value = Initial.CurrentPerson.class, name = "currentPerson"),
  @JsonSubTypes.Type(value = Initial.CurrentDepartment.class, name = "currentDepartment"),
  @JsonSubTypes.Type(value = Initial.Now.class, name = "now")
})
public sealed interface Initial {

  /// Always the same.
  record Value(org.convoke.model.Value value) implements Initial {}

  /// Who submits.
  record CurrentPerson() implements Initial {}

  /// The first department of who submits.
  record CurrentDepartment() implements Initial {}

  /// The day or moment of submitting.
  record Now() implements Initial {}
}
