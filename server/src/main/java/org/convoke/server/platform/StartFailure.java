package org.convoke.server.platform;

import java.util.Locale;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Why the server cannot start: one sentence for the person at the terminal, who can act on it.
public final class StartFailure extends RuntimeException {

  private final transient Phrase reason;

  public StartFailure(Phrase reason) {
    this(reason, null);
  }

  public StartFailure(Phrase reason, @Nullable Throwable cause) {
    super(reason.en(), cause);
    this.reason = reason;
  }

  /// The sentence, in the reader's language.
  public String sentence(Locale locale) {
    return reason.in(locale);
  }
}
