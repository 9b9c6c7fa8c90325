package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convoke.model.conditions.Condition;
import org.jspecify.annotations.Nullable;

/// One step of a flow. `key` names its output in expressions; `name` is for people, null: the
/// screen describes the step by what it does. Texts that a draft does not have yet are empty.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Action.class, name = "action"),
  @JsonSubTypes.Type(value = Step.AddRecord.class, name = "addRecord"),
  @JsonSubTypes.Type(value = Step.UpdateRecord.class, name = "updateRecord"),
  @JsonSubTypes.Type(value = Step.GetRecord.class, name = "getRecord"),
  @JsonSubTypes.Type(value = Step.Branch.class, name = "branch")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Step {

  String key();

  @Nullable String name();

  /// Asks a connection to do something.
  ///
  /// @param connection key of the connection; `builtin` is always there
  /// @param action key of one of its connector's actions
  record Action(
      String key,
      @Nullable String name,
      String connection,
      String action,
      Map<String, Mapping> inputs)
      implements Step {
    public Action {
      key = orEmpty(key);
      connection = orEmpty(connection);
      action = orEmpty(action);
      inputs = ordered(inputs);
    }
  }

  /// Adds a record to a form.
  record AddRecord(String key, @Nullable String name, String form, Map<String, Mapping> values)
      implements Step {
    public AddRecord {
      key = orEmpty(key);
      form = orEmpty(form);
      values = ordered(values);
    }
  }

  /// Changes some fields of a record.
  ///
  /// @param record where the record's id comes from; null only in a draft
  record UpdateRecord(
      String key,
      @Nullable String name,
      String form,
      @Nullable Mapping record,
      Map<String, Mapping> values)
      implements Step {
    public UpdateRecord {
      key = orEmpty(key);
      form = orEmpty(form);
      values = ordered(values);
    }
  }

  /// Finds the newest record that meets a condition.
  ///
  /// @param ifMissing what happens when there is none; null: the step fails
  record GetRecord(
      String key,
      @Nullable String name,
      String form,
      @Nullable Condition where,
      @Nullable IfMissing ifMissing)
      implements Step {
    public GetRecord {
      key = orEmpty(key);
      form = orEmpty(form);
    }

    @JsonIgnore
    public boolean failsIfMissing() {
      return ifMissing != IfMissing.CONTINUE;
    }
  }

  /// Takes the first branch whose condition holds; when none does, `otherwise`.
  record Branch(
      String key, @Nullable String name, List<Case> branches, @Nullable List<Step> otherwise)
      implements Step {
    public Branch {
      key = orEmpty(key);
      branches = branches == null ? List.of() : List.copyOf(branches);
      otherwise = otherwise == null ? List.of() : List.copyOf(otherwise);
    }
  }

  /// One branch.
  ///
  /// @param when null: always, and only in a draft
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Case(String key, @Nullable String name, @Nullable Condition when, List<Step> steps) {
    public Case {
      key = orEmpty(key);
      steps = steps == null ? List.of() : List.copyOf(steps);
    }
  }

  enum IfMissing {
    FAIL,
    CONTINUE
  }

  /// The lists of steps inside this one.
  default Stream<List<Step>> inner() {
    return this instanceof Branch branch
        ? Stream.concat(
            branch.branches().stream().map(Case::steps), Stream.ofNullable(branch.otherwise()))
        : Stream.empty();
  }

  /// The name of its type in JSON.
  @JsonIgnore
  default String typeName() {
    return switch (this) {
      case Action _ -> "action";
      case AddRecord _ -> "addRecord";
      case UpdateRecord _ -> "updateRecord";
      case GetRecord _ -> "getRecord";
      case Branch _ -> "branch";
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// In the order they were given, without inputs that are `null`.
  private static Map<String, Mapping> ordered(@Nullable Map<String, Mapping> mappings) {
    if (mappings == null) {
      return Map.of();
    }
    var ordered = new LinkedHashMap<>(mappings);
    ordered.values().removeIf(Objects::isNull);
    return Collections.unmodifiableMap(ordered);
  }
}
