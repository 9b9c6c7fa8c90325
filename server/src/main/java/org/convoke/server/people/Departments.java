package org.convoke.server.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.Transaction;
import org.convoke.model.Conflict;
import org.convoke.model.DepartmentId;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Permissions;
import org.convoke.server.access.Role;
import org.convoke.server.bus.Changed;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;
import org.convoke.server.platform.Bodies;
import org.jspecify.annotations.Nullable;

/// The tree of departments. Thread-safe.
@Singleton
public class Departments {

  private static final Phrase KIND = Phrase.of("部门", "department");
  private static final int MAX_NAME = 100;

  /// What a whole tree in one answer is good for.
  private static final int MAX_DEPARTMENTS = 5_000;

  /// What another node changes is seen within a minute, should its message be lost.
  private static final Duration LONGEST_STALE = Duration.ofMinutes(1);

  private final Database database;
  private final Changes changes;
  private final Cache<OrgId, Map<DepartmentId, Department>> known =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(LONGEST_STALE).build();

  Departments(Database database, Changes changes) {
    this.database = database;
    this.changes = changes;
    changes.forget(Kind.DEPARTMENTS, it -> known.invalidate(it.org()), known::invalidateAll);
  }

  /// All of them, parents' children by their order.
  public List<Department> list(OrgId organization) {
    return list(database, organization);
  }

  /// All of them in no order, from memory: the counts of their people may be a minute old.
  Collection<Department> remembered(OrgId organization) {
    return known.get(organization, this::byId).values();
  }

  /// The departments with these ids, in no order; ids that name none of this organization are left
  /// out. Answered from memory, so the counts of their people may be a minute old.
  public List<Department> find(OrgId organization, Collection<DepartmentId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var all = known.get(organization, this::byId);
    if (!all.keySet().containsAll(ids)) { // perhaps another node has just added one
      known.invalidate(organization);
      all = known.get(organization, this::byId);
    }
    return ids.stream().distinct().map(all::get).filter(Objects::nonNull).toList();
  }

  private Map<DepartmentId, Department> byId(OrgId organization) {
    return list(organization).stream()
        .collect(Collectors.toUnmodifiableMap(Department::id, Function.identity()));
  }

  /// Writes a change of the tree in one transaction, and forgets the tree as it was.
  private <T> T changing(String name, Caller caller, Function<Transaction, T> change) {
    Permissions.require(caller, Role.ADMIN);
    try {
      return database.inTransaction(name, change);
    } finally {
      known.invalidate(caller.organization());
      changes.tell(new Changed(caller.organization(), Kind.DEPARTMENTS, null));
    }
  }

  private static List<Department> list(Statements statements, OrgId organization) {
    return statements
        .query(
            "department.list",
            """
            select department.id, department.name, department.parent_id, department.position,
              (select count(*)
                from person_department
                join person on person.org_id = person_department.org_id
                  and person.id = person_department.person_id
                where person_department.org_id = department.org_id
                  and person_department.department_id = department.id
                  and person.state = 'ACTIVE'
                  and person.merged_into is null) as member_count
            from department
            where department.org_id = :org
            order by department.parent_id nulls first, department.position, department.id
            limit :limit
            """)
        .bind("org", organization.value())
        .bind("limit", MAX_DEPARTMENTS)
        .list(Departments::department);
  }

  /// Adds one at the end of its parent's.
  Department add(Caller caller, @Nullable String name, @Nullable DepartmentId parent) {
    return changing(
        "department.add",
        caller,
        transaction -> add(transaction, caller.organization(), name, parent));
  }

  /// Adds one within the caller's transaction.
  Department add(
      Statements statements,
      OrgId organization,
      @Nullable String name,
      @Nullable DepartmentId parent) {
    var siblings = lockedList(statements, organization);
    requireKnown(siblings, parent);
    var position =
        (int) siblings.stream().filter(it -> Objects.equals(it.parentId(), parent)).count();
    var added = new Department(DepartmentId.create(), name(name), parent, position, 0);
    statements
        .update(
            "department.insert",
            """
            insert into department (org_id, id, parent_id, name, position)
            values (:org, :id, :parent, :name, :position)
            """)
        .bind("org", organization.value())
        .bind("id", added.id().value())
        .bind("parent", value(parent))
        .bind("name", added.name())
        .bind("position", position)
        .execute();
    return added;
  }

  /// Renames or moves one.
  Department change(Caller caller, DepartmentId id, Value.Fields changes) {
    return changing(
        "department.change",
        caller,
        transaction -> {
          var all = lockedList(transaction, caller.organization());
          var after = changed(require(all, id), changes);
          requireKnown(all, after.parentId());
          requireTree(all, after);
          update(transaction, caller.organization(), after);
          return after;
        });
  }

