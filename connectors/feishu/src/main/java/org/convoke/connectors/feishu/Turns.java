package org.convoke.connectors.feishu;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one change of a group's members happen at a time: Feishu refuses those that overlap
/// (232019). Of this node only; what other nodes do meanwhile is refused by Feishu and asked again.
///
/// These locks are held across calls on purpose; nothing else is waited for under them.
/// Thread-safe.
final class Turns {

  private static final int STRIPES = 64;

  private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

  Turns() {
    for (var index = 0; index < STRIPES; index++) {
      locks[index] = new ReentrantLock();
    }
  }

  <T> T take(String chat, Supplier<T> work) {
    var lock = locks[Math.floorMod(chat.hashCode(), STRIPES)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
