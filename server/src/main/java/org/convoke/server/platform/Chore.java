package org.convoke.server.platform;

/// Tidying that nobody waits for, such as deleting what is over. Beans of this type are run by
/// [Chores] once an hour; on many nodes each runs them, so they must not mind each other.
@FunctionalInterface
public interface Chore {

  void run();
}
