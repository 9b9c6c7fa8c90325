package org.convoke.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something we need does not answer, or answers that it is busy. Whether the change was made is
/// unknown unless the code says otherwise; the same call may be tried again.
public final class Unavailable extends Problem {

  public Unavailable(String code, Phrase detail, @Nullable Throwable cause) {
    super(code, detail, List.of(), cause);
  }

  @Override
  public boolean mayRetry() {
    return true;
  }
}
