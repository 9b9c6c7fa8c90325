package org.convoke.connectors.wecom;

import static org.convoke.connectors.wecom.Request.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.Admission;
import org.convoke.connectors.AssistedChats;
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.ChatEdit;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.Doorkeeper;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.GroupRules;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.connectors.Plans;
import org.convoke.connectors.Rejection;
import org.convoke.connectors.Repeatability;
import org.convoke.connectors.WantedChat;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// Internal groups that the app creates: "appchat" (documents 90245, 98913, 98914 and 90248).
///
/// A group gets its id from us, derived from the effect's key: asked for again, WeCom is first
/// asked whether that group exists, so that there is never a second one, however late the question.
/// Groups with customers are made by people ([AssistedGroups]) and can be seen here
/// ([CustomerGroups]), but not be changed: WeCom has no calls for it.
final class AppChats implements GroupChats {

  private static final Repeatability FOR_EVER = new Repeatability.Keyed(Duration.ofDays(3650));
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /// Ids of groups that we made begin so; no id that WeCom gives does.
  private static final String OURS = "cv0";

  private static final int ID_BYTES = 14; // 3 + 28 characters: WeCom takes 32 letters and digits

  /// Characters of a name (document 90245); WeCom cuts one that is too long without a word.
  static final int MAX_NAME = 50;

  // In the words of [Refusals].
  private static final Set<String> SOMEBODY = Set.of("unknown-account", "member-refused");
  // Of `user/get`: unknown, or outside of the app's visible range.
  private static final Set<Integer> UNKNOWN = Set.of(60111, Refusals.NO_PRIVILEGE);

  /// About whom WeCom is asked at most: each is a call.
  private static final int MOST_ASKED = 200;

  /// Of document 90245. No call puts outsiders into a group (documents 98429 and 96932).
  private static final GroupRules RULES =
      new GroupRules(
          Phrase.of("企业微信", "WeCom"),
          new GroupRules.Size(MAX_NAME, 2, 2000),
          UserIds::normal,
          new Rejection(
              "external-by-hand",
              Phrase.of(
                  "%s 是外部联系人，企业微信不允许用接口把客户拉进群。",
                  "%s is an external contact: WeCom lets no app put customers into a group."),
              Phrase.of(
                  "由员工在企业微信中新建客户群并邀请，或让客户扫描群二维码加入。",
                  "An employee creates a customer group in WeCom and invites them, or they scan the group's"
                      + " QR code.")),
          Phrase.of(
              "确认其已激活企业微信，且在应用的可见范围内，然后用“更新群聊”添加。",
              "See that the account is active and in the app's visible range, then add it by updating the"
                  + " chat."));

  private static final Plans PLANS = new Plans(RULES);

  private final Api api;
  private final Accounts accounts;
  private final WeComSettings settings;
  private final CustomerGroups customerGroups;
  private final AssistedGroups assistedGroups;
  private final Doorkeeper doorkeeper;

  AppChats(Api api, Accounts accounts, WeComSettings settings) {
    this.api = api;
    this.accounts = accounts;
    this.settings = settings;
    this.customerGroups = new CustomerGroups(api);
    this.assistedGroups = new AssistedGroups(api, accounts, settings, customerGroups);
    this.doorkeeper =
        new Doorkeeper(
            accounts, RULES, new Doorkeeper.Strangers(SOMEBODY, MOST_ASKED, this::isKnown));
  }

  private boolean isKnown(String userId) {
    return !UNKNOWN.contains(api.call(Request.get("/cgi-bin/user/get", "userid", userId)).code());
  }

  @Override
  public Optional<AssistedChats> assisted() {
    return Optional.of(assistedGroups);
  }

  @Override
  public Plan plan(NewChat chat) {
    if (assistedGroups.isNeeded(chat)) {
      return assistedGroups.plan(chat);
    }
    return PLANS.plan(chat, doorkeeper.admit(chat.members()));
  }

