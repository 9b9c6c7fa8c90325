package org.convoke.bench;

import static java.util.Locale.ROOT;

/// Lines of a benchmark's result: what, and how much.
final class Findings {

  private Findings() {}

  static void print(String what, String format, Object... values) {
    System.out.printf(ROOT, "  %-30s %s%n", what, String.format(ROOT, format, values));
  }
}
