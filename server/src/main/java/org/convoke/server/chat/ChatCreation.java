package org.convoke.server.chat;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.convoke.connectors.MemberOutcome;
import org.convoke.connectors.NewChat;
import org.convoke.connectors.Plan;
import org.convoke.database.UnitOfWork;
import org.convoke.model.ChatId;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.connections.Connection;

/// Decides whether a chat can be created, and how. Asks the database nothing: people come from
/// memory. Thread-safe.
@Singleton
class ChatCreation {

  private static final Phrase NAME_LENGTH = Phrase.of("群聊名称的字符", "characters of the name");
  private static final Phrase MEMBERS = Phrase.of("群成员", "members");

  private final Participants participants;
  private final Announcements announcements;

  ChatCreation(Participants participants, Announcements announcements) {
    this.participants = participants;
    this.announcements = announcements;
  }

  /// What would happen. Here a chat is created with everybody or not at all, so that whoever cannot
  /// be in it is a problem too.
  Plan plan(OrgId org, NewChat wanted) {
    return plan(wanted, check(org, wanted));
  }

  /// Creates a chat with its first notice.
  ///
  /// @throws Invalid when its plan is not possible
  Prepared<Chat> prepare(Occasion occasion, NewChat wanted) {
    var checked = check(occasion.org(), wanted);
    var plan = plan(wanted, checked);
    if (!plan.isPossible()) {
      throw ChatProblems.of(plan.problems());
    }
    var externals = wanted.members().stream().filter(checked::isExternal).toList();
    var chat = chat(occasion, wanted, !externals.isEmpty());
    var notice = Notice.named(Notice.Type.CREATED, occasion.actor(), chat.name());
    var message = Message.notice(chat.id(), notice, occasion.at());
    var row =
        new ChatStore.NewRow(
            occasion.org(),
            chat,
            wanted.members(),
            externals,
            occasion.actor(),
            message.id(),
            notice,
            occasion.effectKey());
    return new Prepared<>(
        chat,
        new UnitOfWork().add(ChatStore.CREATE, row),
        () -> announcements.created(occasion.org(), wanted.members(), message.numbered(1)));
  }

  private Participants.Checked check(OrgId org, NewChat wanted) {
    var everybody = new LinkedHashSet<PersonId>(wanted.members());
    everybody.add(wanted.owner());
    return participants.check(org, everybody);
  }

  private static Plan plan(NewChat wanted, Participants.Checked checked) {
    var members = wanted.members();
    var rejected = checked.rejected().stream().filter(it -> members.contains(it.person())).toList();
    var accepted =
        rejected.isEmpty()
            ? members
            : members.stream()
                .filter(it -> rejected.stream().noneMatch(no -> no.person().equals(it)))
                .toList();
    var limits =
        List.of(
            new Plan.Limit(NAME_LENGTH, ChatNames.length(wanted.name()), Chat.MAX_NAME),
            new Plan.Limit(MEMBERS, members.size(), Chat.MAX_MEMBERS));
    return new Plan(accepted, rejected, limits, problems(wanted, checked, rejected));
  }

  private static List<FieldProblem> problems(
      NewChat wanted, Participants.Checked checked, List<MemberOutcome.Rejected> rejected) {
    var problems = new ArrayList<FieldProblem>();
    ChatNames.problem(wanted.name()).ifPresent(problems::add);
    if (wanted.members().isEmpty()) {
      problems.add(ChatProblems.noMembers("members"));
    } else if (!wanted.members().contains(wanted.owner())) {
      problems.add(ChatProblems.ownerNotMember("owner", checked.name(wanted.owner())));
    }
    if (wanted.members().size() > Chat.MAX_MEMBERS) {
      problems.add(ChatProblems.tooManyMembers("members", wanted.members().size()));
    }
    rejected.forEach(it -> problems.add(ChatProblems.of("members", it)));
    return problems;
  }

  private static Chat chat(Occasion occasion, NewChat wanted, boolean external) {
    return new Chat(
        ChatId.create(),
        wanted.name(),
        wanted.owner(),
        Connection.BUILT_IN,
        external,
        Chat.State.OPEN,
        wanted.members().size(),
        occasion.at(),
        occasion.origin());
  }
}
