package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Directory;

/// Departments and people within the app's contact range. Source: contact-v3, 2024-10 to 2026-04.
/// Thread-safe.
final class FeishuDirectory implements Directory {

  private static final String ROOT = "0";
  private static final int PAGE = 50;

  /// Mobiles or e-mail addresses of one call.
  private static final int BATCH = 50;

  private static final int TOO_LARGE = 43010;

  private final Client client;

  FeishuDirectory(Client client) {
    this.client = client;
  }

  @Override
  public Contents read() {
    var range = client.call(departmentIds(Ask.of(Api.READ_RANGE))).data();
    var units = new LinkedHashMap<String, Unit>();
    var roots = texts(range.path("department_ids"));
    roots.forEach(root -> below(root, units));
    var members = new LinkedHashMap<String, Member>();
    var departments = new LinkedHashSet<>(units.keySet());
    if (roots.contains(ROOT)) {
      departments.add(ROOT);
    }
    departments.forEach(department -> people(department, members));
    alone(texts(range.path("user_ids")), members);
    return new Contents(List.copyOf(units.values()), List.copyOf(members.values()));
  }

  /// A department and all below it; above the root there is nothing.
  private void below(String root, Map<String, Unit> units) {
    if (!root.equals(ROOT)) {
      var department = client.call(departmentIds(Ask.of(Api.READ_DEPARTMENT, root))).data();
      unit(department.path("department"), units);
    }
    children(root, units);
  }

  private void children(String parent, Map<String, Unit> units) {
    var ask = departmentIds(Ask.of(Api.LIST_DEPARTMENTS, parent));
    var first =
        client.call(ask.query("fetch_child", "true").query("page_size", String.valueOf(PAGE)));
    if (first.code() != TOO_LARGE) {
      first.data();
      Pages.all(client, ask.query("fetch_child", "true"), PAGE).forEach(it -> unit(it, units));
      return;
    }
    for (var child : Pages.all(client, ask.query("fetch_child", "false"), PAGE)) {
      unit(child, units);
      children(child.path("open_department_id").asText(), units);
    }
  }

  private static void unit(JsonNode department, Map<String, Unit> units) {
    var id = department.path("open_department_id").asText();
    var parent = department.path("parent_department_id").asText();
    if (!id.isEmpty() && !department.path("status").path("is_deleted").asBoolean()) {
      units.put(
          id,
          new Unit(
              id,
              department.path("name").asText(),
              Optional.of(parent).filter(it -> !it.isEmpty() && !it.equals(ROOT))));
    }
  }

  private void people(String department, Map<String, Member> members) {
    var ask =
        departmentIds(
            Ask.of(Api.LIST_USERS)
                .query("department_id", department)
                .query("user_id_type", "open_id"));
    Pages.all(client, ask, PAGE).forEach(user -> put(user, members));
  }

  /// Those who are in the range by themselves rather than by a department.
  private void alone(List<String> ids, Map<String, Member> members) {
    for (var batch : batches(ids)) {
      var ask = departmentIds(Ask.of(Api.READ_USERS).query("user_id_type", "open_id"));
      for (var id : batch) {
        ask = ask.query("user_ids", id);
      }
      client.call(ask).data().path("items").forEach(user -> put(user, members));
    }
  }

  private static void put(JsonNode user, Map<String, Member> members) {
    var id = user.path("open_id").asText();
    if (id.isEmpty() || user.path("status").path("is_resigned").asBoolean()) {
      return;
    }
    members.put(
        id,
        new Member(
            account(user),
            user.path("name").asText(),
            text(user, "mobile").map(FeishuDirectory::national),
            text(user, "email").or(() -> text(user, "enterprise_email")),
            text(user, "job_title"),
            texts(user.path("department_ids"))));
  }

  /// The account of a user as Feishu describes it.
  static Account account(JsonNode user) {
    var others = new HashMap<String, String>();
    text(user, "union_id").ifPresent(id -> others.put("unionId", id));
    text(user, "user_id").ifPresent(id -> others.put("userId", id));
    return new Account(user.path("open_id").asText(), others);
  }

  /// Without the code of the mainland.
  private static String national(String mobile) {
    return mobile.startsWith("+86") ? mobile.substring(3) : mobile;
  }

  /// Contacts are asked for within the app's range, which has no outsiders: whom Feishu tells of is
  /// a colleague (contact-v3 user get; add-bot-to-external-group).
  @Override
  public Optional<Who> who(String account) {
    var ask = departmentIds(Ask.of(Api.READ_USER, account).query("user_id_type", "open_id"));
    return text(client.call(ask).data().path("user"), "name").map(it -> new Who(it, true));
  }

  @Override
  public Map<String, Account> match(List<String> mobiles, List<String> emails) {
    var found = new LinkedHashMap<String, Account>();
    batches(mobiles).forEach(batch -> match("mobiles", "mobile", batch, found));
    batches(emails).forEach(batch -> match("emails", "email", batch, found));
    return found;
  }

  private void match(String list, String field, List<String> batch, Map<String, Account> found) {
    var data =
        client
            .call(Ask.of(Api.FIND_USERS).query("user_id_type", "open_id").body(list, batch))
            .data();
    var asked = Set.copyOf(batch);
    for (var entry : data.path("user_list")) {
      var value = entry.path(field).asText();
      var id = entry.path("user_id").asText();
      if (!id.isEmpty() && asked.contains(value)) {
        found.put(value, new Account(id, Map.of()));
      }
    }
  }

  private static Ask departmentIds(Ask ask) {
    return ask.query("department_id_type", "open_department_id");
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field).asText()).filter(it -> !it.isEmpty());
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static List<List<String>> batches(List<String> all) {
    var batches = new ArrayList<List<String>>();
    for (var from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return batches;
  }
}
