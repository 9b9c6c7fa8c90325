package org.convoke.server.people;

import org.convoke.server.access.Caller;

/// What a feature adds to the demo organization. Whoever has something is a bean of this type.
public interface DemoContent {

  /// Called at each start in demo mode, after the people are there: adds what is missing, and
  /// leaves alone what is there.
  ///
  /// @param owner the demo's owner, in whose name things are made; reads Chinese
  void install(Caller owner);
}
