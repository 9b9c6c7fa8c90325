package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.convoke.model.conditions.Condition;
import org.jspecify.annotations.Nullable;

/// What starts a run.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Trigger.RecordCreated.class, name = "recordCreated"),
  @JsonSubTypes.Type(value = Trigger.RecordUpdated.class, name = "recordUpdated"),
  @JsonSubTypes.Type(value = Trigger.RecordDeleted.class, name = "recordDeleted")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Trigger {

  /// Key of the form whose records start runs; empty in a draft that has not chosen one.
  String form();

  /// Which of its records; null: all.
  @Nullable Condition filter();

  record RecordCreated(String form, @Nullable Condition filter) implements Trigger {
    public RecordCreated {
      form = form == null ? "" : form;
    }
  }

  record RecordUpdated(String form, @Nullable Condition filter) implements Trigger {
    public RecordUpdated {
      form = form == null ? "" : form;
    }
  }

  record RecordDeleted(String form, @Nullable Condition filter) implements Trigger {
    public RecordDeleted {
      form = form == null ? "" : form;
    }
  }

  /// The name of its type in JSON.
  @JsonIgnore
  default String typeName() {
    return switch (this) {
      case RecordCreated _ -> "recordCreated";
      case RecordUpdated _ -> "recordUpdated";
      case RecordDeleted _ -> "recordDeleted";
    };
  }
}