  /// Messages have no key of ours, and what was sent cannot be looked for.
  @Override
  public Repeatability repeatability(Call call) {
    return switch (call) {
      case CREATE, UPDATE, CLOSE -> FOR_EVER;
      case SEND -> new Repeatability.Uncertain();
    };
  }

  @Override
  public CreatedChat create(NewChat chat, EffectKey key) {
    return doorkeeper.admitting(admit -> create(chat, key, admit.apply(chat.members())));
  }

  private CreatedChat create(NewChat chat, EffectKey key, Admission admission) {
    PLANS.requirePossible(chat, admission);
    var id = chatId(key);
    if (appChat(id).isEmpty()) {
      make(id, chat, admission);
    }
    greet(id);
    return created(id, chat, admission);
  }

  /// What is refused may be refused because the group exists: WeCom does not document the code.
  private void make(String id, NewChat chat, Admission admission) {
    var body =
        fields()
            .put("chatid", id)
            .put("name", chat.name())
            .put("owner", admission.userIds().get(chat.owner()));
    admission.userIds().values().forEach(body.putArray("userlist")::add);
    var answer =
        api.call(Request.change("/cgi-bin/appchat/create", body, AN_HOUR, Allowances.CREATIONS));
    if (!answer.isOk() && appChat(id).isEmpty()) {
      answer.required();
    }
  }

  /// A group in which nothing was written may be invisible. Whoever asks again after an answer was
  /// lost cannot know whether this was sent, so it is sent again.
  private void greet(String id) {
    try {
      new Messages(api).send(id, Messages.text(settings.greeting(), List.of()));
    } catch (Invalid | Forbidden refused) {
      // The group exists, which is what was asked for; the next message makes it visible.
    }
  }

  /// By WeCom's own word; by what it took when it does not show the group yet.
  private CreatedChat created(String id, NewChat chat, Admission admission) {
    var in =
        appChat(id).map(AppChat::members).orElseGet(() -> Set.copyOf(admission.userIds().values()));
    return new CreatedChat(
        new ChatHandle(id),
        Map.of("chatid", id),
        "",
        false,
        admission.outcomes(chat.members(), in, RULES));
  }

  @Override
  public Optional<CreatedChat> find(NewChat chat, EffectKey key) {
    var id = chatId(key);
    return appChat(id).map(_ -> created(id, chat, doorkeeper.admit(chat.members())));
  }

