package org.convoke.e2e;

/// One kind of thing that must happen exactly once, done again and again while nodes die. What it
/// prints of itself ([#toString]) says how often.
interface SoakPart extends AutoCloseable {

  /// @throws AssertionError when something was refused that must not be
  void requireGoingOn();

  /// Begins nothing new; returns when everything begun is acknowledged.
  void finish() throws Exception;

  /// Whether what lies outside of the nodes has come to its end too; the runs' end is waited for
  /// elsewhere.
  default boolean isSettled() {
    return true;
  }

  /// Compares what is there with what was acknowledged, when all runs are at their end.
  void check();

  @Override
  default void close() {}
}
