package org.convoke.sandbox.shared;

/// Everything a platform holds, as it is written into the state's file.
public interface PlatformState {

  /// The client's app as the platform's console shows it.
  Object settings();

  /// Makes every token invalid.
  void revokeTokens();
}