  static String chatId(EffectKey key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
      return OURS + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public List<MemberOutcome> update(ChatHandle chat, List<ChatChange> changes, EffectKey key) {
    var before = open(chat);
    return doorkeeper.admitting(
        admit -> {
          var wanted = new WantedChat(before.facts(), changes, admit, accounts, RULES);
          calls(chat, wanted.edit()).forEach(this::change);
          return wanted.outcomes(required(chat.value()).members());
        });
  }

  /// Bodies of the calls that make it so. Two only when the new owner is a newcomer: he has to be
  /// in the group first, and WeCom does not say in which order one call is carried out.
  private static List<ObjectNode> calls(ChatHandle chat, ChatEdit edit) {
    var first = fields();
    var second = edit.ownerJoins() ? fields() : first;
    edit.name().ifPresent(it -> first.put("name", it));
    list(first, "add_user_list", edit.add());
    edit.owner().ifPresent(it -> second.put("owner", it));
    list(second, "del_user_list", edit.remove());
    var calls = Stream.of(first, second).distinct().filter(it -> !it.isEmpty()).toList();
    calls.forEach(it -> it.put("chatid", chat.value()));
    return calls;
  }

  private static void list(ObjectNode body, String name, List<String> userIds) {
    if (!userIds.isEmpty()) {
      userIds.forEach(body.putArray(name)::add);
    }
  }

  private void change(ObjectNode body) {
    api.call(Request.change("/cgi-bin/appchat/update", body, AN_HOUR, Allowances.CHANGES))
        .required();
  }

  @Override
  public Optional<ChatFacts> look(ChatHandle chat) {
    return isOurs(chat) ? appChat(chat.value()).map(AppChat::facts) : customerGroups.look(chat);
  }

  /// Internal groups have no address; those who are to join are added.
  @Override
  public Optional<String> link(ChatHandle chat) {
    return Optional.empty();
  }

  @Override
  public List<PersonId> members(ChatHandle chat) {
    var ids =
        isOurs(chat) ? required(chat.value()).facts().ownerFirst() : customerGroups.members(chat);
    var people = accounts.people(ids);
    return ids.stream().flatMap(it -> Stream.ofNullable(people.get(it))).distinct().toList();
  }

  @Override
  public void send(ChatHandle chat, String text, List<PersonId> mentions, EffectKey key) {
    var mentioned = mentions.isEmpty() ? List.<String>of() : mentioned(open(chat), mentions);
    requireOurs(chat);
    new Messages(api).send(chat.value(), Messages.text(text, mentioned));
  }

  private List<String> mentioned(AppChat chat, List<PersonId> mentions) {
    var known = doorkeeper.admit(mentions).userIds();
    var missing =
        mentions.stream()
            .filter(it -> !chat.members().contains(known.getOrDefault(it, "")))
            .toList();
    if (!missing.isEmpty()) {
      throw Invalid.field(
          "mentions",
          "not-a-member",
          Phrase.of(
              "被提醒的人不在群里：%s。",
              "Somebody mentioned is no member: %s.",
              missing.stream().map(PersonId::toString).collect(Collectors.joining(", "))));
    }
    return List.copyOf(known.values());
  }

  @Override
  public void send(ChatHandle chat, Card card, EffectKey key) {
    requireOurs(chat);
    new Messages(api).send(chat.value(), Messages.card(card));
  }

  /// WeCom cannot disband a group: it is told, renamed, and everybody but the owner is taken out.
  @Override
  public void close(ChatHandle chat, EffectKey key) {
    requireOurs(chat);
    var before = required(chat.value());
    if (before.isClosed()) {
      return;
    }
    announceEnd(chat);
    var others = before.members().stream().filter(it -> !it.equals(before.owner())).toList();
    try {
      rename(chat, before, others);
    } catch (Invalid refused) { // WeCom may want two members to stay: it does not say
      rename(chat, before, others.subList(Math.min(1, others.size()), others.size()));
    }
  }

  private void announceEnd(ChatHandle chat) {
    try {
      new Messages(api).send(chat.value(), Messages.text("本群已结束。", List.of()));
    } catch (Invalid | Forbidden refused) {
      // The new name says it too.
    }
  }

  private void rename(ChatHandle chat, AppChat before, List<String> leaving) {
    var body = fields().put("chatid", chat.value()).put("name", before.closedName());
    list(body, "del_user_list", leaving);
    change(body);
  }

  private AppChat open(ChatHandle chat) {
    requireOurs(chat);
    var found = required(chat.value());
    if (found.isClosed()) {
      throw new Conflict("chat-closed", Phrase.of("群聊已关闭。", "The chat is closed."));
    }
    return found;
  }

  private AppChat required(String id) {
    return appChat(id).orElseThrow(() -> NotFound.of(Phrase.of("群聊", "group chat"), id));
  }

  private Optional<AppChat> appChat(String id) {
    var answer = api.call(Request.get("/cgi-bin/appchat/get", "chatid", id));
    return switch (answer.code()) {
      case Refusals.NO_SUCH_CHAT, Refusals.NO_SUCH_CHAT_ID -> Optional.empty();
      default -> Optional.of(AppChat.of(answer.required().path("chat_info")));
    };
  }

  private static boolean isOurs(ChatHandle chat) {
    return chat.value().startsWith(OURS);
  }

  private static void requireOurs(ChatHandle chat) {
    if (!isOurs(chat)) {
      throw new Conflict(
          "customer-group",
          Phrase.of(
              "这是客户群或不是由此应用创建的群，企业微信不允许用接口修改它或在其中发消息。请群主在企业微信中操作。",
              "This is a customer group, or one the app did not create: WeCom has no calls that change it"
                  + " or write into it. Its owner does that in WeCom."));
    }
  }
}
