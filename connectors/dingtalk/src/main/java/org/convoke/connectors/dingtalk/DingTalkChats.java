package org.convoke.connectors.dingtalk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.Admission;
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
import org.convoke.connectors.Unanswered;
import org.convoke.connectors.WantedChat;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;

/// Groups in one dialect of DingTalk's API.
///
/// Once a group was created nothing fails any more, since asking again could make a second one:
/// whoever could not be added is named in the result. Calls are saved where possible, since a
/// company has 5,000 a month.
final class DingTalkChats implements GroupChats {

  private static final Repeatability FOR_EVER = new Repeatability.Keyed(Duration.ofDays(3650));

  // In the words of [Refusals].
  private static final Set<String> SOMEBODY = Set.of("unknown-account", "parameter-refused");

  /// About whom DingTalk is asked at most: each is a call, though none of the month's.
  private static final int MOST_ASKED = 100;

  /// Internal groups take no external contacts (49009).
  private static final Rejection OUTSIDER =
      new Rejection(
          "external-not-possible",
          Phrase.of(
              "%s 是外部联系人，钉钉内部群不能加入外部联系人。",
              "%s is an external contact: internal groups of DingTalk take none."),
          Phrase.of(
              "由员工在钉钉中另建外部群并邀请。",
              "An employee creates an external group in DingTalk and invites them."));

  private static final Phrase LEFT_OUT =
      Phrase.of(
          "确认其在应用的可见范围内、接受群邀请，然后用“更新群聊”添加。",
          "See that the account is in the app's visible range and takes invitations, then add it by"
              + " updating the chat.");

  private final Dialect dialect;
  private final GroupRules rules;
  private final Plans plans;
  private final Accounts accounts;
  private final Doorkeeper doorkeeper;
  private final Robot robot;
  private final Patience patience;

  DingTalkChats(
      Dialect dialect,
      Accounts accounts,
      DingTalkDirectory directory,
      Robot robot,
      Patience patience) {
    this.dialect = dialect;
    this.rules = rules(dialect);
    this.plans = new Plans(rules);
    this.accounts = accounts;
    this.doorkeeper =
        new Doorkeeper(
            accounts,
            rules,
            new Doorkeeper.Strangers(
                SOMEBODY, MOST_ASKED, it -> directory.account(it).isPresent()));
    this.robot = robot;
    this.patience = patience;
  }

  private static GroupRules rules(Dialect dialect) {
    return new GroupRules(
        Phrase.of("钉钉", "DingTalk"),
        new GroupRules.Size(dialect.maxName(), 0, dialect.maxMembers()),
        UnaryOperator.identity(),
        OUTSIDER,
        LEFT_OUT);
  }

  @Override
  public Plan plan(NewChat chat) {
    return plans.plan(chat, doorkeeper.admit(chat.members()));
  }

  /// The robot's messages have no key of ours.
  @Override
  public Repeatability repeatability(Call call) {
    return switch (call) {
      case CREATE -> dialect.creating();
      case UPDATE, CLOSE -> FOR_EVER;
      case SEND -> new Repeatability.Uncertain();
    };
  }

  @Override
  public CreatedChat create(NewChat chat, EffectKey key) {
    return doorkeeper.admitting(admit -> create(chat, key, admit.apply(chat.members())));
  }

  private CreatedChat create(NewChat chat, EffectKey key, Admission admission) {
    plans.requirePossible(chat, admission);
    var owner = admission.userIds().getOrDefault(chat.owner(), "");
    var userIds = ownerFirst(owner, admission);
    var first = userIds.subList(0, Math.min(userIds.size(), dialect.membersAtCreation()));
    var ids = dialect.create(chat.name(), owner, first, key);
    var in = addOthers(ids, userIds, first);
    return new CreatedChat(
        dialect.handle(ids), ids.named(), "", false, admission.outcomes(chat.members(), in, rules));
  }

  private static List<String> ownerFirst(String owner, Admission admission) {
    var userIds = new LinkedHashSet<String>();
    userIds.add(owner);
    userIds.addAll(admission.userIds().values());
    return List.copyOf(userIds);
  }

