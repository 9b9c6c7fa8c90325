package org.convoke.server.flows;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.convoke.model.Key;
import org.convoke.model.Phrase;
import org.convoke.model.flows.Input;
import org.convoke.model.flows.Trigger;
import org.convoke.server.schedules.Timetable;

/// Checks what starts a flow. Confined to one check.
final class TriggerCheck {

  /// As much as fits on a button.
  private static final int MAX_LABEL = 40;

  private static final int MAX_INPUTS = 100;

  private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  private final Catalog catalog;
  private final ValueCheck values;
  private final ConditionCheck conditions;
  private final RecordStepCheck records;

  TriggerCheck(
      Catalog catalog, ValueCheck values, ConditionCheck conditions, RecordStepCheck records) {
    this.catalog = catalog;
    this.values = values;
    this.conditions = conditions;
    this.records = records;
  }

  void check(Trigger trigger) {
    switch (trigger) {
      case Trigger.RecordCreated _, Trigger.RecordUpdated _, Trigger.RecordDeleted _ ->
          ofRecords(trigger);
      case Trigger.RowButton button -> {
        ofRecords(trigger);
        label(button.label());
      }
      case Trigger.Schedule schedule -> schedule(schedule);
      case Trigger.Webhook hook -> webhook(hook);
      case Trigger.Call call -> inputs(call.inputs());
      case Trigger.PlatformEvent event -> {
        platform("trigger", event.connection(), event.event(), catalog, values);
        if (event.filter() != null) {
          var told = catalog.event(event.connection(), event.event());
          conditions.overEvent("trigger.filter", event.filter(), told, Set.of());
        }
      }
    }
  }

  static void platform(
      String path, String connection, String event, Catalog catalog, ValueCheck values) {
    if (!catalog.hasConnection(connection)) {
      values.add(path + ".connection", "unknown-connection", noConnection(connection));
    }
    if (event.isBlank()) {
      values.add(path + ".event", "required", Phrase.of("请选择事件。", "Choose an event."));
    } else if (catalog.hasConnection(connection) && catalog.event(connection, event).isEmpty()) {
      values.add(
          path + ".event",
          "unknown-event",
          Phrase.of(
              "连接 %s 没有事件 %s，请另选。",
              "The connection %s tells of no %s. Choose another event.", connection, event));
    }
  }

  static Phrase noConnection(String connection) {
    if (connection.isBlank()) {
      return Phrase.of("请选择连接。", "Choose a connection.");
    }
    return Phrase.of(
        "没有连接 %s。请管理员在“管理 → 连接”中添加，或在此选择其他连接。",
        "There is no connection %s. Have one made under Administration → Connections, or choose"
            + " another here.",
        connection);
  }

  private void ofRecords(Trigger trigger) {
    var form = records.form("trigger.form", trigger.form());
    if (trigger.filter() != null) {
      conditions.overRecords("trigger.filter", trigger.filter(), form, Set.of());
    }
    if (form.isPresent() && trigger instanceof Trigger.RecordUpdated updated) {
      for (var field : updated.fields()) {
        if (form.get().definition().field(field).isEmpty()) {
          values.add(
              "trigger.fields." + field,
              "unknown-field",
              RecordStepCheck.unknownField(form.get(), field));
        }
      }
    }
  }

  private void label(String label) {
    if (label.isBlank()) {
      values.add("trigger.label", "required", Phrase.of("请填写按钮名称。", "Name the button."));
    } else if (label.codePointCount(0, label.length()) > MAX_LABEL) {
      values.add(
          "trigger.label",
          "too-long",
          Phrase.of("按钮名称最多 %d 个字。", "A button has at most %d characters.", MAX_LABEL));
    }
  }

  private void schedule(Trigger.Schedule schedule) {
    if (schedule.cron().isEmpty()) {
      values.add("trigger.cron", "required", Phrase.of("请设置时间。", "Say when."));
    } else if (Timetable.parse(schedule.cron()).isEmpty()) {
      values.add(
          "trigger.cron",
          "invalid-cron",
          Phrase.of(
              "时间应为五段：分 时 日 月 星期，如 0 9 * * 1-5，实际是“%s”。",
              "The time expects five fields: minute, hour, day, month, weekday, such as 0 9 * * 1-5;"
                  + " found \"%s\".",
              schedule.cron()));
    } else if (Timetable.parse(schedule.cron()).filter(Timetable::everComes).isEmpty()) {
      values.add(
          "trigger.cron",
          "never-due",
          Phrase.of("“%s”永远不会到来。", "\"%s\" never comes.", schedule.cron()));
    }
    zone(schedule.zone());
  }

  private void zone(String zone) {
    if (zone.isEmpty()) {
      values.add("trigger.zone", "required", Phrase.of("请选择时区。", "Choose a time zone."));
      return;
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      values.add(
          "trigger.zone",
          "unknown-zone",
          Phrase.of(
              "没有时区“%s”，应如 Asia/Shanghai。",
              "There is no time zone \"%s\"; expected one such as Asia/Shanghai.", zone));
    }
  }

  private void webhook(Trigger.Webhook hook) {
    if (hook.path().isEmpty()) {
      values.add("trigger.path", "required", Phrase.of("请填写地址。", "Give the hook a path."));
    } else if (!PATH.matcher(hook.path()).matches()) {
      values.add(
          "trigger.path",
          "invalid-path",
          Phrase.of(
              "地址“%s”无效：只含小写字母、数字和连字符，最长 60 个字符。",
              "The path \"%s\" is not valid: lower-case letters, digits and hyphens, at most 60.",
              hook.path()));
    }
    inputs(hook.inputs());
    if (hook.key() != null && !hook.key().isBlank()) {
      values.expression("trigger.key", hook.key(), Set.of());
    }
    if (hook.secret() != null && !catalog.hasSecret(hook.secret())) {
      values.add("trigger.secret", "unknown-secret", unknownSecret(hook.secret()));
    }
  }

  static Phrase unknownSecret(String name) {
    return Phrase.of("没有密钥 %s。", "There is no secret %s.", name);
  }

  private void inputs(List<Input> inputs) {
    if (inputs.size() > MAX_INPUTS) {
      values.add(
          "trigger.inputs",
          "too-many",
          Phrase.of("最多 %d 个参数。", "There are at most %d inputs.", MAX_INPUTS));
    }
    var seen = new HashSet<String>();
    for (var input : inputs) {
      var path = "trigger.inputs." + input.key();
      if (!Key.isIdentifier(input.key())) {
        values.add(path, "invalid-key", FlowCheck.invalidKey(input.key()));
      } else if (!seen.add(input.key())) {
        values.add(
            path,
            "duplicate-key",
            Phrase.of("参数 %s 重复。", "The input %s is there twice.", input.key()));
      } else if (input.type() == null) {
        values.add(
            path, "required", Phrase.of("请选择参数 %s 的类型。", "Choose the type of %s.", input.key()));
      }
    }
  }
}
