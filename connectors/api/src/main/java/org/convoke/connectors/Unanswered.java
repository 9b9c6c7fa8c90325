package org.convoke.connectors;

import org.convoke.model.Phrase;

/// Nobody knows whether a platform made a change: the connection broke, no answer came in time, or
/// one that cannot be read. The call's [Repeatability] decides what can be done now.
public final class Unanswered extends RuntimeException {

  private final transient Phrase reason;

  /// @param reason part of a sentence for people; no secrets
  public Unanswered(Phrase reason) {
    super(reason.en());
    this.reason = reason;
  }

  public Phrase reason() {
    return reason;
  }
}
