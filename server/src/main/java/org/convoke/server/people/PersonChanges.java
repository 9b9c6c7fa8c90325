package org.convoke.server.people;

import java.util.List;
import java.util.Set;
import org.convoke.model.DepartmentId;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.server.access.Role;
import org.convoke.server.people.Person.Kind;
import org.convoke.server.people.Person.State;
import org.convoke.server.platform.Bodies;
import org.jspecify.annotations.Nullable;

/// Which of a person's properties change, and to what; null clears one.
record PersonChanges(Value.Fields values) {

  private static final Set<String> NAMES =
      Set.of(
          "name", "username", "kind", "state", "title", "mobile", "email", "departmentIds", "role");

  PersonChanges {
    for (var name : values.values().keySet()) {
      if (!NAMES.contains(name)) {
        throw Bodies.unknownField(name, NAMES);
      }
    }
  }

  /// The person as he would be.
  PersonDraft applied(Person before) {
    var draft = PersonDraft.of(before);
    var kind = option("kind", Kind.class, draft.kind());
    // Who loses his user name cannot have a role any more.
    var username = text("username", draft.username());
    var role = option("role", Role.class, username == null ? null : draft.role());
    return new PersonDraft(
        text("name", draft.name()),
        username,
        kind,
        option("state", State.class, draft.state()),
        text("title", draft.title()),
        text("mobile", draft.mobile()),
        text("email", draft.email()),
        departments(draft.departmentIds()),
        role);
  }

  private boolean isGiven(String name) {
    return values.values().containsKey(name);
  }

  private @Nullable String text(String name, @Nullable String otherwise) {
    if (!isGiven(name)) {
      return otherwise;
    }
    return switch (values.get(name)) {
      case Value.Text(var text) -> text.isBlank() ? null : text.strip();
      case Value.Empty _ -> null;
      default -> throw wrongType(name);
    };
  }

  private <E extends Enum<E>> @Nullable E option(
      String name, Class<E> options, @Nullable E otherwise) {
    var text = isGiven(name) ? text(name, null) : null;
    if (text == null) {
      return isGiven(name) ? null : otherwise;
    }
    try {
      return Enum.valueOf(options, text);
    } catch (IllegalArgumentException e) {
      throw Invalid.field(
          name, "not-an-option", Phrase.of("没有选项 %s。", "There is no option %s.", text));
    }
  }

  private @Nullable List<DepartmentId> departments(@Nullable List<DepartmentId> otherwise) {
    if (!isGiven("departmentIds")) {
      return otherwise;
    }
    return switch (values.get("departmentIds")) {
      case Value.Items items -> items.asTexts().stream().map(PersonChanges::department).toList();
      case Value.Empty _ -> List.of();
      default -> throw wrongType("departmentIds");
    };
  }

  private static DepartmentId department(String text) {
    try {
      return DepartmentId.parse(text);
    } catch (NotFound e) {
      throw Invalid.field(
          "departmentIds",
          "unknown-department",
          Phrase.of("没有部门 %s。", "There is no department %s.", text));
    }
  }

  private static Invalid wrongType(String name) {
    return Invalid.field(
        name, "wrong-type", Phrase.of("%s 的值类型不正确。", "The value of %s has the wrong type.", name));
  }
}
