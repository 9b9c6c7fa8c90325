package org.convoke.connectors;

import org.convoke.connectors.MemberOutcome.Rejected;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;

/// Why people are not taken into a chat, before it is said of one of them.
///
/// @param code as in [Rejected]
/// @param reason with one place, `%s`, for the person's name or account
/// @param remedy as in [Rejected]
public record Rejection(String code, Phrase reason, Phrase remedy) {

  /// The same said of one person.
  ///
  /// @param about what stands in the reason's place
  public Rejected of(PersonId person, Object about) {
    return new Rejected(person, code, Phrase.of(reason.zh(), reason.en(), about), remedy);
  }
}
