package org.convoke.sandbox.feishu;

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

/// Everything the tenant holds. Guarded by the platform's lock.
final class State implements PlatformState {

  static final String EXTERNAL_TENANT = "tenant_ext0001";
  static final String OTHER_BOT = "cli_sandbox0002";

  App app = new App();
  final Map<String, Long> counters = new HashMap<>();
  final Map<String, Person> people = new LinkedHashMap<>();
  final Map<String, Department> departments = new LinkedHashMap<>();
  final Map<String, Chat> chats = new LinkedHashMap<>();
  final Map<String, Message> messages = new LinkedHashMap<>();
  final Map<String, Token> tokens = new LinkedHashMap<>();
  final Map<String, Code> codes = new LinkedHashMap<>();
  final Map<String, CardToken> cardTokens = new LinkedHashMap<>();
  final Map<String, Reserve> reserves = new LinkedHashMap<>();
  final Map<String, CalendarEvent> calendarEvents = new LinkedHashMap<>();

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
    String appId = "cli_sandbox0001";
    String appSecret = "sandbox-feishu-secret";
    String tenantKey = "tenant0001";
    String encryptKey = "sandbox-encrypt-key";
    String verificationToken = "sandbox-verification-token";
    String name = "召集";
    String openId = "ou_bot_sandbox0001";

    /// Where events go; empty: nowhere.
    String callbackUrl = "";

    /// Where card actions go; empty: to `callbackUrl`.
    String cardUrl = "";

    /// Empty: any is taken.
    List<String> redirectUris = new ArrayList<>();

    /// What is pushed; `*` for all.
    List<String> events = new ArrayList<>(List.of("*"));

    /// What the app may do; `*` for all.
    List<String> scopes = new ArrayList<>(List.of("*"));

    /// The app is enabled and released.
    boolean enabled = true;

    boolean bot = true;

    /// "External sharing" is on and the tenant is certified.
    boolean externalSharing = true;

    /// Whether `set_bot_manager` works in external groups. Feishu does not say.
    boolean botManagerInExternalGroups;

    /// Whether a second creation with the same uuid is answered with the first group (else 232068).
    /// Feishu does not say.
    boolean repeatedUuidAnswers = true;

    /// How long a change of members takes; another one of the same group in this time gets 232019.
    int memberEditMillis = 20;

