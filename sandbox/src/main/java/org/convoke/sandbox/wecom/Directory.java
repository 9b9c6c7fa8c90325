package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.wecom.State.Department;
import org.convoke.sandbox.wecom.State.Person;

/// Departments and members. Mobile, e-mail and avatar are withheld from apps made after 2022-06-20.
/// Source: documents 96259 and 96067.
final class Directory {

  private final Corp corp;
  private final Gate gate;

  Directory(Corp corp, Gate gate) {
    this.corp = corp;
    this.gate = gate;
    gate.get(
        "/cgi-bin/department/list",
        request -> departments(request, "department", Directory::describe));
    gate.get(
        "/cgi-bin/department/simplelist",
        request -> departments(request, "department_id", Directory::describeBriefly));
    gate.get("/cgi-bin/user/simplelist", request -> members(request, this::describeBriefly));
    gate.get("/cgi-bin/user/list", request -> members(request, this::describe));
    gate.get("/cgi-bin/user/get", this::member);
    gate.post("/cgi-bin/user/list_id", this::ids);
    gate.post("/cgi-bin/user/getuserid", request -> byField(request, "mobile", p -> p.mobile));
    gate.post(
        "/cgi-bin/user/get_userid_by_email", request -> byField(request, "email", p -> p.email));
  }

  private ObjectNode departments(
      Request request, String field, Function<Department, ObjectNode> described) {
    var top = number(request, "id", corp.app().rootVisible ? 1 : 2);
    if (!corp.state().departments.containsKey(top)) {
      throw Refusals.of(60123);
    }
    var found =
        corp.state().departments.values().stream()
            .filter(d -> isWithin(d, top))
            .map(described)
            .toList();
    return Json.of(field, found);
  }

  private static long number(Request request, String name, long otherwise) {
    return request.number(name, Math.toIntExact(otherwise));
  }

  private boolean isWithin(Department department, long top) {
    if (department.id() == top) {
      return true;
    }
    var above = corp.state().departments.get(department.parentId());
    return above != null && isWithin(above, top);
  }

  /// Direct members only: `fetch_child` does nothing.
  private ObjectNode members(Request request, Function<Person, ObjectNode> described) {
    var id = number(request, "department_id", 0);
    if (!corp.state().departments.containsKey(id)) {
      throw Refusals.of(60123);
    }
    var found =
        corp.state().people.values().stream()
            .filter(p -> p.department == id && !p.left && p.visible)
            .map(described)
            .toList();
    return Json.of("userlist", found);
  }

  private ObjectNode member(Request request) {
    return describe(corp.require(request.query("userid")));
  }

  private ObjectNode ids(Request request) {
    if (!gate.token(request).ofContacts()) {
      throw Refusals.of(48002);
    }
    var body = request.json();
    var limit = (int) body.number("limit", 10_000);
    var from = (int) body.number("cursor", 0);
    if (limit < 1 || limit > 10_000) {
      throw Refusals.of(40058, "limit");
    }
    var all = corp.state().people.values().stream().filter(p -> !p.left).toList();
    var to = Math.min(all.size(), from + limit);
    var found =
        all.subList(Math.min(from, to), to).stream()
            .map(p -> Json.of("userid", p.userid, "department", p.department))
            .toList();
    return Json.of("next_cursor", to < all.size() ? String.valueOf(to) : "", "dept_user", found);
  }

  private ObjectNode byField(Request request, String field, Function<Person, String> value) {
    var wanted = request.json().text(field);
    if (wanted.isEmpty()) {
      throw Refusals.of(40058, field);
    }
    return corp.state().people.values().stream()
        .filter(p -> !p.left && p.visible && value.apply(p).equalsIgnoreCase(wanted))
        .findFirst()
        .map(p -> Json.of("userid", p.userid))
        .orElseThrow(() -> Refusals.of(60111));
  }

  private static ObjectNode describe(Department department) {
    return Json.of(
        "id", department.id(),
        "name", department.name(),
        "name_en", "",
        "parentid", department.parentId(),
        "order", 1000 - department.id());
  }

  private static ObjectNode describeBriefly(Department department) {
    return Json.of(
        "id", department.id(), "parentid", department.parentId(), "order", 1000 - department.id());
  }

  private ObjectNode describeBriefly(Person person) {
    return Json.of(
        "userid", person.userid, "name", person.name, "department", List.of(person.department));
  }

  private ObjectNode describe(Person person) {
    var described =
        describeBriefly(person)
            .put("position", person.title)
            .put("status", 1)
            .put("main_department", person.department)
            .put("isleader", 0);
    if (!corp.app().privateFieldsWithheld) {
      described
          .put("mobile", person.mobile)
          .put("email", person.email)
          .put("avatar", corp.address() + "/sandbox-avatar.png");
    }
    return described;
  }
}
