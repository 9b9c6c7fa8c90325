package org.convoke.connectors;

import java.util.List;
import org.convoke.model.Phrase;

/// One thing to do in a platform's console while a connection is set up.
///
/// @param key unique within the platform; the [Finding]s of a check name the step that mends them
/// @param title a verb with its object
/// @param text what to click, and what to copy from where to where, one to four sentences
/// @param settings the settings that are known after it, by key
/// @param copies what of this connection is pasted into the console
public record GuideStep(
    String key, Phrase title, Phrase text, List<String> settings, List<Copy> copies) {

  public GuideStep {
    settings = List.copyOf(settings);
    copies = List.copyOf(copies);
  }

  /// What Convoke knows and the console wants.
  public enum Copy {
    /// Where the platform sends its callbacks.
    CALLBACK_ADDRESS,
    /// Where it sends people back to after they signed in.
    SIGN_IN_ADDRESS,
    /// The scopes the app needs, as the console takes them in bulk.
    SCOPES
  }
}
