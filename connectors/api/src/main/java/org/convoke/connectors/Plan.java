package org.convoke.connectors;

import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// What would happen if a chat were created now. Making a plan changes nothing.
///
/// @param accepted who would be in the chat
/// @param rejected who would not, each with a reason and a remedy
/// @param limits the platform's limits that the chat comes under, met or not
/// @param problems why it cannot be created at all, by property of [NewChat] (`name`, `owner`,
///   `members`); empty when it can
/// @param unknown what only the platform knows, and says when the chat is created: a sentence each;
///   empty when all is known
/// @param errand what a person has to do before the chat exists; null: nothing
public record Plan(
    List<PersonId> accepted,
    List<MemberOutcome.Rejected> rejected,
    List<Limit> limits,
    List<FieldProblem> problems,
    List<Phrase> unknown,
    AssistedChats.@Nullable Errand errand) {

  /// A plan of what calls do.
  public Plan(
      List<PersonId> accepted,
      List<MemberOutcome.Rejected> rejected,
      List<Limit> limits,
      List<FieldProblem> problems,
      List<Phrase> unknown) {
    this(accepted, rejected, limits, problems, unknown, null);
  }

  /// A plan of which all is known.
  public Plan(
      List<PersonId> accepted,
      List<MemberOutcome.Rejected> rejected,
      List<Limit> limits,
      List<FieldProblem> problems) {
    this(accepted, rejected, limits, problems, List.of());
  }

  public Plan {
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
    limits = List.copyOf(limits);
    problems = List.copyOf(problems);
    unknown = List.copyOf(unknown);
  }

  /// Whether the chat can be created; perhaps without the rejected people.
  public boolean isPossible() {
    return problems.isEmpty();
  }

  /// How much of something the platform allows.
  ///
  /// @param of what is counted: members, characters of the name
  /// @param wanted how many the chat would have
  /// @param allowed how many it may have
  public record Limit(Phrase of, long wanted, long allowed) {

    public boolean isMet() {
      return wanted <= allowed;
    }
  }
}
