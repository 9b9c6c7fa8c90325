package org.convoke.sandbox.shared;

/// Ends a call with an error answer of the platform.
public final class Refusal extends RuntimeException {

  private final transient Answer answer;

  /// Refuses with this answer.
  public Refusal(Answer answer) {
    super(answer.text(), null, false, false);
    this.answer = answer;
  }

  /// What the client gets.
  public Answer answer() {
    return answer;
  }
}
