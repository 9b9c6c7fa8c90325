package org.convoke.connectors.wecom;

import static org.convoke.connectors.wecom.Request.fields;

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
import org.convoke.connectors.Card;
import org.convoke.connectors.ChatChange;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.GroupChats;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.connectors.Repeatability;
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
/// Groups with customers can be seen here ([CustomerGroups]) but not made or changed: WeCom has no
/// calls for it.
final class AppChats implements GroupChats {

  private static final Repeatability FOR_EVER = new Repeatability.Keyed(Duration.ofDays(3650));
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /// Ids of groups that we made begin so; no id that WeCom gives does.
  private static final String OURS = "cv0";

  private static final int ID_BYTES = 14; // 3 + 28 characters: WeCom takes 32 letters and digits

  private final Api api;
  private final Accounts accounts;
  private final WeComSettings settings;
  private final CustomerGroups customerGroups;
  private final Doorkeeper doorkeeper;

  AppChats(Api api, Accounts accounts, WeComSettings settings) {
    this.api = api;
    this.accounts = accounts;
    this.settings = settings;
    this.customerGroups = new CustomerGroups(api);
    this.doorkeeper = new Doorkeeper(api, accounts);
  }

  @Override
  public Plan plan(NewChat chat) {
    return Plans.plan(chat, doorkeeper.admit(chat.members()));
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
    requirePossible(Plans.plan(chat, admission));
    var id = chatId(key);
    if (appChat(id).isEmpty()) {
      make(id, chat, admission);
    }
    greet(id);
    return created(id, chat, admission);
  }

  private static void requirePossible(Plan plan) {
    if (!plan.isPossible()) {
      throw Invalid.input(plan.problems());
    }
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
        chat.members().stream().map(it -> outcome(it, admission, in)).toList());
  }

  private static MemberOutcome outcome(PersonId person, Admission admission, Set<String> in) {
    return admission
        .rejected(person)
        .<MemberOutcome>map(it -> it)
        .orElseGet(
            () ->
                in.contains(admission.userIds().get(person))
                    ? new Added(person)
                    : leftOut(person, admission.userIds().getOrDefault(person, "")));
  }

  /// WeCom took the person's account and did not put it into the group.
  static Rejected leftOut(PersonId person, String userId) {
    return new Rejected(
        person,
        "not-added",
        Phrase.of("企业微信没有把成员 %s 加入群聊。", "WeCom did not add the member %s.", userId),
        Phrase.of(
            "确认其已激活企业微信，且在应用的可见范围内，然后用“更新群聊”添加。",
            "See that the account is active and in the app's visible range, then add it by updating the"
                + " chat."));
  }

  @Override
  public Optional<CreatedChat> find(NewChat chat, EffectKey key) {
    var id = chatId(key);
    return appChat(id).map(_ -> created(id, chat, Admission.of(accounts, chat.members())));
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
          var wanted = new WantedChat(before, accounts, admit, changes);
          wanted.calls(chat.value()).forEach(this::change);
          return wanted.outcomes(required(chat.value()));
        });
  }

  private void change(com.fasterxml.jackson.databind.node.ObjectNode body) {
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
    var ids = isOurs(chat) ? required(chat.value()).ownerFirst() : customerGroups.members(chat);
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
    var known = Admission.of(accounts, mentions).userIds();
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
    if (!leaving.isEmpty()) {
      leaving.forEach(body.putArray("del_user_list")::add);
    }
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
