package org.convoke.sandbox.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The faults of one platform that are still to come, oldest first. Thread-safe.
public final class Faults {

  private final List<Fault> planned = new ArrayList<>();
  private int number;

  /// Plans one more.
  public synchronized Fault plan(Fault fault) {
    fault.id = "fault-" + ++number;
    planned.add(fault);
    return fault;
  }

  /// The fault that this call meets, which then has one time less.
  public synchronized Optional<Fault> take(Request request) {
    var line = request.method() + " " + request.path();
    return take(fault -> !fault.kind.isOfPushes() && fault.fits(line));
  }

  /// The fault that this push meets.
  public synchronized Optional<Fault> takeOfPush(String type) {
    return take(fault -> fault.kind.isOfPushes() && fault.fits("PUSH " + type));
  }

  /// Those that are left.
  public synchronized List<Fault> all() {
    return List.copyOf(planned);
  }

  /// Forgets all.
  public synchronized void clear() {
    planned.clear();
  }

  /// Puts these in the place of all.
  public synchronized void replace(List<Fault> faults) {
    planned.clear();
    planned.addAll(faults);
    number = Math.max(number, faults.size());
  }

  private Optional<Fault> take(Predicate<Fault> fits) {
    var found = planned.stream().filter(fits).findFirst();
    found.ifPresent(
        fault -> {
          if (--fault.times <= 0) {
            planned.remove(fault);
          }
        });
    return found;
  }
}