  /// Who is in the group afterwards: by its own word, else by what it took.
  private Set<String> addOthers(GroupIds ids, List<String> userIds, List<String> first) {
    var taken = new LinkedHashSet<>(first);
    var others = userIds.subList(first.size(), userIds.size());
    for (var piece : ChatEdit.pieces(others, dialect.membersAtCreation())) {
      taken.addAll(added(ids, piece));
    }
    var seen = new ArrayList<Group>();
    wasDone(() -> dialect.look(ids).ifPresent(seen::add));
    return seen.isEmpty() ? taken : seen.getFirst().members();
  }

  /// Without the strangers among them when DingTalk refused them all.
  private List<String> added(GroupIds ids, List<String> userIds) {
    if (wasDone(() -> dialect.change(ids, ChatEdit.adding(userIds)))) {
      return userIds;
    }
    var known = new ArrayList<String>();
    wasDone(() -> known.addAll(doorkeeper.known(userIds)));
    var others = !known.isEmpty() && known.size() < userIds.size();
    return others && wasDone(() -> dialect.change(ids, ChatEdit.adding(known))) ? known : List.of();
  }

  private boolean wasDone(Runnable call) {
    try {
      patience.insist(call);
      return true;
    } catch (Problem | Unanswered e) {
      return false; // said in the outcomes: the group exists, whatever happens now
    }
  }

  /// By its openConversationId, which events and all newer calls name it by.
  @Override
  public ChatHandle shown(ChatHandle chat) {
    return new ChatHandle(GroupIds.of(chat).conversationId());
  }

  /// Never asked: no dialect lets groups be looked for.
  @Override
  public Optional<CreatedChat> find(NewChat chat, EffectKey key) {
    throw new UnsupportedOperationException("DingTalk's groups cannot be looked for");
  }

  @Override
  public List<MemberOutcome> update(ChatHandle chat, List<ChatChange> changes, EffectKey key) {
    var ids = GroupIds.of(chat);
    var before = open(ids);
    return doorkeeper.admitting(
        admit -> {
          var wanted = new WantedChat(before.facts(), changes, admit, accounts, rules);
          var edit = wanted.edit();
          if (!edit.isNothing()) {
            patience.insist(() -> dialect.change(ids, edit));
          }
          return wanted.outcomes(required(ids).members());
        });
  }

  @Override
  public Optional<ChatFacts> look(ChatHandle chat) {
    return dialect.look(GroupIds.of(chat)).map(Group::facts);
  }

  @Override
  public Optional<String> link(ChatHandle chat) {
    return dialect.link(GroupIds.of(chat));
  }

  @Override
  public List<PersonId> members(ChatHandle chat) {
    var userIds = required(GroupIds.of(chat)).facts().ownerFirst();
    var people = accounts.people(userIds);
    return userIds.stream().flatMap(it -> Stream.ofNullable(people.get(it))).distinct().toList();
  }

  /// The robot's call has no mentions, so that the names stand before the text.
  @Override
  public void send(ChatHandle chat, String text, List<PersonId> mentions, EffectKey key) {
    var ids = GroupIds.of(chat);
    Robot.requireText(text);
    robot.text(ids, mentions.isEmpty() ? text : names(ids, mentions) + text);
  }

  private String names(GroupIds ids, List<PersonId> mentions) {
    var members = required(ids).members();
    var known = accounts.of(mentions);
    var names = new StringBuilder();
    for (var person : mentions) {
      var one = known.get(person);
      if (one == null || one.account() == null || !members.contains(one.account().id())) {
        throw Invalid.field(
            "mentions",
            "not-a-member",
            Phrase.of("被提醒的人不在群里：%s。", "Somebody mentioned is no member: %s.", person));
      }
      names.append('@').append(one.name()).append(' ');
    }
    return names.toString();
  }

  @Override
  public void send(ChatHandle chat, Card card, EffectKey key) {
    robot.card(GroupIds.of(chat), card);
  }

  @Override
  public void close(ChatHandle chat, EffectKey key) {
    var ids = GroupIds.of(chat);
    var group = required(ids);
    if (!group.closed()) {
      dialect.close(ids, group);
    }
  }

  private Group open(GroupIds ids) {
    var group = required(ids);
    if (group.closed()) {
      throw new Conflict("chat-closed", Phrase.of("群聊已关闭。", "The chat is closed."));
    }
    return group;
  }

  private Group required(GroupIds ids) {
    return dialect
        .look(ids)
        .orElseThrow(() -> NotFound.of(Phrase.of("群聊", "group chat"), ids.handle().value()));
  }
}
