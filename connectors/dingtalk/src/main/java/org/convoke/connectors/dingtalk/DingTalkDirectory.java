package org.convoke.connectors.dingtalk;

import static org.convoke.connectors.dingtalk.Request.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Directory;

/// Departments and people that the app may see. None of these calls counts against the month (page
/// `basic-interfaces-such-as-log-off-and-address-book`).
final class DingTalkDirectory implements Directory {

  static final String UNION_ID = "unionId";
  static final String ROOT = "1";

  private static final int PAGE = 100;
  // No such user, by mobile or by id.
  private static final Set<String> NOBODY = Set.of("60121", "40104", "33012");

  private final Api api;

  DingTalkDirectory(Api api) {
    this.api = api;
  }

  @Override
  public Contents read() {
    var units = departments();
    var members = new LinkedHashMap<String, Member>();
    users(ROOT, members);
    units.forEach(it -> users(it.id(), members));
    return new Contents(units, List.copyOf(members.values()));
  }

  /// One level a call, so the tree is walked. The root, which is the company, is no department.
  private List<Unit> departments() {
    var found = new LinkedHashMap<String, Unit>();
    var parents = new ArrayDeque<>(List.of(ROOT));
    while (!parents.isEmpty()) {
      var parent = parents.removeFirst();
      var below = ask("/topapi/v2/department/listsub", "dept_id", parent).path("result");
      for (var each : below) {
        var id = each.path("dept_id").asText();
        var unit =
            new Unit(
                id, each.path("name").asText(), Optional.of(parent).filter(it -> !it.equals(ROOT)));
        if (found.putIfAbsent(id, unit) == null) {
          parents.add(id);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private void users(String department, Map<String, Member> members) {
    var cursor = 0L;
    var more = true;
    while (more) {
      var body =
          fields()
              .put("dept_id", Long.parseLong(department))
              .put("cursor", cursor)
              .put("size", PAGE);
      var page =
          api.required(Request.ask(Host.OAPI, "/topapi/v2/user/list", body).free()).path("result");
      page.path("list").forEach(it -> add(member(it), members));
      more = page.path("has_more").asBoolean();
      cursor = page.path("next_cursor").asLong();
    }
  }

  private static void add(Member member, Map<String, Member> members) {
    members.putIfAbsent(member.account().id(), member);
  }

  private static Member member(JsonNode user) {
    var departments = new ArrayList<String>();
    user.path("dept_id_list").forEach(it -> departments.add(it.asText()));
    departments.remove(ROOT);
    return new Member(
        account(user),
        user.path("name").asText(),
        text(user, "mobile"),
        text(user, "email").or(() -> text(user, "org_email")),
        text(user, "title"),
        departments);
  }

  static Account account(JsonNode user) {
    var others = new HashMap<String, String>();
    text(user, "unionid").ifPresent(it -> others.put(UNION_ID, it));
    return new Account(user.path("userid").asText(), others);
  }

  private static Optional<String> text(JsonNode user, String name) {
    return Optional.of(user.path(name).asText()).filter(it -> !it.isEmpty());
  }

  /// DingTalk finds nobody by an e-mail address.
  @Override
  public Map<String, Account> match(List<String> mobiles, List<String> emails) {
    var found = new HashMap<String, Account>();
    for (var mobile : mobiles) {
      result("/topapi/v2/user/getbymobile", "mobile", mobile)
          .flatMap(it -> account(it.path("userid").asText()))
          .ifPresent(it -> found.put(mobile, it));
    }
    return found;
  }

  /// DingTalk tells of its company's people only; internal groups take no others.
  @Override
  public Optional<Who> who(String account) {
    return result("/topapi/v2/user/get", "userid", account)
        .flatMap(it -> text(it, "name"))
        .map(it -> new Who(it, true));
  }

  /// The account of a userId, with its unionId.
  Optional<Account> account(String userId) {
    return result("/topapi/v2/user/get", "userid", userId).map(DingTalkDirectory::account);
  }

  /// The account of a unionId.
  Optional<Account> byUnionId(String unionId) {
    return result("/topapi/user/getbyunionid", "unionid", unionId)
        .map(it -> new Account(it.path("userid").asText(), Map.of(UNION_ID, unionId)))
        .filter(it -> !it.id().isEmpty());
  }

  private Optional<JsonNode> result(String path, String name, String value) {
    var answer = api.call(Request.ask(Host.OAPI, path, fields().put(name, value)).free());
    return NOBODY.contains(answer.code())
        ? Optional.empty()
        : Optional.of(answer.required(api.refusals()).path("result"));
  }

  private JsonNode ask(String path, String name, String value) {
    return api.required(
        Request.ask(Host.OAPI, path, fields().put(name, Long.parseLong(value))).free());
  }
}
