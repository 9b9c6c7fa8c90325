package org.convoke.connectors;

import java.util.List;

/// The code for a platform outside of Convoke, whose actions are calls to its servers. Thread-safe.
public interface Platform extends Connector {

  /// What an administrator fills in for a connection, in the order of the platform's console.
  List<Setting> settings();

  /// How an administrator sets up an app in the platform's console, in order.
  List<GuideStep> guide();

  /// The scopes that the app needs, as the platform's console takes them in bulk; empty when it
  /// does not.
  default String scopes() {
    return "";
  }

  /// What connections to it tell of and what that brings, in the order it is offered. Flows can use
  /// nothing else of it.
  default List<PlatformEvent.Declaration> events() {
    return List.of();
  }

  /// Prepares the use of one connection; calls nothing.
  PlatformConnection open(ConnectionContext context);
}
