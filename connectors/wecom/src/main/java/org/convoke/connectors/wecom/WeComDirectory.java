package org.convoke.connectors.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Directory;

/// Departments and members in the app's visible range (document 96259 and beside).
///
/// WeCom withholds mobile numbers and addresses from apps created since 2022-06-20, but still tells
/// whose a number is when asked.
final class WeComDirectory implements Directory {

  private static final String USERS = "/cgi-bin/user/list";
  private static final String USERS_IN_SHORT = "/cgi-bin/user/simplelist";
  // Nobody has it: user id unknown, or (of mobiles) no such user.
  private static final Set<Integer> NOBODY = Set.of(60111, 46004);

  private final Api api;

  WeComDirectory(Api api) {
    this.api = api;
  }

  @Override
  public Contents read() {
    var units = departments();
    var members = new LinkedHashMap<String, Member>();
    for (var unit : units) {
      for (var user : users(unit.id())) {
        var member = member(user);
        members.putIfAbsent(member.account().id(), member);
      }
    }
    return new Contents(units, List.copyOf(members.values()));
  }

  private List<Unit> departments() {
    var answer = api.call(Request.get("/cgi-bin/department/list")).required().path("department");
    var ids = new LinkedHashSet<String>();
    answer.forEach(it -> ids.add(it.path("id").asText()));
    return StreamSupport.stream(answer.spliterator(), false).map(it -> unit(it, ids)).toList();
  }

  /// A department whose parent the app may not see is at the top.
  private static Unit unit(JsonNode department, Set<String> visible) {
    var id = department.path("id").asText();
    var name = department.path("name").asText();
    return new Unit(
        id,
        name.isEmpty() ? id : name,
        Optional.of(department.path("parentid").asText()).filter(visible::contains));
  }

  /// With details when the app may have them; by name only otherwise.
  private JsonNode users(String department) {
    var answer = api.call(Request.get(USERS, "department_id", department));
    if (answer.code() == Refusals.NOT_PERMITTED) {
      answer = api.call(Request.get(USERS_IN_SHORT, "department_id", department));
    }
    return answer.required().path("userlist");
  }

  private static Member member(JsonNode user) {
    var departments = new ArrayList<String>();
    user.path("department").forEach(it -> departments.add(it.asText()));
    return new Member(
        UserIds.account(user.path("userid").asText()),
        user.path("name").asText(),
        text(user, "mobile"),
        text(user, "email").or(() -> text(user, "biz_mail")),
        text(user, "position"),
        departments);
  }

  private static Optional<String> text(JsonNode user, String name) {
    return Optional.of(user.path(name).asText()).filter(it -> !it.isEmpty());
  }

  @Override
  public Map<String, Account> match(List<String> mobiles, List<String> emails) {
    var found = new HashMap<String, Account>();
    for (var mobile : mobiles) {
      var asked = Request.ask("/cgi-bin/user/getuserid", Request.fields().put("mobile", mobile));
      account(asked).ifPresent(it -> found.put(mobile, it));
    }
    for (var email : emails) {
      byEmail(email).ifPresent(it -> found.put(email, it));
    }
    return found;
  }

  /// A customer of an employee; the call as weixin-java-cp 4.7.7 makes it (`getContactDetail`).
  @Override
  public Optional<Who> who(String account) {
    var asked = Request.get("/cgi-bin/externalcontact/get", "external_userid", account);
    return text(api.call(asked).required().path("external_contact"), "name")
        .map(it -> new Who(it, false));
  }

  private static final int COMPANY_ADDRESS = 1;
  private static final int OWN_ADDRESS = 2;

  private Optional<Account> byEmail(String email) {
    return byEmail(email, COMPANY_ADDRESS).or(() -> byEmail(email, OWN_ADDRESS));
  }

  private Optional<Account> byEmail(String email, int type) {
    return account(
        Request.ask(
            "/cgi-bin/user/get_userid_by_email",
            Request.fields().put("email", email).put("email_type", type)));
  }

  private Optional<Account> account(Request asked) {
    var answer = api.call(asked);
    if (NOBODY.contains(answer.code())) {
      return Optional.empty();
    }
    return text(answer.required(), "userid").map(UserIds::account);
  }
}
