package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.convoke.sandbox.dingtalk.State.Department;
import org.convoke.sandbox.dingtalk.State.Person;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Departments and employees; costs nothing of the month's calls. Source: user and department
/// management.
final class Directory {

  private final Org org;

  Directory(Org org, Gate gate) {
    this.org = org;
    gate.oldFree("POST", "/topapi/v2/user/getbymobile", this::byMobile);
    gate.oldFree("POST", "/topapi/v2/user/get", this::user);
    gate.oldFree("POST", "/topapi/user/getbyunionid", this::byUnionId);
    gate.oldFree("POST", "/topapi/v2/department/listsub", this::departments);
    gate.oldFree("POST", "/topapi/v2/department/listsubid", this::departmentIds);
    gate.oldFree("POST", "/topapi/v2/department/get", this::department);
    gate.oldFree("POST", "/topapi/v2/user/list", request -> users(request, this::describe));
    gate.oldFree(
        "POST", "/topapi/user/listsimple", request -> users(request, Directory::describeBriefly));
    gate.oldFree("POST", "/topapi/user/listid", this::userIds);
    gate.free("POST", "/v1.0/contact/users/search", this::searchUsers);
    gate.free("POST", "/v1.0/contact/departments/search", this::searchDepartments);
  }

  private ObjectNode byMobile(Request request) {
    var mobile = request.json().text("mobile");
    if (mobile.isEmpty() || mobile.length() > 15) {
      throw Refusals.old(40104);
    }
    var found =
        org.state().people.values().stream()
            .filter(p -> p.mobile.equals(mobile) && org.employee(p.userId).isPresent())
            .findFirst()
            .orElseThrow(() -> Refusals.old(60121));
    return Gate.result(Json.of("userid", found.userId, "exclusive_account_userid_list", List.of()));
  }

  private ObjectNode user(Request request) {
    var person = org.employee(request.json().text("userid")).orElseThrow(() -> Refusals.old(33012));
    return Gate.result(describe(person));
  }

  private ObjectNode byUnionId(Request request) {
    var person =
        org.byUnionId(request.json().text("unionid")).orElseThrow(() -> Refusals.old(60121));
    return Gate.result(Json.of("userid", person.userId, "contact_type", person.external ? 1 : 0));
  }

  private ObjectNode departments(Request request) {
    var parent = department(request.json());
    return Gate.result(Json.tree(below(parent).stream().map(Directory::describe).toList()));
  }

  private ObjectNode departmentIds(Request request) {
    var parent = department(request.json());
    return Gate.result(
        Json.of("dept_id_list", below(parent).stream().map(Department::id).toList()));
  }

  private ObjectNode department(Request request) {
    return Gate.result(describe(department(request.json())));
  }

  private Department department(Body body) {
    var department = org.state().departments.get(body.number("dept_id", 1));
    if (department == null) {
      throw Refusals.old(50004);
    }
    return department;
  }

  private List<Department> below(Department parent) {
    return org.state().departments.values().stream()
        .filter(d -> d.parentId() == parent.id())
        .toList();
  }

  private List<Person> within(Department department) {
    return org.state().people.values().stream()
        .filter(p -> p.department == department.id() && org.employee(p.userId).isPresent())
        .toList();
  }

  private ObjectNode users(Request request, Function<Person, ObjectNode> described) {
    var body = request.json();
    var size = (int) body.number("size", 0);
    var from = (int) body.number("cursor", 0);
    if (size < 1 || size > 100) {
      throw Refusals.old(400002, "size: 1 to 100");
    }
    var all = within(department(body));
    var to = Math.min(all.size(), from + size);
    var result =
        Json.of(
            "has_more",
            to < all.size(),
            "list",
            all.subList(Math.min(from, to), to).stream().map(described).toList());
    return Gate.result(to < all.size() ? result.put("next_cursor", to) : result);
  }

  /// Everybody in the department, whatever the app's range.
  private ObjectNode userIds(Request request) {
    var department = department(request.json());
    var found =
        org.state().people.values().stream()
            .filter(p -> p.department == department.id() && !p.left)
            .map(p -> p.userId)
            .toList();
    return Gate.result(Json.of("userid_list", found));
  }

  private ObjectNode searchUsers(Request request) {
    var body = request.json();
    var word = body.text("queryWord");
    var whole = body.number("fullMatchField", 0) == 1;
    var found =
        org.state().people.values().stream()
            .filter(p -> org.employee(p.userId).isPresent())
            .filter(p -> whole ? p.name.equals(word) : p.name.contains(word))
            .map(p -> p.userId)
            .toList();
    return page(body, found);
  }

  private ObjectNode searchDepartments(Request request) {
    var body = request.json();
    var found =
        org.state().departments.values().stream()
            .filter(d -> d.name().contains(body.text("queryWord")))
            .map(Department::id)
            .toList();
    return page(body, found);
  }

  private static ObjectNode page(Body body, List<?> found) {
    var from = Math.min(found.size(), (int) body.number("offset", 0));
    var to = Math.min(found.size(), from + (int) Math.min(50, body.number("size", 20)));
    return Json.of(
        "hasMore", to < found.size(), "totalCount", found.size(), "list", found.subList(from, to));
  }

  private static ObjectNode describe(Department department) {
    return Json.of(
        "dept_id", department.id(),
        "name", department.name(),
        "parent_id", department.parentId(),
        "create_dept_group", false,
        "auto_add_user", false);
  }

  private static ObjectNode describeBriefly(Person person) {
    return Json.of("userid", person.userId, "name", person.name);
  }

  private ObjectNode describe(Person person) {
    return Json.of(
        "userid", person.userId,
        "unionid", person.unionId,
        "name", person.name,
        "mobile", person.mobile,
        "email", person.email,
        "title", person.title,
        "dept_id_list", List.of(person.department),
        "active", true,
        "admin", person.userId.equals("admin"),
        "boss", false,
        "hide_mobile", false);
  }
}
