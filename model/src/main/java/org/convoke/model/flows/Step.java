package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
  @JsonSubTypes.Type(value = Step.GetRecords.class, name = "getRecords"),
  @JsonSubTypes.Type(value = Step.UpdateRecords.class, name = "updateRecords"),
  @JsonSubTypes.Type(value = Step.DeleteRecord.class, name = "deleteRecord"),
  @JsonSubTypes.Type(value = Step.DeleteRecords.class, name = "deleteRecords"),
  @JsonSubTypes.Type(value = Step.Branch.class, name = "branch"),
  @JsonSubTypes.Type(value = Step.Parallel.class, name = "parallel"),
  @JsonSubTypes.Type(value = Step.ForEach.class, name = "forEach"),
  @JsonSubTypes.Type(value = Step.SendMessage.class, name = "sendMessage"),
  @JsonSubTypes.Type(value = Step.HttpRequest.class, name = "httpRequest"),
  @JsonSubTypes.Type(value = Step.Compute.class, name = "compute"),
  @JsonSubTypes.Type(value = Step.Wait.class, name = "wait"),
  @JsonSubTypes.Type(value = Step.CallFlow.class, name = "callFlow"),
  @JsonSubTypes.Type(value = Step.Stop.class, name = "stop")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Step {

  String key();

  @Nullable String name();

  /// The key of the step at a place of a run: that of `each.0.create` is `create`.
  static String keyOf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

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

  /// What one step reads, changes or deletes at most; more belong into several runs.
  int MAX_RECORDS = 1_000;

  /// Finds the records that meet a condition.
  ///
  /// @param where null: every record
  /// @param sort by the first, then by the second and so on; empty: the newest first
  /// @param limit 1 to [#MAX_RECORDS]; null: [#USUAL_LIMIT]
  record GetRecords(
      String key,
      @Nullable String name,
      String form,
      @Nullable Condition where,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Order> sort,
      @Nullable Integer limit)
      implements Step {

    public static final int USUAL_LIMIT = 100;

    public GetRecords {
      key = orEmpty(key);
      form = orEmpty(form);
      sort = sort == null ? List.of() : List.copyOf(sort);
    }
  }

  /// A field to sort by.
  record Order(String field, boolean descending) {
    public Order {
      field = orEmpty(field);
    }
  }

  /// Changes some fields of every record that meets a condition.
  ///
  /// @param where null only in a draft
  /// @param limit how many of them, the newest; null: all, and the step fails when they are more
  ///   than [#MAX_RECORDS]
  record UpdateRecords(
      String key,
      @Nullable String name,
      String form,
      @Nullable Condition where,
      Map<String, Mapping> values,
      @Nullable Integer limit)
      implements Step {
    public UpdateRecords {
      key = orEmpty(key);
      form = orEmpty(form);
      values = ordered(values);
    }
  }

  /// Deletes a record.
  ///
  /// @param record where the record's id comes from; null only in a draft
  record DeleteRecord(String key, @Nullable String name, String form, @Nullable Mapping record)
      implements Step {
    public DeleteRecord {
      key = orEmpty(key);
      form = orEmpty(form);
    }
  }

  /// Deletes every record that meets a condition.
  ///
  /// @param where null only in a draft
  /// @param limit as of [UpdateRecords]
  record DeleteRecords(
      String key,
      @Nullable String name,
      String form,
      @Nullable Condition where,
      @Nullable Integer limit)
      implements Step {
    public DeleteRecords {
      key = orEmpty(key);
      form = orEmpty(form);
    }
  }

  /// Takes the branches whose conditions hold; when none does, `otherwise`.
  ///
  /// @param mode null: the first whose condition holds
  record Branch(
      String key,
      @Nullable String name,
      @Nullable Mode mode,
      List<Case> branches,
      @Nullable List<Step> otherwise)
      implements Step {
    public Branch {
      key = orEmpty(key);
      branches = branches == null ? List.of() : List.copyOf(branches);
      otherwise = otherwise == null ? List.of() : List.copyOf(otherwise);
    }

    /// Whether every branch whose condition holds is taken, one after the other.
    @JsonIgnore
    public boolean takesAll() {
      return mode == Mode.ALL;
    }
  }

  enum Mode {
    FIRST,
    ALL
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

  /// Does several things at once; ends when all have ended, and fails when one failed.
  record Parallel(String key, @Nullable String name, List<Lane> branches) implements Step {
    public Parallel {
      key = orEmpty(key);
      branches = branches == null ? List.of() : List.copyOf(branches);
    }
  }

  /// One of the things that a parallel step does.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Lane(String key, @Nullable String name, List<Step> steps) {
    public Lane {
      key = orEmpty(key);
      steps = steps == null ? List.of() : List.copyOf(steps);
    }
  }

  /// Does the same for each item of a list. Inside, `loop.<key>.item` is the item and
  /// `loop.<key>.index` its place from 0.
  ///
  /// @param items a list of at most [#MAX_ITEMS]; null only in a draft
  /// @param concurrency how many items are worked on at once, 1..20; null: one after the other
  /// @param collect what `results` holds for each item; null: `results` is empty
  record ForEach(
      String key,
      @Nullable String name,
      @Nullable Mapping items,
      @Nullable Integer concurrency,
      List<Step> steps,
      @Nullable Mapping collect)
      implements Step {

    /// More than that belongs into a flow of its own for each item.
    public static final int MAX_ITEMS = 1_000;

    public static final int MAX_CONCURRENCY = 20;

    public ForEach {
      key = orEmpty(key);
      steps = steps == null ? List.of() : List.copyOf(steps);
    }

    @JsonIgnore
    public int width() {
      return concurrency == null ? 1 : Math.clamp(concurrency, 1, MAX_CONCURRENCY);
    }
  }

  /// Writes a message, in the built-in chat.
  ///
  /// @param to null only in a draft
  /// @param text null only in a draft
  record SendMessage(
      String key, @Nullable String name, @Nullable Recipients to, @Nullable Mapping text)
      implements Step {
    public SendMessage {
      key = orEmpty(key);
    }
  }

  /// Calls another system.
  ///
  /// @param method null: GET
  /// @param url null only in a draft
  /// @param body null: none
  /// @param timeoutSeconds 1..60; null: 15
  /// @param repeat null: [Repeat#NEVER]
  /// @param idempotencyHeader name of a header that is given a key by which the other side tells a
  ///   repetition; null: it cannot tell
  record HttpRequest(
      String key,
      @Nullable String name,
      @Nullable HttpMethod method,
      @Nullable Mapping url,
      Map<String, Mapping> headers,
      Map<String, Mapping> query,
      @Nullable HttpBody body,
      @Nullable Integer timeoutSeconds,
      @Nullable Repeat repeat,
      @Nullable String idempotencyHeader)
      implements Step {

    public static final int MAX_TIMEOUT_SECONDS = 60;
    public static final int USUAL_TIMEOUT_SECONDS = 15;

    public HttpRequest {
      key = orEmpty(key);
      headers = ordered(headers);
      query = ordered(query);
    }

    @JsonIgnore
    public HttpMethod verb() {
      return method == null ? HttpMethod.GET : method;
    }
  }

  enum HttpMethod {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /// Whether a request may be sent again when nobody knows what became of it.
  enum Repeat {
    NEVER,
    /// sent twice it does what it does once
    SAFE
  }

  /// Computes values; each is an output of the step.
  record Compute(String key, @Nullable String name, Map<String, Mapping> values) implements Step {
    public Compute {
      key = orEmpty(key);
      values = ordered(values);
    }
  }

  /// Waits without taking memory.
  ///
  /// @param until null only in a draft
  record Wait(String key, @Nullable String name, @Nullable Until until) implements Step {
    public Wait {
      key = orEmpty(key);
    }
  }

  /// Calls another flow.
  ///
  /// @param flow key of a flow whose trigger is a call
  /// @param awaited whether it waits for the end of the called run and fails with it; null: it does
  record CallFlow(
      String key,
      @Nullable String name,
      String flow,
      Map<String, Mapping> inputs,
      @JsonProperty("wait") @Nullable Boolean awaited)
      implements Step {
    public CallFlow {
      key = orEmpty(key);
      flow = orEmpty(flow);
      inputs = ordered(inputs);
    }

    @JsonIgnore
    public boolean waits() {
      return !Boolean.FALSE.equals(awaited);
    }
  }

  /// Ends the whole run.
  ///
  /// @param outcome null: the run is done
  /// @param message why, for people; null: nothing is said
  /// @param outputs what a flow that called this one is given
  record Stop(
      String key,
      @Nullable String name,
      @Nullable Outcome outcome,
      @Nullable Mapping message,
      Map<String, Mapping> outputs)
      implements Step {
    public Stop {
      key = orEmpty(key);
      outputs = ordered(outputs);
    }

    @JsonIgnore
    public boolean fails() {
      return outcome == Outcome.FAILED;
    }
  }

  enum Outcome {
    DONE,
    FAILED
  }

  enum IfMissing {
    FAIL,
    CONTINUE
  }

  /// The lists of steps inside this one.
  default Stream<List<Step>> inner() {
    return switch (this) {
      case Branch branch ->
          Stream.concat(
              branch.branches().stream().map(Case::steps), Stream.ofNullable(branch.otherwise()));
      case Parallel parallel -> parallel.branches().stream().map(Lane::steps);
      case ForEach each -> Stream.of(each.steps());
      case Action _,
          AddRecord _,
          UpdateRecord _,
          GetRecord _,
          GetRecords _,
          UpdateRecords _,
          DeleteRecord _,
          DeleteRecords _,
          SendMessage _,
          HttpRequest _,
          Compute _,
          Wait _,
          CallFlow _,
          Stop _ ->
          Stream.empty();
    };
  }

  /// The name of its type in JSON.
  @JsonIgnore
  default String typeName() {
    return switch (this) {
      case Action _ -> "action";
      case AddRecord _ -> "addRecord";
      case UpdateRecord _ -> "updateRecord";
      case GetRecord _ -> "getRecord";
      case GetRecords _ -> "getRecords";
      case UpdateRecords _ -> "updateRecords";
      case DeleteRecord _ -> "deleteRecord";
      case DeleteRecords _ -> "deleteRecords";
      case Branch _ -> "branch";
      case Parallel _ -> "parallel";
      case ForEach _ -> "forEach";
      case SendMessage _ -> "sendMessage";
      case HttpRequest _ -> "httpRequest";
      case Compute _ -> "compute";
      case Wait _ -> "wait";
      case CallFlow _ -> "callFlow";
      case Stop _ -> "stop";
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
