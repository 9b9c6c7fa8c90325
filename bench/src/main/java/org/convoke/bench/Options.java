package org.convoke.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the command line asks for.
///
/// @param names of benchmarks, in the order they run
/// @param measured length of each measured part; half as long again goes before it as warm-up
/// @param clients connections that submit at once
/// @param finished runs that `history` has in the database
/// @param waiting runs that wait in `waiting`
/// @param groups submissions of `throttled` for each platform
/// @param withFlowable whether Flowable does the same beside us
record Options(
    List<String> names,
    Duration measured,
    int clients,
    int finished,
    int waiting,
    int groups,
    boolean withFlowable) {

  Options {
    names = List.copyOf(names);
    if (measured.isNegative() || measured.isZero()) {
      throw tooSmall();
    }
    if (clients < 1 || finished < 1 || waiting < 1 || groups < 1) {
      throw tooSmall();
    }
  }

  private static IllegalArgumentException tooSmall() {
    return new IllegalArgumentException(
        "--seconds, --clients, --finished, --waiting and --groups expect a number from 1");
  }

  static Options parse(List<String> arguments) {
    var names = new ArrayList<String>();
    var measured = Duration.ofSeconds(20);
    var clients = 32;
    var finished = 5_000_000;
    var waiting = 100_000;
    var groups = 1_000;
    var withFlowable = false;
    var words = arguments.iterator();
    while (words.hasNext()) {
      var word = words.next();
      switch (word) {
        case "--seconds" -> measured = Duration.ofSeconds(Long.parseLong(words.next()));
        case "--clients" -> clients = Integer.parseInt(words.next());
        case "--finished" -> finished = Integer.parseInt(words.next());
        case "--waiting" -> waiting = Integer.parseInt(words.next());
        case "--groups" -> groups = Integer.parseInt(words.next());
        case "--peer" -> withFlowable = isFlowable(words.next());
        default -> names.add(word);
      }
    }
    return new Options(
        names.isEmpty() ? List.of("start", "runs") : names,
        measured,
        clients,
        finished,
        waiting,
        groups,
        withFlowable);
  }

  private static boolean isFlowable(String peer) {
    if (!peer.equals("flowable")) {
      throw new IllegalArgumentException("--peer knows flowable, got '" + peer + "'");
    }
    return true;
  }
}
