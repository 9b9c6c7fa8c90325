package org.convoke.sandbox.dingtalk;

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

/// Everything the organization holds. Guarded by the platform's lock.
final class State implements PlatformState {

  App app = new App();
  final Map<String, Long> counters = new HashMap<>();
  final Map<String, Person> people = new LinkedHashMap<>();
  final Map<Long, Department> departments = new LinkedHashMap<>();
  final Map<String, Group> groups = new LinkedHashMap<>();
  final Map<String, Message> messages = new LinkedHashMap<>();
  final Map<String, Token> tokens = new LinkedHashMap<>();
  final Map<String, Code> codes = new LinkedHashMap<>();
  final List<ObjectNode> failedPushes = new ArrayList<>();
  final Map<String, Meeting> meetings = new LinkedHashMap<>();
  final Map<String, CalendarEvent> events = new LinkedHashMap<>();
  final Map<String, String> noticesOfToday = new HashMap<>();

  @Override
  public Object settings() {
    return app;
  }

  @Override
  public void revokeTokens() {
    tokens.clear();
  }

  /// The app as the developer console shows it.
  static final class App {
    String appKey = "dingsandbox0001";
    String appSecret = "sandbox-dingtalk-secret";
    String robotCode = "dingsandbox0001";
    String corpId = "dingcorp0001";
    long agentId = 1_000_001;
    String name = "召集";
    String template = "template-0001";
    String token = "sandboxToken";
    String aesKey = "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij";

    /// Where events go; empty: nowhere.
    String callbackUrl = "";

    /// The app is old enough for `chat/create`, `chat/update` and the classic scene groups, for
    /// which DingTalk grants nothing any more.
    boolean classicAllowed;

    /// Whether a token of one host is good on the other. DingTalk does not say.
    boolean tokensInterchangeable;

    /// How long a new scene group answers classic calls with 400020.
    int sceneGroupReadySeconds = 2;

    /// Keys of events begin with a capital, as older apps get them.
    boolean pascalCaseEvents;

    /// Addresses that may call; empty: all.
    List<String> allowedIps = new ArrayList<>();

    /// Addresses that sign-in may return to; empty: any.
    List<String> redirectUris = new ArrayList<>();
  }

  static final class Person {
    String userId = "";
    String unionId = "";
    String name = "";
    String title = "";
    String mobile = "";
    String email = "";
    long department;
    boolean left;

    /// An external contact.
    boolean external;

    /// Within the app's range.
    boolean visible = true;
  }

  record Department(long id, String name, long parentId) {}

  /// The dialects in which a group is made.
  enum Kind {
    CLASSIC,
    COMMON,
    SCENE
  }

  static final class Group {
    String conversationId = "";
    String chatId = "";
    Kind kind = Kind.COMMON;
    String title = "";
    String ownerId = "";
    String icon = "";
    String templateId = "";
    String uuid = "";

    /// 1 open, 2 disbanded.
    int status = 1;

    long createdAt;
    LinkedHashMap<String, Long> options = new LinkedHashMap<>();
    LinkedHashSet<String> members = new LinkedHashSet<>();
    LinkedHashSet<String> admins = new LinkedHashSet<>();
    LinkedHashSet<String> robots = new LinkedHashSet<>();
    LinkedHashMap<String, String> nicknames = new LinkedHashMap<>();
  }

  static final class Message {
    String id = "";
    String conversationId = "";
    LinkedHashSet<String> to = new LinkedHashSet<>();
    String sender = "";
    String type = "";
    JsonNode content = Json.of();
    long createdAt;
  }

  /// `kind`: `old`, `new` or `user`.
  record Token(String value, String kind, String userId, String refresh, long expiresAt) {}

  record Code(String value, String userId, boolean ofBrowser, long expiresAt) {}

  static final class Meeting {
    String id = "";
    boolean scheduled;
    String title = "";
    String creator = "";
    String code = "";
    long startsAt;
    long endsAt;

    /// `SCHEDULED`, `RUNNING`, `ENDED` or `CANCELLED`.
    String status = "";

    ObjectNode settings = Json.of();
    LinkedHashSet<String> invited = new LinkedHashSet<>();
    LinkedHashMap<String, Long> joined = new LinkedHashMap<>();
  }

  static final class CalendarEvent {
    String id = "";
    String unionId = "";
    String clientToken = "";
    long createdAt;
    boolean cancelled;
    ObjectNode content = Json.of();
    LinkedHashMap<String, Boolean> attendees = new LinkedHashMap<>();
    String conferenceId = "";
  }

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
    person.userId = each.username();
    person.unionId = "union-" + each.username();
    person.name = each.name();
    person.title = each.title();
    person.mobile = each.mobile();
    person.email = each.email();
    person.department = each.departmentId();
    person.left = !each.active();
    people.put(person.userId, person);
  }

  private void add(DemoTenant.Customer each) {
    var person = new Person();
    person.userId = "ext_" + each.key();
    person.unionId = "union-ext-" + each.key();
    person.name = each.name();
    person.title = each.title();
    person.mobile = each.mobile();
    person.external = true;
    people.put(person.userId, person);
  }
}
