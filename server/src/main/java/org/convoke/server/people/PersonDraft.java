package org.convoke.server.people;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.convoke.model.DepartmentId;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Role;
import org.convoke.server.people.Person.Kind;
import org.convoke.server.people.Person.State;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What somebody says a person is, before it is checked. What is null is left to the default.
@Schema(name = "PersonChanges")
record PersonDraft(
    @Nullable String name,
    @Nullable String username,
    @Nullable Kind kind,
    @Nullable State state,
    @Nullable String title,
    @Nullable String mobile,
    @Nullable String email,
    @Nullable List<DepartmentId> departmentIds,
    @Nullable Role role) {

  private static final int MAX_TEXT = 100;
  private static final int MAX_DEPARTMENTS = 50;
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,59}");
  private static final Pattern MOBILE = Pattern.compile("\\+?[0-9][0-9 -]{4,24}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

  static PersonDraft of(Person person) {
    return new PersonDraft(
        person.name(),
        person.username(),
        person.kind(),
        person.state(),
        person.title(),
        person.mobile(),
        person.email(),
        person.departmentIds(),
        person.role());
  }

  /// The person, when everything holds.
  ///
  /// @throws Invalid that names every fault
  Person person(PersonId id) {
    var faults = faults();
    if (!faults.isEmpty()) {
      throw Invalid.input(faults);
    }
    var isInternal = kind != Kind.EXTERNAL;
    return new Person(
        id,
        name == null ? "" : name.strip(),
        username,
        isInternal ? Kind.INTERNAL : Kind.EXTERNAL,
        state == null ? State.ACTIVE : state,
        title,
        mobile,
        email,
        departmentIds == null ? List.of() : departmentIds.stream().distinct().toList(),
        isInternal && username != null ? (role == null ? Role.MEMBER : role) : null);
  }

  private List<FieldProblem> faults() {
    var faults = new ArrayList<FieldProblem>();
    if (name == null || name.isBlank()) {
      faults.add(new FieldProblem("name", "required", Phrase.of("请填写姓名。", "Fill in the name.")));
    }
    requireShort(faults, "name", name);
    requireShort(faults, "title", title);
    requireForm(faults, "username", username, USERNAME);
    requireForm(faults, "mobile", mobile, MOBILE);
    requireForm(faults, "email", email, EMAIL);
    requireSense(faults);
    return faults;
  }

  private void requireSense(List<FieldProblem> faults) {
    if (kind == Kind.EXTERNAL && (username != null || role != null)) {
      faults.add(
          new FieldProblem(
              "username",
              "external",
              Phrase.of("外部人员没有用户名和角色。", "An external person has no user name and no role.")));
    }
    if (role != null && username == null && kind != Kind.EXTERNAL) {
      faults.add(
          new FieldProblem(
              "username", "required", Phrase.of("有角色的人员需要用户名。", "A role needs a user name.")));
    }
    if (departmentIds != null && departmentIds.size() > MAX_DEPARTMENTS) {
      faults.add(
          new FieldProblem(
              "departmentIds",
              "too-many",
              Phrase.of("最多 %d 个部门。", "At most %d departments.", MAX_DEPARTMENTS)));
    }
  }

  private static void requireShort(List<FieldProblem> faults, String field, @Nullable String text) {
    if (text != null && text.length() > MAX_TEXT) {
      faults.add(
          new FieldProblem(
              field, "too-long", Phrase.of("最多 %d 个字符。", "At most %d characters.", MAX_TEXT)));
    }
  }

  private static void requireForm(
      List<FieldProblem> faults, String field, @Nullable String text, Pattern form) {
    if (text != null && !form.matcher(text).matches()) {
      faults.add(
          new FieldProblem(field, "wrong-type", Phrase.of("格式不正确。", "Not in the right form.")));
    }
  }
}
