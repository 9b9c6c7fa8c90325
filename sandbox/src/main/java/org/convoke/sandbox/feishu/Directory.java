package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.convoke.sandbox.feishu.State.Department;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;

/// Persons and departments of the tenant; outsiders are never shown. Source: contact-v3, 2024-10 to
/// 2026-04.
final class Directory {

  private static final List<String> READ =
      List.of("contact:contact.base:readonly", "contact:contact:readonly_as_app");

  private final Tenant tenant;

  Directory(Tenant tenant, Gate gate) {
    this.tenant = tenant;
    gate.app(
        "POST",
        "/open-apis/contact/v3/users/batch_get_id",
        List.of("contact:user.id:readonly"),
        this::idsOf);
    gate.app("GET", "/open-apis/contact/v3/users/batch", READ, this::users);
    gate.app("GET", "/open-apis/contact/v3/users/find_by_department", READ, this::ofDepartment);
    gate.app("GET", "/open-apis/contact/v3/users/{user}", READ, this::user);
    gate.app("POST", "/open-apis/contact/v3/departments/search", READ, this::search);
    gate.app("GET", "/open-apis/contact/v3/departments/{department}", READ, this::department);
    gate.app(
        "GET", "/open-apis/contact/v3/departments/{department}/children", READ, this::children);
    gate.app("GET", "/open-apis/contact/v3/scopes", READ, this::scopes);
    gate.bare("GET", "/open-apis/bot/v3/info", _ -> bot());
  }

  private JsonNode idsOf(Request request) {
    var body = request.json();
    var type = request.query("user_id_type", "open_id");
    var emails = body.texts("emails");
    var mobiles = body.texts("mobiles");
    if (emails.size() > 50 || mobiles.size() > 50) {
      throw Refusals.parameter(40001, "emails, mobiles: at most 50");
    }
    var resigned = body.flag("include_resigned", false);
    var list = Json.MAPPER.createArrayNode();
    emails.forEach(
        email ->
            list.add(entry("email", email, type, resigned, p -> p.email.equalsIgnoreCase(email))));
    mobiles.forEach(
        mobile -> list.add(entry("mobile", mobile, type, resigned, p -> isMobile(p, mobile))));
    return Json.of("user_list", list);
  }

  private static boolean isMobile(Person person, String mobile) {
    return !person.mobile.isEmpty()
        && (mobile.equals(person.mobile) || mobile.equals("+86" + person.mobile));
  }

  private ObjectNode entry(
      String field, String value, String type, boolean resigned, Predicate<Person> fits) {
    var entry = Json.of();
    employees()
        .filter(p -> !value.isEmpty() && fits.test(p) && (resigned || !p.resigned))
        .findFirst()
        .ifPresent(
            person -> {
              entry.put("user_id", Tenant.id(person, type));
              entry.set("status", status(person));
            });
    return entry.put(field, value);
  }

  private java.util.stream.Stream<Person> employees() {
    return tenant.state().people.values().stream().filter(p -> !tenant.isExternal(p));
  }

  private static ObjectNode status(Person person) {
    return Json.of(
        "is_frozen", false,
        "is_resigned", person.resigned,
        "is_activated", true,
        "is_exited", false,
        "is_unjoin", false);
  }

  private JsonNode user(Request request) {
    var person = tenant.person(request.query("user_id_type", "open_id"), request.variable("user"));
    if (tenant.isExternal(person) || !person.available) {
      throw Refusals.of(41050);
    }
    return Json.of("user", describe(person));
  }

  private JsonNode users(Request request) {
    var type = request.query("user_id_type", "open_id");
    var ids = request.query().getOrDefault("user_ids", List.of());
    if (ids.isEmpty() || ids.size() > 50) {
      throw Refusals.parameter(40001, "user_ids: 1 to 50");
    }
    var items = new ArrayList<ObjectNode>();
    for (var id : ids) {
      tenant
          .find(type, id)
          .filter(p -> !tenant.isExternal(p) && p.available && !p.resigned)
          .ifPresent(p -> items.add(describe(p)));
    }
    return Json.of("items", items);
  }

  private JsonNode ofDepartment(Request request) {
    var id = departmentId(request.query("department_id", "0"));
    var found =
        employees().filter(p -> !p.resigned && p.available && p.departmentId.equals(id)).toList();
    return Pages.of(request, found.stream().map(this::describe).toList(), 10, 50, 40012);
  }

  private JsonNode department(Request request) {
    return Json.of("department", describe(find(request.variable("department"))));
  }

  private JsonNode children(Request request) {
    var parent = departmentId(request.variable("department"));
    var deep = request.query("fetch_child").equals("true");
    var found =
        tenant.state().departments.values().stream()
            .filter(d -> deep ? isBelow(d, parent) : d.parentId.equals(parent))
            .map(Directory::describe)
            .toList();
    return Pages.of(request, found, 10, 50, 40012);
  }

  private boolean isBelow(Department department, String parent) {
    var above = tenant.state().departments.get(department.parentId);
    return department.parentId.equals(parent) || above != null && isBelow(above, parent);
  }

  private JsonNode search(Request request) {
    var word = request.json().text("query");
    if (word.isEmpty()) {
      throw Refusals.parameter(40001, "query");
    }
    var found =
        tenant.state().departments.values().stream()
            .filter(d -> d.name.contains(word))
            .map(Directory::describe)
            .toList();
    return Pages.of(request, found, 20, 50, 40012);
  }

  private JsonNode scopes(Request request) {
    return Json.of(
        "department_ids",
        List.of("0"),
        "user_ids",
        List.of(),
        "group_ids",
        List.of(),
        "has_more",
        false);
  }

  private Answer bot() {
    var app = tenant.app();
    return Answer.json(
        Json.of(
            "code",
            0,
            "msg",
            "ok",
            "bot",
            Json.of(
                "activate_status", app.bot ? 2 : 1,
                "app_name", app.name,
                "avatar_url", tenant.address() + "/sandbox-avatar.png",
                "ip_white_list", app.allowedIps,
                "open_id", app.openId)));
  }

  private Department find(String id) {
    var department = tenant.state().departments.get(departmentId(id));
    if (department == null) {
      throw Refusals.of(40004);
    }
    return department;
  }

  /// `od-7` and `7` are the same; the root is `0`.
  private static String departmentId(String id) {
    return id.equals("0") || id.startsWith("od-") ? id : "od-" + id;
  }

  private static ObjectNode describe(Department department) {
    return Json.of(
        "name", department.name,
        "open_department_id", department.id,
        "department_id", department.id.substring(3),
        "parent_department_id", department.parentId,
        "status", Json.of("is_deleted", false));
  }

  private ObjectNode describe(Person person) {
    return Json.of(
        "open_id", person.openId,
        "union_id", person.unionId,
        "user_id", person.userId,
        "name", person.name,
        "en_name", person.userId,
        "email", person.email,
        "mobile", person.mobile.isEmpty() ? "" : "+86" + person.mobile,
        "mobile_visible", true,
        "job_title", person.title,
        "avatar", Json.of("avatar_72", tenant.address() + "/sandbox-avatar.png"),
        "status", status(person),
        "department_ids", List.of(person.departmentId));
  }
}
