package org.convoke.bench;

import java.util.List;
import java.util.Map;

/// `./convoke bench [name …]`: runs the named benchmarks one after the other and prints what they
/// found. Durations are the ones of docs/benchmarks.md unless `--seconds` says otherwise.
public final class Bench {

  private static final Map<String, Benchmark> BENCHMARKS =
      Map.of(
          "runs", new Runs(),
          "start", new Start(),
          "history", new History(),
          "waiting", new Waiting(),
          "throttled", new Throttled(),
          "loops", new Loops());

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    var options = Options.parse(List.of(arguments));
    for (var name : options.names()) {
      if (!BENCHMARKS.containsKey(name)) {
        System.err.println("bench knows " + BENCHMARKS.keySet() + ", got '" + name + "'");
        System.exit(2);
      }
    }
    System.out.println(Machine.describe());
    for (var name : options.names()) {
      System.out.println("\n" + name);
      BENCHMARKS.getOrDefault(name, ignored -> {}).run(options);
    }
  }

  /// One thing to measure; prints its findings.
  interface Benchmark {
    void run(Options options) throws Exception;
  }
}
