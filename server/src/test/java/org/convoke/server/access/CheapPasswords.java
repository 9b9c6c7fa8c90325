package org.convoke.server.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Passwords of tests may be guessed: hashes that cost next to nothing.
class CheapPasswords {

  @Produces
  @Singleton
  Passwords.Cost cost() {
    return new Passwords.Cost(64, 1);
  }
}
