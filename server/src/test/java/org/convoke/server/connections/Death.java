package org.convoke.server.connections;

/// The process dies here.
final class Death extends Error {
  Death() {
    super("the process dies", null, false, false);
  }
}
