package org.convoke.server.access;

/// What a person may do in his organization; each includes the ones before it.
public enum Role {
  /// Submits forms, sees ledgers, takes part in his own chats.
  MEMBER,
  /// Also builds forms, flows and apps, and sees all runs.
  BUILDER,
  /// Also keeps people, departments and the API tokens of others.
  ADMIN,
  /// Also decides who is administrator.
  OWNER;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
