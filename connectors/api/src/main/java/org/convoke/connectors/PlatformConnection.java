package org.convoke.connectors;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// One configured app on one platform. Thread-safe; calls may wait for the platform.
public interface PlatformConnection {

  /// Tries everything that flows may need: credentials, abilities, permissions, addresses. Changes
  /// nothing.
  List<Finding> check();

  GroupChats groupChats();

  Directory directory();

  Callbacks callbacks();

  SignIn signIn();

  /// Events that the platform sends over a connection we open, instead of to an address of ours;
  /// empty when it has none.
  Optional<EventStream> eventStream();

  /// Asks again what a call of ours by GET read, with a token of now; what comes of it is in the
  /// log of calls.
  ///
  /// @param address as the log has it
  /// @return false when it may do more than read, or cannot be asked again; then nothing was asked
  /// @throws Unanswered when there was no answer
  boolean readAgain(URI address);
}