    /// Addresses that may call; empty: all.
    List<String> allowedIps = new ArrayList<>();
  }

  static final class Person {
    String openId = "";
    String unionId = "";
    String userId = "";
    String name = "";
    String title = "";
    String mobile = "";
    String email = "";
    String departmentId = "";
    String tenantKey = "";
    boolean resigned;

    /// Within the app's availability; an outsider is once he opened the bot's chat.
    boolean available = true;

    /// An administrator forbade him external chats.
    boolean externalForbidden;

    /// The chat with the bot; empty before it was opened.
    String botChatId = "";

    /// Open ids of his contacts in other tenants.
    LinkedHashSet<String> friends = new LinkedHashSet<>();
  }

  static final class Department {
    String id = "";
    String name = "";
    String parentId = "";
  }

  static final class Chat {
    String id = "";
    String name = "";
    String description = "";
    String avatar = "";

    /// An open id; empty when a bot owns it.
    String ownerId = "";

    boolean external;

    /// `normal`, `dissolved` or `dissolved_save`.
    String status = "normal";

    /// The person of a 1:1 chat with the bot.
    String personId = "";

    /// Bot that made it.
    String creatorId = "";

    String uuid = "";
    String uuidOwner = "";
    long createdAt;
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, JsonNode> objects = new LinkedHashMap<>();
    LinkedHashSet<String> members = new LinkedHashSet<>();
    LinkedHashSet<String> managers = new LinkedHashSet<>();
    LinkedHashSet<String> bots = new LinkedHashSet<>();
    LinkedHashSet<String> botManagers = new LinkedHashSet<>();
    LinkedHashSet<String> pending = new LinkedHashSet<>();
    List<String> links = new ArrayList<>();

    boolean isOpen() {
      return status.equals("normal");
    }

    boolean isPersonal() {
      return !personId.isEmpty();
    }
  }

  static final class Message {
    String id = "";
    String chatId = "";
    String sender = "";
    boolean byBot;
    String type = "";
    String content = "";
    String rootId = "";
    String parentId = "";
    String uuid = "";
    long createdAt;
    long updatedAt;
    boolean updated;
    boolean deleted;
  }

  /// `kind`: `tenant` or `user`.
  record Token(
      String value, String kind, String openId, String scope, long expiresAt, String refresh) {}

  record Code(
      String value,
      String openId,
      String redirectUri,
      String challenge,
      String challengeMethod,
      String scope,
      long expiresAt) {}

  static final class CardToken {
    String messageId = "";
    long expiresAt;
    int uses;
  }

  static final class Reserve {
    String id = "";
    String number = "";
    String ownerId = "";
    String password = "";
    long endTime;
    boolean deleted;
    ObjectNode settings = Json.of();

    /// Empty before anybody came.
    String meetingId = "";

    String hostId = "";
    long startedAt;
    long endedAt;
    LinkedHashSet<String> joined = new LinkedHashSet<>();

    boolean isRunning() {
      return startedAt > 0 && endedAt == 0;
    }
  }

  static final class CalendarEvent {
    String id = "";
    String calendarId = "";
    String key = "";
    boolean cancelled;
    ObjectNode content = Json.of();
    List<JsonNode> attendees = new ArrayList<>();
  }

  /// The seed.
  static State demo() {
    var state = new State();
    DemoTenant.departments()
        .forEach(
            each -> {
              var department = new Department();
              department.id = "od-" + each.id();
              department.name = each.name();
              department.parentId = each.parentId() == 1 ? "0" : "od-" + each.parentId();
              state.departments.put(department.id, department);
            });
    DemoTenant.employees().forEach(each -> state.add(employee(each, state.app.tenantKey)));
    DemoTenant.customers().forEach(state::add);
    return state;
  }

  /// The next of a kind of ids.
  long next(String kind) {
    return counters.merge(kind, 1L, Long::sum);
  }

  /// An id as long as Feishu's own.
  String id(String prefix) {
    return "%s_%032d".formatted(prefix, next(prefix));
  }

  private void add(Person person) {
    people.put(person.openId, person);
  }

  private static Person employee(DemoTenant.Employee each, String tenantKey) {
    var person = new Person();
    person.openId = "ou_" + each.username();
    person.unionId = "on_" + each.username();
    person.userId = each.username();
    person.name = each.name();
    person.title = each.title();
    person.mobile = each.mobile();
    person.email = each.email();
    person.departmentId = "od-" + each.departmentId();
    person.tenantKey = tenantKey;
    person.resigned = !each.active();
    return person;
  }

  private void add(DemoTenant.Customer each) {
    var person = new Person();
    person.openId = "ou_ext_" + each.key();
    person.unionId = "on_ext_" + each.key();
    person.name = each.name();
    person.title = each.title();
    person.mobile = each.mobile();
    person.tenantKey = EXTERNAL_TENANT;
    person.available = each.opened();
    each.friends()
        .forEach(
            friend -> {
              person.friends.add("ou_" + friend);
              var employee = people.get("ou_" + friend);
              if (employee != null) {
                employee.friends.add(person.openId);
              }
            });
    add(person);
    if (each.opened()) {
      botChat(person);
    }
  }

  /// The 1:1 chat of a person with the bot, made when it is not there.
  Chat botChat(Person person) {
    var existing = chats.get(person.botChatId);
    if (existing != null) {
      return existing;
    }
    var chat = new Chat();
    chat.id = id("oc");
    chat.personId = person.openId;
    chat.members.add(person.openId);
    chat.bots.add(app.appId);
    chats.put(chat.id, chat);
    person.botChatId = chat.id;
    return chat;
  }
}
