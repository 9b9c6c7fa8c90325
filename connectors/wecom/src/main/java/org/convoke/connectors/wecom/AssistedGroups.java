package org.convoke.connectors.wecom;

import static org.convoke.connectors.wecom.Request.fields;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.Accounts.Known;
import org.convoke.connectors.AssistedChats;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.CreatedChat;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.MemberOutcome.Added;
import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.model.FieldProblem;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Groups with customers, which only people create (documents 98429 and 93414): the owner is asked
/// by a message of the application, his groups are looked through for the one he created, and it
/// gets a join way, whose code the customers scan (document 92229). A join way names groups that
/// exist, so it comes last. Thread-safe.
final class AssistedGroups implements AssistedChats {

  /// Outsiders in one group (document 98429).
  private static final int MAX_CUSTOMERS = 500;

  private static final int STATE_BYTES = 12; // 24 characters: a state has at most 30
  private static final int QR = 2;

  // Of the card: in both languages, since nobody knows which of them its reader reads, and with
  // what may be long at the end, where it is cut.
  private static final String REQUEST = "请创建客户群 Please create a customer group: “%s”";
  private static final String REMINDER = "提醒：请创建客户群 Reminder, create a customer group: “%s”";
  private static final String WHAT =
      """
      在企业微信中新建名称恰为“%1$s”的客户群，由你做群主。建好后自动继续。
      Create a customer group in WeCom, called exactly as above, as its owner; the flow goes on by itself.
      邀请 Invite: %2$s""";

  /// People to invite whom a text names; the others are counted.
  private static final int MOST_NAMED = 10;

  /// Somebody came by one of our codes when his state begins so.
  private static final String OURS = "cv0";

  private final Api api;
  private final Accounts accounts;
  private final WeComSettings settings;
  private final CustomerGroups groups;
  private final AppMessages messages;

  AssistedGroups(Api api, Accounts accounts, WeComSettings settings, CustomerGroups groups) {
    this.api = api;
    this.accounts = accounts;
    this.settings = settings;
    this.groups = groups;
    this.messages = new AppMessages(api, settings);
  }

  @Override
  public String company() {
    return settings.corpId() + " " + settings.base();
  }

  @Override
  public boolean isNeeded(NewChat chat) {
    return accounts.of(chat.members()).values().stream().anyMatch(Known::external);
  }

  Plan plan(NewChat chat) {
    var admission = GroupAdmission.of(chat, accounts);
    var customers = admission.customers().size();
    return new Plan(
        admission.accepted(),
        admission.rejected(),
        List.of(
            new Plan.Limit(
                Phrase.of("群里的外部联系人", "external contacts in a group"), customers, MAX_CUSTOMERS)),
        problems(chat, admission, customers),
        List.of(),
        errand(chat));
  }

  private static List<FieldProblem> problems(
      NewChat chat, GroupAdmission admission, int customers) {
    var problems = new ArrayList<FieldProblem>();
    if (chat.name().isEmpty()) {
      problems.add(
          new FieldProblem("name", "required", Phrase.of("请填写群聊名称。", "The name is missing.")));
    }
    admission.ownerProblem().ifPresent(problems::add);
    if (customers > MAX_CUSTOMERS) {
      problems.add(
          new FieldProblem(
              "members",
              "too-many",
              Phrase.of(
                  "企业微信的客户群最多 %d 位外部联系人，现为 %d 位。",
                  "A customer group in WeCom has at most %d external contacts, got %d.",
                  MAX_CUSTOMERS,
                  customers)));
    }
    return problems;
  }

  @Override
  public Errand errand(NewChat chat) {
    var known = known(chat);
    var owner = name(chat.owner(), known);
    return new Errand(
        chat.owner(),
        Phrase.of("等待 %s 建立客户群", "Waiting for %s to create the customer group", owner),
        Phrase.of(
            "在企业微信中新建名称恰为“%s”的客户群（发起群聊 → 企业客户群），并邀请 %s；建好后自动继续。企业微信没有创建客户群的接口，须由群主亲手建。",
            "Create a customer group in WeCom, called exactly \"%s\", and invite %s; the flow goes on by"
                + " itself. WeCom has no call that creates one, so its owner has to.",
            chat.name(),
            others(chat, known)));
  }

