package org.convoke.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the command line asks for.
///
/// @param names of benchmarks, in the order they run
/// @param measured length of each measured part; half as long again goes before it as warm-up
/// @param clients connections that submit at once
record Options(List<String> names, Duration measured, int clients) {

  Options {
    names = List.copyOf(names);
    if (measured.isNegative() || measured.isZero() || clients < 1) {
      throw new IllegalArgumentException("--seconds and --clients expect a number from 1");
    }
  }

  static Options parse(List<String> arguments) {
    var names = new ArrayList<String>();
    var measured = Duration.ofSeconds(20);
    var clients = 32;
    var words = arguments.iterator();
    while (words.hasNext()) {
      var word = words.next();
      switch (word) {
        case "--seconds" -> measured = Duration.ofSeconds(Long.parseLong(words.next()));
        case "--clients" -> clients = Integer.parseInt(words.next());
        default -> names.add(word);
      }
    }
    return new Options(names.isEmpty() ? List.of("start", "runs") : names, measured, clients);
  }
}
