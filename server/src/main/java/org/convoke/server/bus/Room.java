package org.convoke.server.bus;

import java.util.Locale;

/// What the bus carries. Messages of one room and one sender arrive in their order; those of
/// different rooms need not wait for each other.
public enum Room {

  /// events for sockets
  DELIVERIES,

  /// what was changed in the database and may be remembered elsewhere
  CHANGES,

  /// a sender whose messages of any room may have been lost
  GAPS;

  String subject() {
    return name().toLowerCase(Locale.ROOT);
  }
}