  /// With the owner, who may be no member.
  private Map<PersonId, Known> known(NewChat chat) {
    return accounts.of(
        Stream.concat(Stream.of(chat.owner()), chat.members().stream()).distinct().toList());
  }

  private static Phrase others(NewChat chat, Map<PersonId, Known> known) {
    var others = chat.members().stream().filter(it -> !it.equals(chat.owner())).toList();
    var shown = Phrase.list(others.stream().limit(MOST_NAMED).map(it -> name(it, known)).toList());
    return others.size() > MOST_NAMED
        ? Phrase.of("%s… (%d)", "%s… (%d)", shown, others.size())
        : shown;
  }

  private static String name(PersonId person, Map<PersonId, Known> known) {
    var found = known.get(person);
    return found == null ? person.toString() : found.name();
  }

  @Override
  public void ask(NewChat chat, URI page, boolean isReminder) {
    messages.card(
        account(chat.owner()),
        (isReminder ? REMINDER : REQUEST).formatted(chat.name()),
        WHAT.formatted(chat.name(), others(chat, known(chat)).en()),
        page);
  }

  /// The owner's user id; no other is asked for, see [#plan].
  private String account(PersonId owner) {
    return Optional.ofNullable(accounts.of(List.of(owner)).get(owner))
        .flatMap(it -> Optional.ofNullable(it.account()))
        .map(it -> UserIds.normal(it.id()))
        .orElseThrow(() -> NotFound.of(Phrase.of("企业微信账号", "account of WeCom"), owner));
  }

  @Override
  public List<Made> made(NewChat wanted, Instant since) {
    return groups.of(account(wanted.owner())).stream()
        .filter(it -> !groups.isOlder(it, since))
        .flatMap(it -> groups.made(it).stream())
        .filter(it -> !it.at().isBefore(since))
        .sorted(Comparator.comparing(Made::at).thenComparing(it -> it.chat().value()))
        .toList();
  }

  @Override
  public String open(ChatHandle chat, EffectKey key) {
    var body =
        fields()
            .put("scene", QR)
            .put("remark", "召集")
            .put("auto_create_room", 0)
            .put("state", state(key));
    body.putArray("chat_id_list").add(chat.value());
    return api.call(
            Request.change(
                "/cgi-bin/externalcontact/groupchat/add_join_way", body, Duration.ofMinutes(1)))
        .required()
        .path("config_id")
        .asText();
  }

  /// WeCom names the code only when asked for it.
  private String qrCode(String id) {
    return api.call(
            Request.ask(
                "/cgi-bin/externalcontact/groupchat/get_join_way", fields().put("config_id", id)))
        .required()
        .path("join_way")
        .path("qr_code")
        .asText();
  }

  static String state(EffectKey key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
      return OURS + HexFormat.of().formatHex(digest, 0, STATE_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public CreatedChat taken(NewChat wanted, ChatHandle chat, String way) {
    var facts =
        groups
            .look(chat)
            .orElseThrow(() -> NotFound.of(Phrase.of("群聊", "group chat"), chat.value()));
    var known = accounts.of(wanted.members());
    var in = Set.copyOf(facts.members());
    var qrCode = qrCode(way);
    return new CreatedChat(
        chat,
        Map.of("chat_id", chat.value(), "config_id", way),
        qrCode,
        true,
        wanted.members().stream().map(it -> outcome(it, known.get(it), in)).toList(),
        qrCode);
  }

  private static MemberOutcome outcome(PersonId person, @Nullable Known known, Set<String> in) {
    if (known == null || known.account() == null) {
      return GroupAdmission.unlinked(person, known);
    }
    var account = known.account().id();
    return in.contains(known.external() ? account : UserIds.normal(account))
        ? new Added(person)
        : new Rejected(
            person,
            "not-in-yet",
            Phrase.of("%s 还没有进群。", "%s is not in the group yet.", known.name()),
            Phrase.of(
                "请群主邀请，或让其扫描群二维码加入。", "The owner invites them, or they scan the group's QR code."));
  }

  @Override
  public Duration patience() {
    return settings.assistPatience();
  }

  @Override
  public Optional<Duration> reminder() {
    return settings.assistReminder();
  }
}
