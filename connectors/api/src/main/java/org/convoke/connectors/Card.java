package org.convoke.connectors;

import java.util.List;

/// A message with a title and buttons.
///
/// @param text in the common part of the platforms' Markdown
public record Card(String title, String text, List<Button> buttons) {

  public Card {
    buttons = List.copyOf(buttons);
  }

  /// What one clicks.
  public sealed interface Button {

    String label();

    /// Opens an address.
    record Link(String label, String url) implements Button {}

    /// Sends a value back as [PlatformEvent.Kind#CARD_CLICKED].
    record Reply(String label, String value) implements Button {}
  }
}
