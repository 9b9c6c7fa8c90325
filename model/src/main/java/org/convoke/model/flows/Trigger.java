package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.convoke.model.conditions.Condition;
import org.jspecify.annotations.Nullable;

/// What starts a run. Texts that a draft does not have yet are empty.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Trigger.RecordCreated.class, name = "recordCreated"),
  @JsonSubTypes.Type(value = Trigger.RecordUpdated.class, name = "recordUpdated"),
  @JsonSubTypes.Type(value = Trigger.RecordDeleted.class, name = "recordDeleted"),
  @JsonSubTypes.Type(value = Trigger.RowButton.class, name = "rowButton"),
  @JsonSubTypes.Type(value = Trigger.Schedule.class, name = "schedule"),
  @JsonSubTypes.Type(value = Trigger.Webhook.class, name = "webhook"),
  @JsonSubTypes.Type(value = Trigger.Call.class, name = "call"),
  @JsonSubTypes.Type(value = Trigger.PlatformEvent.class, name = "platformEvent")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Trigger {

  /// Key of the form whose records start runs; empty when none do, and in a draft that has not
  /// chosen one.
  default String form() {
    return "";
  }

  /// Which of its records; null: all.
  default @Nullable Condition filter() {
    return null;
  }

  record RecordCreated(String form, @Nullable Condition filter) implements Trigger {
    public RecordCreated {
      form = orEmpty(form);
    }
  }

  /// @param fields keys of fields of which at least one must have changed; empty: any change
  record RecordUpdated(
      String form,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> fields,
      @Nullable Condition filter)
      implements Trigger {
    public RecordUpdated {
      form = orEmpty(form);
      fields = fields == null ? List.of() : List.copyOf(fields);
    }
  }

  record RecordDeleted(String form, @Nullable Condition filter) implements Trigger {
    public RecordDeleted {
      form = orEmpty(form);
    }
  }

  /// A person presses a button on a record.
  ///
  /// @param label what is written on it
  record RowButton(String form, String label, @Nullable Condition filter) implements Trigger {
    public RowButton {
      form = orEmpty(form);
      label = orEmpty(label);
    }
  }

  /// The clock.
  ///
  /// @param cron minute, hour, day of the month, month, day of the week
  /// @param zone where the clock hangs: `Asia/Shanghai`
  record Schedule(String cron, String zone) implements Trigger {
    public Schedule {
      cron = orEmpty(cron).strip();
      zone = orEmpty(zone).strip();
    }
  }

  /// A call from outside: `POST /hooks/<organization>/<path>`.
  ///
  /// @param path unique within the organization
  /// @param inputs what is read from the body
  /// @param key an expression over the body: two calls with the same value start one run; null:
  ///   each call starts one
  /// @param secret name of the secret that signs calls; null: they are not signed
  record Webhook(String path, List<Input> inputs, @Nullable String key, @Nullable String secret)
      implements Trigger {
    public Webhook {
      path = orEmpty(path).strip();
      inputs = inputs == null ? List.of() : inputs.stream().filter(Objects::nonNull).toList();
    }
  }

  /// Another flow, or a person through the API.
  ///
  /// @param inputs what a call gives
  record Call(List<Input> inputs) implements Trigger {
    public Call {
      inputs = inputs == null ? List.of() : inputs.stream().filter(Objects::nonNull).toList();
    }
  }

  /// Something happens on a platform.
  ///
  /// @param connection key of the connection that hears of it
  /// @param event in the connector's words
  /// @param filter over what the event brings
  record PlatformEvent(String connection, String event, @Nullable Condition filter)
      implements Trigger {
    public PlatformEvent {
      connection = orEmpty(connection).strip();
      event = orEmpty(event).strip();
    }
  }

  /// The name of its type in JSON.
  @JsonIgnore
  default String typeName() {
    return switch (this) {
      case RecordCreated _ -> "recordCreated";
      case RecordUpdated _ -> "recordUpdated";
      case RecordDeleted _ -> "recordDeleted";
      case RowButton _ -> "rowButton";
      case Schedule _ -> "schedule";
      case Webhook _ -> "webhook";
      case Call _ -> "call";
      case PlatformEvent _ -> "platformEvent";
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
