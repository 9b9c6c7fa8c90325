package org.convoke.connectors;

import java.util.List;
import java.util.function.Supplier;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;

/// What the platform allows a connection in a second, minute, day or month, and how much of it is
/// spent: counted in the database over all nodes, shown to administrators. Thread-safe.
public interface Budgets {

  /// Makes a call that takes one out of every allowance named. Waits a little when they are free
  /// again soon.
  ///
  /// @param call ends when the platform has answered, or will not
  /// @return what the call returns
  /// @throws LimitExceeded with the time after which it is free; the call was not made
  <T> T within(List<Budget> budgets, Supplier<T> call);

  /// The platform said that an allowance is used up, whatever was counted here.
  void usedUp(Budget budget);

  /// One allowance.
  ///
  /// @param key unique within the platform; calls that share an allowance share it:
  ///   `im.chat:minute`
  /// @param name what is counted, for administrators
  /// @param limit how many in each window; at least 1
  record Budget(String key, Phrase name, Window window, long limit) {}

  /// Windows begin on the minute, hour, and in the organization's time zone on the day and month.
  /// The calls of a second are spread over it, whenever it begins.
  enum Window {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    MONTH
  }
}
