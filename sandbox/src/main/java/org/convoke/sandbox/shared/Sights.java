package org.convoke.sandbox.shared;

import java.util.List;

/// What the page and tests see of a platform.
public interface Sights {

  /// All persons.
  List<Views.PersonView> people();

  /// All groups, oldest first.
  List<Views.GroupView> groups();

  /// All messages, oldest first.
  List<Views.MessageView> messages();

  /// All meetings, oldest first.
  List<Views.MeetingView> meetings();
}
