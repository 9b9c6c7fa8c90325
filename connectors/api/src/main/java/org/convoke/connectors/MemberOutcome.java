package org.convoke.connectors;

import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// What became of one person, or would become in a [Plan]. That a person cannot be added is a
/// result with a reason and a remedy, not an error: the others are in the chat.
public sealed interface MemberOutcome {

  PersonId person();

  /// Was not a member, is one now.
  record Added(PersonId person) implements MemberOutcome {}

  /// Was a member, is none now.
  record Removed(PersonId person) implements MemberOutcome {}

  /// Was before what was asked for: a member who was to be added, or somebody else who was to be
  /// removed.
  record Unchanged(PersonId person) implements MemberOutcome {}

  /// Could not be added or removed.
  ///
  /// @param code stable, for programs: `person-departed`
  /// @param reason why, with the person's name
  /// @param remedy what somebody can do about it
  record Rejected(PersonId person, String code, Phrase reason, Phrase remedy)
      implements MemberOutcome {}
}
