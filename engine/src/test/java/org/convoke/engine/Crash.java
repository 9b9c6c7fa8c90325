package org.convoke.engine;

/// The process dies here.
final class Crash extends Error {
  Crash() {
    super("the process dies", null, false, false);
  }
}
