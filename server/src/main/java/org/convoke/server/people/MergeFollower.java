package org.convoke.server.people;

import org.convoke.database.Transaction;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;

/// A part of the server that keeps something of people: it goes over when one is merged into
/// another, and back when that is undone. Every bean of this type is asked, within the transaction
/// of the merge.
public interface MergeFollower {

  /// Names what it keeps, for ever.
  String key();

  /// Hands over what `from` has to `into`.
  ///
  /// @return what went over, as [#moveBack] needs it
  /// @throws org.convoke.model.Conflict when both have what only one can have
  Value.Fields move(Transaction transaction, OrgId org, Person from, Person into);

  /// Gives back what went over and is still with `into`.
  void moveBack(Transaction transaction, OrgId org, Person from, Person into, Value.Fields moved);

  /// Told once [#move] is committed.
  default void moved(OrgId org, PersonId into, Value.Fields moved) {}

  /// Told once [#moveBack] is committed.
  default void movedBack(OrgId org, PersonId into, Value.Fields moved) {}
}
