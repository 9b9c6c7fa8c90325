package org.convoke.engine;

import java.time.Duration;
import org.convoke.model.NodeId;

/// How an engine works.
///
/// @param node who it is; the same after a restart in the same place, so that it adopts at once
///   what it left behind
/// @param name what people call the node: its host's name
/// @param maxRunning runs that are executed at a time. Each waits for the same commits, so more
///   only take memory
/// @param maxQueued runs that wait in memory; what does not fit waits in the database until the
///   next look
/// @param maxStepsAhead steps of a run that may commit together with the change that starts it; 0:
///   every run begins after that
/// @param heartbeat how often it says that it lives, and looks for runs that nobody executes
/// @param silence after which others take it for dead; at least three heartbeats
public record EngineSettings(
    NodeId node,
    String name,
    int maxRunning,
    int maxQueued,
    int maxStepsAhead,
    Duration heartbeat,
    Duration silence) {

  public EngineSettings {
    if (heartbeat.multipliedBy(3).compareTo(silence) > 0) {
      throw new IllegalArgumentException(
          "silence " + silence + " must be at least three heartbeats of " + heartbeat);
    }
  }

  /// 256 at a time, 20,000 in memory, 20 steps ahead, a heartbeat every 2 s, dead after 10 s.
  public static EngineSettings of(NodeId node, String name) {
    return new EngineSettings(
        node, name, 256, 20_000, 20, Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  /// The same, with every run beginning after the change that starts it.
  public EngineSettings withNothingAhead() {
    return new EngineSettings(node, name, maxRunning, maxQueued, 0, heartbeat, silence);
  }
}
