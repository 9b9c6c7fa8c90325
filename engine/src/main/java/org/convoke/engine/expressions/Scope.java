package org.convoke.engine.expressions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convoke.model.Json;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// Which paths the expressions of a flow may name, and what they mean. Stored with each published
/// version, so that the version means the same whatever becomes of the forms. Immutable.
///
/// @param types by path: `trigger.record.name`, `steps.createChat.chatId`
public record Scope(Map<String, ValueType> types) {

  public static final Scope EMPTY = new Scope(Map.of());

  /// What every record has beside its fields.
  public static final Map<String, ValueType> OF_EVERY_RECORD = ofEveryRecord();

  public Scope {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /// The paths of the trigger.
  ///
  /// @param fields types of the fields of its form by key
  /// @param withBefore whether there is a record before the event
  public static Scope ofTrigger(Map<String, ValueType> fields, boolean withBefore) {
    var types = new LinkedHashMap<String, ValueType>();
    OF_EVERY_RECORD.forEach((name, type) -> types.put("trigger.record." + name, type));
    fields.forEach((name, type) -> types.put("trigger.record." + name, type));
    if (withBefore) {
      fields.forEach((name, type) -> types.put("trigger.before." + name, type));
    }
    types.put("trigger.at", ValueType.DATETIME);
    types.put("trigger.by", ValueType.PERSON);
    return new Scope(types);
  }

  /// The paths of a trigger that no record has to do with.
  ///
  /// @param data types of what it brings by its path below `trigger`: `body.name`
  public static Scope ofEvent(Map<String, ValueType> data) {
    var types = new LinkedHashMap<String, ValueType>();
    data.forEach((path, type) -> types.put("trigger." + path, type));
    types.put("trigger.at", ValueType.DATETIME);
    types.put("trigger.by", ValueType.PERSON);
    return new Scope(types);
  }

  /// This scope and what a call gives, by name.
  public Scope withInputs(Map<String, ValueType> inputs) {
    var all = new LinkedHashMap<>(types);
    inputs.forEach((name, type) -> all.put("trigger.inputs." + name, type));
    return new Scope(all);
  }

  /// This scope and the outputs of a step.
  public Scope withStep(String key, Map<String, ValueType> outputs) {
    var all = new LinkedHashMap<>(types);
    outputs.forEach((name, type) -> all.put("steps." + key + "." + name, type));
    return new Scope(all);
  }

  /// This scope and what the steps inside a loop know of their iteration.
  ///
  /// @param item what the items of the list mean
  public Scope withLoop(String key, ValueType item) {
    var all = new LinkedHashMap<>(types);
    all.put("loop." + key + ".item", item);
    all.put("loop." + key + ".index", ValueType.NUMBER);
    return new Scope(all);
  }

  /// The form in which it is stored.
  public String json() {
    var json = new LinkedHashMap<String, Value>();
    types.forEach((path, type) -> json.put(path, Value.of(type.name())));
    return Json.write(Value.fields(json));
  }

  /// Reads what [#json] wrote.
  public static Scope parse(String json) {
    var types = new LinkedHashMap<String, ValueType>();
    Json.read(json, Value.Fields.class)
        .values()
        .forEach((path, type) -> types.put(path, ValueType.valueOf(((Value.Text) type).value())));
    return new Scope(types);
  }

  private static Map<String, ValueType> ofEveryRecord() {
    var types = new LinkedHashMap<String, ValueType>();
    types.put("id", ValueType.TEXT);
    types.put("serial", ValueType.TEXT);
    types.put("createdBy", ValueType.PERSON);
    types.put("createdAt", ValueType.DATETIME);
    types.put("updatedAt", ValueType.DATETIME);
    return Collections.unmodifiableMap(types);
  }
}
