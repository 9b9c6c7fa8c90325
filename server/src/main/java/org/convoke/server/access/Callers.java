package org.convoke.server.access;

import jakarta.enterprise.context.RequestScoped;
import org.convoke.model.Phrase;
import org.convoke.model.Unauthenticated;
import org.jspecify.annotations.Nullable;

/// The caller of the current request, as [AccessFilter] found him. Confined to one request.
@RequestScoped
public class Callers {

  private @Nullable Caller caller;

  /// @throws Unauthenticated in an [Open] method
  public Caller current() {
    if (caller == null) {
      throw unauthenticated();
    }
    return caller;
  }

  void is(Caller caller) {
    this.caller = caller;
  }

  static Unauthenticated unauthenticated() {
    return new Unauthenticated("unauthenticated", Phrase.of("请先登录。", "Sign in first."));
  }
}
