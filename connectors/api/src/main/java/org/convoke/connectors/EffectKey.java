package org.convoke.connectors;

/// Names one intended change on a platform. The same intention always has the same key, so that
/// asking again after a crash or a lost answer meets the first attempt and never makes a second
/// chat.
///
/// @param value 1..50 characters, the least that a platform takes as a key of its own (Feishu,
///   `uuid` of `POST /im/v1/chats`)
public record EffectKey(String value) {

  public static final int MAX_LENGTH = 50;

  public EffectKey {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "effect key expects 1..%d characters, got %d".formatted(MAX_LENGTH, value.length()));
    }
  }
}
