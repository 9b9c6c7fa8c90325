package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.shared.DemoTenant;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.PlatformState;

/// Everything the corp holds. Guarded by the platform's lock.
final class State implements PlatformState {

  App app = new App();
  final Map<String, Long> counters = new HashMap<>();
  final Map<String, Person> people = new LinkedHashMap<>();
  final Map<String, Outsider> outsiders = new LinkedHashMap<>();
  final Map<Long, Department> departments = new LinkedHashMap<>();
  final Map<String, AppChat> appChats = new LinkedHashMap<>();
  final Map<String, CustomerGroup> customerGroups = new LinkedHashMap<>();
  final Map<String, ObjectNode> joinWays = new LinkedHashMap<>();
  final Map<String, ObjectNode> contactWays = new LinkedHashMap<>();
  final Map<String, Message> messages = new LinkedHashMap<>();
  final Map<String, Meeting> meetings = new LinkedHashMap<>();
  final Map<String, Token> tokens = new LinkedHashMap<>();
  final Map<String, Code> codes = new LinkedHashMap<>();
  final Map<String, String> userTickets = new LinkedHashMap<>();

  @Override
  public Object settings() {
    return app;
  }

  @Override
  public void revokeTokens() {
    tokens.clear();
  }

  /// The app as the admin console shows it.
  static final class App {
    String corpId = "wwsandbox0001";
    String secret = "sandbox-wecom-secret";

    /// Of "directory synchronization", which alone may list all ids.
    String contactSecret = "sandbox-wecom-contact-secret";

    long agentId = 1_000_001;
    String name = "召集";
    String token = "sandboxToken";
    String encodingAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    /// Where events go; empty: nowhere.
    String callbackUrl = "";

    /// Whether callers' addresses are checked.
    boolean ipGate;

    List<String> trustedIps = new ArrayList<>();

    /// Domains for sign-in; empty: any.
    List<String> trustedDomains = new ArrayList<>();

    /// Whether the visible scope includes the root department, without which there are no
    /// application groups.
    boolean rootVisible = true;

    /// Whether the app may call customer contact and meeting APIs.
    boolean customerContact = true;

    boolean meetings = true;

    /// Made after 2022-06-20: mobile, e-mail and avatar are withheld.
    boolean privateFieldsWithheld = true;

    /// The corp pays for "advanced meetings": starts, ends and joins are called back.
    boolean meetingsPaid;
  }

  static final class Person {
    String userid = "";
    String name = "";
    String title = "";
    String mobile = "";
    String email = "";
    long department;
    boolean left;

    /// Within the app's visible scope.
    boolean visible = true;
  }

  static final class Outsider {
    String id = "";
    String unionId = "";
    String name = "";
    String title = "";
    String mobile = "";

    /// Employees who have him as a contact, each with the state of the way he came by.
    LinkedHashMap<String, String> contacts = new LinkedHashMap<>();
  }

  record Department(long id, String name, long parentId) {}

  static final class AppChat {
    String id = "";
    String name = "";
    String owner = "";
    LinkedHashSet<String> users = new LinkedHashSet<>();

    /// Whether something was sent into it; until then nobody sees it.
    boolean shown;
  }

  static final class CustomerGroup {
    String id = "";
    String name = "";
    String owner = "";
    String notice = "";
    long createdAt;
    boolean dismissed;
    LinkedHashMap<String, GroupMember> members = new LinkedHashMap<>();
    LinkedHashSet<String> admins = new LinkedHashSet<>();
    int transfers;
  }

  /// `scene`: 1 invited, 2 link, 3 QR.
  record GroupMember(
      String id, boolean external, long joinedAt, int scene, String invitor, String state) {}

  static final class Message {
    String id = "";
    String chatId = "";
    LinkedHashSet<String> to = new LinkedHashSet<>();
    String sender = "";
    String type = "";
    JsonNode content = Json.of();
    long createdAt;
  }

  static final class Meeting {
    String id = "";
    String code = "";

    /// 1 not started, 2 running, 3 ended, 4 cancelled, 5 expired.
    int status = 1;

    ObjectNode content = Json.of();
    LinkedHashSet<String> invitees = new LinkedHashSet<>();
    LinkedHashMap<String, long[]> joined = new LinkedHashMap<>();
  }

  record Token(String value, boolean ofContacts, long expiresAt) {}

  record Code(String value, String person, String scope, long expiresAt) {}

  /// The seed.
  static State demo() {
    var state = new State();
    state.departments.put(1L, new Department(1, DemoTenant.NAME, 0));
    DemoTenant.departments()
        .forEach(
            d -> state.departments.put(d.id(), new Department(d.id(), d.name(), d.parentId())));
    DemoTenant.employees().forEach(state::add);
    DemoTenant.customers().forEach(state::add);
    return state;
  }

  long next(String kind) {
    return counters.merge(kind, 1L, Long::sum);
  }

  private void add(DemoTenant.Employee each) {
    var person = new Person();
    person.userid = each.username();
    person.name = each.name();
    person.title = each.title();
    person.mobile = each.mobile();
    person.email = each.email();
    person.department = each.departmentId();
    person.left = !each.active();
    people.put(person.userid, person);
  }

  private void add(DemoTenant.Customer each) {
    var outsider = new Outsider();
    outsider.id = "wm_ext_" + each.key();
    outsider.unionId = "ounion_" + each.key();
    outsider.name = each.name();
    outsider.title = each.title();
    outsider.mobile = each.mobile();
    each.friends().forEach(friend -> outsider.contacts.put(friend, ""));
    outsiders.put(outsider.id, outsider);
  }
}