  private static Department changed(Department before, Value.Fields changes) {
    var name = before.name();
    var parent = before.parentId();
    var position = before.position();
    for (var change : changes.values().entrySet()) {
      switch (change.getKey()) {
        case "name" -> name = name(changes.text("name"));
        case "parentId" ->
            parent = change.getValue().isEmpty() ? null : parent(changes.text("parentId"));
        case "position" -> position = position(change.getValue());
        default ->
            throw Bodies.unknownField(change.getKey(), List.of("name", "parentId", "position"));
      }
    }
    return new Department(before.id(), name, parent, position, before.memberCount());
  }

  private static DepartmentId parent(String text) {
    try {
      return DepartmentId.parse(text);
    } catch (NotFound e) {
      throw unknownParent();
    }
  }

  private static int position(Value value) {
    if (value instanceof Value.Number(var number)
        && number.signum() >= 0
        && number.scale() <= 0
        && number.intValue() <= MAX_DEPARTMENTS) {
      return number.intValue();
    }
    throw Invalid.field(
        "position",
        "wrong-type",
        Phrase.of("position 应为非负整数。", "position expects a whole number."));
  }

  private static void update(Statements statements, OrgId organization, Department department) {
    statements
        .update(
            "department.update",
            """
            update department
            set name = :name, parent_id = :parent, position = :position
            where org_id = :org and id = :id
            """)
        .bind("org", organization.value())
        .bind("id", department.id().value())
        .bind("name", department.name())
        .bind("parent", value(department.parentId()))
        .bind("position", department.position())
        .execute();
  }

  /// Removes one that is empty.
  void remove(Caller caller, DepartmentId id) {
    changing(
        "department.remove",
        caller,
        transaction -> {
          require(lockedList(transaction, caller.organization()), id);
          requireEmpty(transaction, caller.organization(), id);
          return transaction
              .update(
                  "department.delete", "delete from department where org_id = :org and id = :id")
              .bind("org", caller.organization().value())
              .bind("id", id.value())
              .execute();
        });
  }

  private static void requireEmpty(Statements statements, OrgId organization, DepartmentId id) {
    var isUsed =
        statements
            .query(
                "department.isUsed",
                """
                select exists (
                    select 1 from person_department where org_id = :org and department_id = :id)
                  or exists (
                    select 1 from department where org_id = :org and parent_id = :id) as used
                """)
            .bind("org", organization.value())
            .bind("id", id.value())
            .one(row -> row.flag("used"));
    if (isUsed) {
      throw new Conflict(
          "department-in-use",
          Phrase.of("部门中还有人员或下级部门，不能删除。", "The department has people or departments in it."));
    }
  }

  /// Changes of a tree happen one after the other: two moves could together make a circle.
  private static List<Department> lockedList(Statements statements, OrgId organization) {
    statements
        .query("organization.lock", "select id from organization where id = :org for update")
        .bind("org", organization.value())
        .one(row -> row.uuid("id"));
    return list(statements, organization);
  }

  private static Department require(List<Department> all, DepartmentId id) {
    return all.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> NotFound.of(KIND, id));
  }

  private static void requireKnown(List<Department> all, @Nullable DepartmentId parent) {
    if (parent != null && all.stream().noneMatch(it -> it.id().equals(parent))) {
      throw unknownParent();
    }
  }

  private static void requireTree(List<Department> all, Department moved) {
    var byId = all.stream().collect(Collectors.toMap(Department::id, Function.identity()));
    var above = new HashSet<DepartmentId>();
    for (var at = moved.parentId(); at != null && above.add(at); ) {
      var department = byId.get(at);
      at = department == null ? null : department.parentId();
    }
    if (above.contains(moved.id())) {
      throw Invalid.field(
          "parentId",
          "department-cycle",
          Phrase.of("不能移到自己的下级部门之下。", "A department cannot be below itself."));
    }
  }

  private static Invalid unknownParent() {
    return Invalid.field(
        "parentId",
        "unknown-department",
        Phrase.of("上级部门不存在。", "There is no such parent department."));
  }

  private static String name(@Nullable String name) {
    if (name == null || name.isBlank() || name.strip().length() > MAX_NAME) {
      throw Invalid.field(
          "name",
          name == null || name.isBlank() ? "required" : "too-long",
          Phrase.of("部门名称为 1 到 %d 个字符。", "A department's name has 1 to %d characters.", MAX_NAME));
    }
    return name.strip();
  }

  private static @Nullable UUID value(@Nullable DepartmentId id) {
    return id == null ? null : id.value();
  }

  private static Department department(Row row) throws SQLException {
    return new Department(
        new DepartmentId(row.uuid("id")),
        row.text("name"),
        row.optionalUuid("parent_id").map(DepartmentId::new).orElse(null),
        row.integer("position"),
        row.integer("member_count"));
  }
}
