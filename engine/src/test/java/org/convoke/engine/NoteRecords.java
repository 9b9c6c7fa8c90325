package org.convoke.engine;

import java.util.Map;
import java.util.UUID;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FormId;
import org.convoke.model.RecordId;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operand;

/// Records are notes with the form's key before the name; adding one may start flows.
final class NoteRecords implements RecordSteps {

  private final World world;
  private final World.Node node;

  NoteRecords(World world, World.Node node) {
    this.world = world;
    this.node = node;
  }

  @Override
  public Change add(StepContext context, String form, Value.Fields values) {
    var id = RecordId.create();
    var name = values.text("name");
    var unit =
        new UnitOfWork()
            .add(Note.INSERT, new Note(id.value(), context.run().value(), form + ":" + name));
    var event =
        World.by(context, world.event(form, RecordEvent.Kind.CREATED, id, Map.of("name", name), 0));
    var started = node.engine.triggers().start(unit, event);
    var output = Value.fields(Map.of("id", Value.of(id), "name", Value.of(name)));
    return new Change(output, unit, started::launch);
  }

  @Override
  public Change update(StepContext context, String form, String record, Value.Fields values) {
    var note =
        new Note(UUID.randomUUID(), context.run().value(), record + "=" + values.text("name"));
    return new Change(values, new UnitOfWork().add(Note.INSERT, note), () -> {});
  }

  @Override
  public Value.Fields find(StepContext context, String form, Condition where) {
    var compare = (Condition.Compare) where;
    var literal = (Operand.Literal) compare.right();
    var name = ((Value.Text) literal.value()).value();
    return world
        .database
        .query("note.find", "select id from note where text = :text")
        .bind("text", form + ":" + name)
        .optional(row -> row.uuid("id"))
        .map(id -> Value.fields(Map.of("found", Value.of(true), "id", Value.of(id.toString()))))
        .orElse(Value.fields(Map.of("found", Value.of(false))));
  }

  @Override
  public Value.Fields findAll(StepContext context, String form, Search search) {
    var records =
        world
            .database
            .query("note.findAll", "select id, text from note order by text")
            .list(row -> note(row.uuid("id"), row.text("text")))
            .stream()
            .filter(note -> note.text("form").equals(form))
            .filter(note -> search.where().holds(each -> worth(each, note)))
            .limit(search.limit())
            .<Value>map(each -> each)
            .toList();
    return Value.fields(
        Map.of("records", new Value.Items(records), "count", Value.of(records.size())));
  }

  private static Value.Fields note(UUID id, String text) {
    var parts = text.split(":", 2);
    return Value.fields(
        Map.of(
            "id",
            Value.of(id.toString()),
            "form",
            Value.of(parts.length == 2 ? parts[0] : ""),
            "name",
            Value.of(parts[parts.length - 1])));
  }

  private static Value worth(Operand operand, Value.Fields note) {
    return switch (operand) {
      case Operand.Field(var key) -> note.get(key);
      case Operand.Literal(var value) -> value;
      case Operand.Expression expression -> throw new AssertionError(expression);
    };
  }

  @Override
  public Change updateAll(StepContext context, String form, Search search, Value.Fields values) {
    return each(context, form, search, "=" + values.text("name"));
  }

  @Override
  public Change delete(StepContext context, String form, String record) {
    var note = new Note(UUID.randomUUID(), context.run().value(), record + " deleted");
    var output = Value.fields(Map.of("id", Value.of(record)));
    return new Change(output, new UnitOfWork().add(Note.INSERT, note), () -> {});
  }

  @Override
  public Change deleteAll(StepContext context, String form, Search search) {
    return each(context, form, search, " deleted");
  }

  private Change each(StepContext context, String form, Search search, String suffix) {
    var found = findAll(context, form, search);
    var unit = new UnitOfWork();
    for (var record : ((Value.Items) found.get("records")).values()) {
      var name = ((Value.Fields) record).text("name");
      unit.add(Note.INSERT, new Note(UUID.randomUUID(), context.run().value(), name + suffix));
    }
    return new Change(Value.fields(Map.of("count", found.get("count"))), unit, () -> {});
  }

  @Override
  public FormId watch(StepContext context, String form) {
    world.watched.add(form);
    return world.form(form);
  }

  @Override
  public boolean addingReadsRecords(StepContext context, String form) {
    return form.equals("linked");
  }
}
